import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { read } from '#engines/texts/pieces.ts'
import { excerpt, plain, plainWhole } from '#engines/texts/plain.ts'
import { safe } from '#engines/texts/safe.ts'
import { shape } from '#engines/texts/shaping.ts'
import { freeSlug } from '#engines/texts/slugs.ts'
import { keep } from '#engines/texts/writing.ts'
import { scriptCases } from '../../attack/script-cases.ts'

const origin = 'https://tidewater.example'
const ours = /^(?:[^<>]|<\/?(?:p|h2|h3|ul|ol|li|blockquote|strong|em|del|figure|a)>|<br \/>|<a href="(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)[^"<>]*">|<\/a>|<figure data-(?:action|picture|link|members)="[^"<>]*">)*$/

describe('a text that is kept', () => {
  test('reads plain text as it was meant', () => {
    expect(keep('We meet.\n\n## When\nTuesdays\n\n- Come\n- Bring < a chair')).toBe('<p>We meet.</p><h2>When</h2><p>Tuesdays</p><ul><li>Come</li><li>Bring &lt; a chair</li></ul>')
  })

  test.each([
    ['<h1>Big</h1><div>one<br><br>two</div>', '<h2>Big</h2><p>one<br /><br />two</p>'],
    ['<div><p>a</p><p>b</p></div>c', '<p>a</p><p>b</p><p>c</p>'],
    ['<p>a <b>bold <i>and</i></b> <s>gone</s></p>', '<p>a <strong>bold <em>and</em></strong> <del>gone</del></p>'],
    ['<p><b>a<p>b</b></p>', '<p><strong>a</strong></p><p><strong>b</strong></p>'],
    ['<blockquote>said<br>so</blockquote>', '<blockquote><p>said<br />so</p></blockquote>'],
    ['<ul>loose<li>one<ul><li>two</ul><li><p>three</p><p>four</p></ul>', '<ul><li>loose</li><li>one<ul><li>two</li></ul></li><li>three<br />four</li></ul>'],
    ['<p>&nbsp;</p><p><br></p><p> </p><b></b>', ''],
    ['<p>a</p><figure data-action="warm-homes"><figcaption>x</figcaption></figure><p>b', '<p>a</p><figure data-action="warm-homes"></figure><p>b</p>'],
    ['<ul><li>a<figure data-members></figure></li></ul>', '<ul><li>a</li></ul><figure data-members="below"></figure>'],
    ['<figure data-action="No Such"></figure><figure><img src=x></figure>', ''],
    ['<iframe src="https://www.youtube-nocookie.com/embed/abc-1?rel=0"></iframe>', '<figure data-link="https://www.youtube.com/watch?v=abc-1"></figure>'],
    ['<a href="example.org">x</a> <a href="/join">y</a> <a href="mailto:a@b.example">z</a>', '<p>x <a href="/join">y</a> <a href="mailto:a@b.example">z</a></p>'],
    ['<figure data-trix-attachment=\'{"contentType":"application/vnd.commonweal.action","value":"warm-homes"}\'><b>x</b></figure>', '<figure data-action="warm-homes"></figure>'],
  ])('says %j in our own elements', (typed, kept) => {
    expect(keep(typed)).toBe(kept)
  })

  test('says the same when it is kept twice, whatever was typed', () => {
    const word = constantFrom('<p>', '</p>', '<ul>', '<li>', '</li>', '</ul>', '<b>', '</b>', '<a href="/x">', '</a>', '<h1>', '</h1>', '<blockquote>', '</blockquote>', '<br>', ' ', 'a', '&', '"', '<', '<figure data-members>', '</figure>', '<div>', '</div>', '<em>')
    assert(property(array(oneof(word, string({ maxLength: 4 }), constantFrom(...scriptCases)), { maxLength: 24 }), (words) => {
      const kept = keep(`<p>${words.join('')}`)
      expect(keep(kept)).toBe(kept)
      expect(kept).toMatch(ours)
    }), { numRuns: 300 })
  })

  test('holds nothing but our own elements and attributes, in each of the cases, whichever half of the way is left out', () => {
    expect(new Set(scriptCases).size).toBeGreaterThanOrEqual(200)
    for (const typed of scriptCases) {
      expect(keep(typed), typed).toMatch(ours)
      expect(shape(typed), typed).toMatch(ours)
      expect(safe(typed), typed).toMatch(ours)
    }
  })
})

describe('a text that is shown', () => {
  test('comes in pieces: words, what is alive, and what is for members', () => {
    const kept = keep('<p>one <a href="https://other.example/a?b&amp;c">out</a> <a href="https://tidewater.example/x">in</a></p><figure data-action="warm-homes"></figure><p>https://www.youtube.com/watch?v=1&amp;t=2</p><figure data-members></figure><p>two</p><figure data-picture="7"></figure>')
    expect(read(kept, origin)).toEqual({
      everyone: [
        { kind: 'words', html: '<p>one <a href="https://other.example/a?b&amp;c" rel="external noopener">out</a> <a href="https://tidewater.example/x">in</a></p>' },
        { kind: 'action', slug: 'warm-homes' },
        { kind: 'link', href: 'https://www.youtube.com/watch?v=1&t=2', host: 'youtube.com' },
      ],
      members: [{ kind: 'words', html: '<p>two</p>' }, { kind: 'picture', id: 7 }],
    })
    expect(read('', origin)).toEqual({ everyone: [], members: undefined })
    expect(read('<figure data-members="below"></figure>', origin)).toEqual({ everyone: [], members: [] })
  })

  test('is made safe again, should something else have been stored', () => {
    for (const stored of scriptCases) for (const piece of read(stored, origin).everyone) expect(piece.kind === 'words' ? piece.html : '', stored).not.toMatch(/<(?!\/?(?:p|h2|h3|ul|ol|li|blockquote|strong|em|del|br|figure|a)\b)|<[^>]* on\w+=/)
  })

  test('has a plain side that never tells what is for members', () => {
    const kept = keep('<h2>Head &amp; all</h2><p>one<br>two</p><ul><li>a</li><li>b</li></ul><figure data-action="x"></figure><figure data-members></figure><p>secret</p>')
    expect(plain(kept)).toBe('Head & all\n\none\ntwo\n\n- a\n- b')
    expect(plainWhole(kept)).toBe('Head & all\n\none\ntwo\n\n- a\n- b\n\n[action x]\n\n[members below]\n\nsecret')
  })

  test('begins in a list with whole words', () => {
    expect(excerpt('Short.')).toBe('Short.')
    expect(excerpt('one two, three', 8)).toBe('one two…')
    expect(excerpt('x'.repeat(400), 20)).toHaveLength(11)
    expect(excerpt('a\n\nb')).toBe('a b')
  })
})

test('a title becomes an address that is free', () => {
  expect(freeSlug('Ándale, “neighbors”!', [], 'story')).toBe('andale-neighbors')
  expect(freeSlug('A', ['a', 'a-2'], 'story')).toBe('a-3')
  expect(freeSlug('!!!', [], 'story')).toBe('story')
})
