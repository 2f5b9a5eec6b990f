import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { columns, headed, wrapped } from '#engines/letters/lines.ts'
import { linkAt, textOf } from '#engines/letters/texts.ts'
import { inWords } from '#engines/letters/words.ts'

const origin = 'https://we.example'
const whole = (href: string) => linkAt(href, origin)

test.each([
  ['<p>One <strong>two</strong> <em>three</em>.</p><p>Four</p>', 'One two three.\n\nFour'],
  ['<h2>Big</h2><h3>Small</h3>', 'Big\n---\n\nSmall'],
  ['<p>See <a href="https://a.example/x">this page</a>.</p>', 'See this page (https://a.example/x).'],
  ['<p><a href="https://a.example">https://a.example</a></p>', 'https://a.example'],
  ['<p>Write to <a href="mailto:a@b.example">a@b.example</a></p>', 'Write to a@b.example'],
  ['<ul><li>One</li><li>Two<ul><li>Three</li></ul></li></ul>', '- One\n- Two\n  - Three'],
  ['<ol><li>One</li><li>Two</li></ol>', '1. One\n2. Two'],
  ['<blockquote><p>Said</p><p>so</p></blockquote>', '> Said\n\n> so'],
  ['<p>A &amp; B &lt;c&gt;<br />D</p>', 'A & B <c>\nD'],
  ['', ''],
])('%j is said in plain words', (html, words) => {
  expect(inWords(html)).toBe(words)
})

test('lines are at most 72 columns wide, but for a word that is longer, and no word is lost', () => {
  fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-z]{1,90}$/), { maxLength: 60 }), (words) => {
    const lines = wrapped(words.join(' '), { first: '- ', rest: '  ' }).split('\n')
    for (const line of lines) expect(line.length <= columns || line.trim().split(' ').filter((part) => part !== '-').length === 1).toBe(true)
    expect(lines.flatMap((line) => line.split(' ')).filter((word) => word && word !== '-')).toEqual(words)
  }))
  expect(headed('  A\nheading ')).toBe('A heading\n---------')
})

test('a text of a letter keeps words, links, lists, headings and quotes, and nothing that a page would draw alive', () => {
  expect(textOf('<div>Hi<br>you <b>all</b></div><h1>Now</h1><figure data-action="x"></figure><img src=x onerror=y><script>z</script>', whole)).toBe('<p>Hi<br />you <strong>all</strong></p><h2>Now</h2>')
  expect(textOf('Plain words\n\n## Heading\n\n- one\n- two', whole)).toBe('<p>Plain words</p><h2>Heading</h2><ul><li>one</li><li>two</li></ul>')
  expect(textOf('<p><a href="/news">News</a> <a href="#x">up</a></p>', whole)).toBe('<p><a href="https://we.example/news">News</a> <a>up</a></p>')
  expect(textOf('<p><a href="/news">News</a></p>')).toBe('<p><a href="/news">News</a></p>')
})

test('said twice, a text of a letter stays what it is', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('<p>', '</p>', '<div>', '<ul>', '<li>', '</ul>', 'words ', '<a href="/x">', '</a>', '<b>', '</b>', '<br>', '<h1>', '&amp;', '<figure>', '<x>')), (parts) => {
    const once = textOf(parts.join(''))
    expect(textOf(once)).toBe(once)
  }))
})

test('a letter’s links lead to whole addresses, or nowhere', () => {
  expect(['/a', 'https://b.example/', 'mailto:a@b.example', '#c', 'javascript:x', '//d.example', ''].map((href) => linkAt(href, origin)))
    .toEqual(['https://we.example/a', 'https://b.example/', 'mailto:a@b.example', undefined, undefined, undefined, undefined])
})
