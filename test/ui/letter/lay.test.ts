import { describe, expect, test } from 'vitest'
import type { Block } from '#domain/newsletter/blocks.ts'
import { filled } from '#engines/letters/places.ts'
import { fillerFor } from '#ui/letter/filler.ts'
import { lay } from '#ui/letter/lay.ts'
import { type Known, stranger } from '#ui/letter/conditions.ts'
import { arden, blocksWith, contentsWith, first, hills, letter, sheet, winnick } from './made.ts'
import { readBy, tagsOf } from './laid.ts'

const ana: Known = { given_name: 'Ana', name: 'Ana Lead', place_id: arden, districts: { house: first, senate: hills }, segments: [5] }
const marks = /[\uE000-\uE003]/
const laidWith = (words: string, blocks = blocksWith(words)) => lay({ ...letter, blocks }, contentsWith(words), sheet)

describe('a letter with a block of each kind', async () => {
  const laid = await laidWith('Warm homes')
  const { html, plain } = readBy(laid, ana, 'Warm homes')
  const tags = tagsOf(html)

  test('asks nothing of any other origin, and of ours only the pictures it shows', () => {
    const asked = tags.flatMap(({ name, attributes }) => [attributes.src, attributes.background, name === 'link' ? attributes.href : undefined]).filter(Boolean)
    expect(asked).toEqual([`https://tidewater.example/pictures/${'a'.repeat(32)}-960.jpg`])
    expect(html).not.toMatch(/@import|url\(|fonts\.googleapis|<script|<link|<iframe|<object/)
    for (const name of ['script', 'link', 'iframe', 'object', 'embed', 'form', 'base']) expect(tags.some((tag) => tag.name === name), name).toBe(false)
  })

  test('every picture says what is to be seen, every layout table that it is none, and the page its language and title', () => {
    expect(tags.filter(({ name }) => name === 'img').map(({ attributes }) => attributes.alt)).toEqual(['Warm homes'])
    expect(tags.filter(({ name, attributes }) => name === 'table' && attributes.role !== 'presentation')).toEqual([])
    expect(tags.find(({ name }) => name === 'html')?.attributes.lang).toBe('en')
    expect(html).toContain('<title>This week</title>')
    expect(tags.filter(({ name }) => name === 'h1')).toHaveLength(1)
  })

  test('is read in 16 pixels, in one column, and in the dark as well', () => {
    expect(html).toContain('font-size:16px;line-height:1.5')
    expect(html).toContain('max-width:600px')
    expect(html).toContain('@media (prefers-color-scheme:dark)')
    expect(html).toContain('<meta name="color-scheme" content="light dark">')
  })

  test('in plain words says all of it, its addresses in full, in 72 columns', () => {
    for (const said of ['Hello Ana,', 'Urgent: Warm homes', 'https://tidewater.example/actions/warm-homes', '[Picture: Warm homes]', '617-555-0142', 'PO Box 7', 'https://tidewater.example/unsubscribe/a.b?x=1&y=2']) expect(plain).toContain(said)
    expect(plain.split('\n').filter((line) => line.length > 72 && line.includes(' ') && !line.includes('https://'))).toEqual([])
    expect(plain).not.toMatch(/<|&amp;|\n{3}|[^-] \n/)
  })

  test('leaves no mark behind, and no place unnamed', () => {
    expect(html).not.toMatch(marks)
    expect(plain).not.toMatch(marks)
    const names = [...(laid.html + laid.plain).matchAll(/[\uE000\uE002\uE003]([a-z0-9-]+)\uE001/g)].map(([, name]) => name ?? '')
    expect([...new Set(names)].toSorted()).toEqual(['greeting', 'legislators-b10', 'near-b9', 'only-b8', 'own', 'targets-b5', 'unsubscribe'])
  })
})

test('what people type comes out as words, wherever it stands', async () => {
  for (const typed of [
    '<script>alert(1)</script>', '"><img src=x onerror="alert(1)">', '</mj-text></mj-column><mj-raw><b>x</b></mj-raw>', '</title><svg onload="x">', '\uE000unsubscribe\uE001\uE002own\uE001', '<mj-include path="/etc/passwd" />',
    '--><!--[if mso]><i>x</i><![endif]-->', "' onmouseover='x", '{{x}} [[y]] ${z}', 'javascript:alert(1)', 'true', '<![CDATA[ <u>x</u> ]]>', '\u202egro.live',
  ]) {
    const laid = await lay({ ...letter, subject: typed, preview: typed, sender_name: typed, blocks: blocksWith(typed) }, contentsWith(typed), { ...sheet, organization: { ...sheet.organization, name: typed, postal: typed } })
    const { html, plain } = readBy(laid, { ...ana, given_name: typed }, typed)
    const tags = tagsOf(html)
    const known = ['html', 'head', 'title', 'meta', 'style', 'body', 'div', 'table', 'tbody', 'tr', 'td', 'a', 'p', 'h1', 'h2', 'h3', 'br', 'strong', 'img', 'noscript', 'xml', 'ul', 'li', 'ol', 'em', 'blockquote']
    expect(tags.filter(({ name }) => !known.includes(name)), typed).toEqual([])
    expect(tags.flatMap(({ attributes }) => Object.keys(attributes).filter((name) => name.startsWith('on'))), typed).toEqual([])
    expect(tags.flatMap(({ attributes }) => attributes.href ?? []).filter((href) => !/^(https:\/\/(tidewater|else)\.example|tel:)/.test(href)), typed).toEqual([])
    expect(tags.flatMap(({ attributes }) => attributes.src ?? []).filter((src) => !src.startsWith('https://tidewater.example/')), typed).toEqual([])
    expect(html + plain, typed).not.toMatch(marks)
  }
})

test('a link of the writer’s leads where it says, on this site in full; one that leads nowhere is only words', async () => {
  const html = '<div>Read <a href="/news/first-win">this</a>, <a href="https://else.example/?a=1&amp;b=2">that</a>, <a href="#top">up</a> and <a href="javascript:x">no</a>.</div><figure data-action="warm-homes"></figure>'
  const laid = await laidWith('', [{ id: 'b1', only: null, kind: 'text', html }])
  const links = tagsOf(laid.html).flatMap(({ attributes }) => attributes.href ?? [])
  expect(links).toContain('https://tidewater.example/news/first-win')
  expect(links).toContain('https://else.example/?a=1&b=2')
  expect(links.some((href) => href.includes('javascript') || href === '#top')).toBe(false)
  expect(laid.html).not.toContain('figure')
  expect(laid.plain).toContain('Read this (https://tidewater.example/news/first-win)')
})

test('a usual digest is far from what Gmail cuts off', async () => {
  const words = 'A title of some length about warm homes in winter'
  const text = `<p>${'We met on Tuesday and wrote to everybody who sits on the committee. '.repeat(12)}</p>`
  const kinds = blocksWith(words).slice(2)
  const blocks = Array.from({ length: 4 }, (_, round): Block[] => [
    { id: `h${round}`, only: null, kind: 'heading', words }, { id: `t${round}`, only: null, kind: 'text', html: text }, ...kinds.map((block) => ({ ...block, id: `${block.id}x${round}`, only: null })),
  ]).flat()
  const { html } = readBy(await laidWith(words, blocks), ana, words, blocks)
  expect(blocks.length).toBe(40)
  expect(Buffer.byteLength(html)).toBeLessThan(60_000)
})

test('a stretch is only theirs whom it is for: a segment, an action’s constituents; a heading over nothing is not said', async () => {
  const blocks: Block[] = [
    { id: 'h1', only: null, kind: 'heading', words: 'To do' }, { id: 'a1', only: null, kind: 'action', action: 1 },
    { id: 'h2', only: null, kind: 'heading', words: 'To know' }, { id: 't2', only: 5, kind: 'text', html: 'For five' },
    { id: 'h3', only: null, kind: 'heading', words: 'Gone' }, { id: 's3', only: null, kind: 'story', story: 99 },
  ]
  const contents = { ...contentsWith('Warm homes'), missing: new Set(['s3']) }
  const laid = await lay({ ...letter, blocks }, contents, sheet)
  const said = (reader: Known) => readBy(laid, reader, 'Warm homes', blocks)
  for (const part of ['html', 'plain'] as const) {
    const [whole, elsewhere, none] = [said(ana)[part], said({ ...ana, districts: { house: 'other' } })[part], said({ ...ana, districts: {}, segments: [] })[part]]
    for (const words of ['To do', 'Warm homes', 'To know', 'For five']) expect(whole).toContain(words)
    expect(elsewhere).not.toMatch(/To do|actions\/warm-homes/)
    expect(none).not.toMatch(/To do|To know|For five/)
    expect(whole).not.toContain('Gone')
  }
})

test('an action that is everybody’s by now, though not when the letter was laid out, is kept from nobody', async () => {
  const blocks: Block[] = [{ id: 'h1', only: null, kind: 'heading', words: 'To do' }, { id: 'a1', only: null, kind: 'action', action: 1 }]
  const laid = await laidWith('Warm homes', blocks)
  const now = { ...contentsWith('Warm homes'), constituents: new Map([[1, 'everybody' as const]]) }
  const filling = fillerFor({ blocks }, now, sheet)({ ...ana, districts: {} }, { unsubscribe: '' })
  expect(filled(laid.plain, 'plain', filling)).toMatch(/To do[^]*Warm homes/)
  expect(readBy(laid, { ...ana, districts: {} }, 'Warm homes', blocks).plain).not.toContain('To do')
})

test('each reader is greeted, told what is on near them and who speaks for them; whom we know nothing about, what is on anywhere', async () => {
  const laid = await laidWith('Words')
  expect(readBy(laid, ana).plain).toMatch(/Hello Ana,[^]*e-2[^]*Rep\. Words[^]*617-555-0142[^]*Sen\. Sam Okafor/)
  const bo = readBy(laid, { ...ana, given_name: '', name: 'Bo', place_id: winnick })
  expect(bo.plain).toMatch(/Hello Bo,[^]*e-3/)
  expect(bo.html).toContain('href="tel:+16175550142"')
  const nobody = readBy(laid, stranger)
  expect(nobody.plain).toMatch(/Hello,[^]*e-4[^]*Find who speaks for you/)
})

test('what is the same for several readers is the very same object', async () => {
  const laid = await laidWith('Words')
  const [one, other] = [readBy(laid, ana), readBy(laid, { ...ana, given_name: 'Bo' })]
  expect(one.filling.at['near-b9']?.html).toBe(other.filling.at['near-b9']?.html)
  expect(one.html).not.toBe(other.html)
})

test('in the office it can be looked at in the dark or the light, whatever the desk is', async () => {
  const [light, dark] = await Promise.all((['light', 'dark'] as const).map((scheme) => lay({ ...letter, blocks: blocksWith('x') }, contentsWith('x'), sheet, scheme)))
  expect(light?.html).not.toContain('prefers-color-scheme')
  expect(dark?.html).not.toContain('prefers-color-scheme')
  expect(dark?.html).toMatch(/\.words>div\{color:#[ef]/)
})

test('a letter that is not for everybody to read has no public address, and for nobody in particular none to stop it', async () => {
  const laid = await lay({ ...letter, archived: false, blocks: [] }, contentsWith('x'), sheet)
  expect(laid.html).not.toContain('/newsletter/7')
  expect((await lay({ ...letter, blocks: [] }, contentsWith('x'), sheet)).html).toContain('https://tidewater.example/newsletter/7')
})

describe('where links are counted', async () => {
  const counted = { ...sheet, counted: true }
  const blocks: Block[] = [...blocksWith('Words'), { id: 'b11', only: null, kind: 'text', html: '<p><a href="/news">News</a>, <a href="mailto:we@tidewater.example">mail</a>, <a href="tel:+16175550142">call</a>, <a href="https://else.example/?a=1&amp;b=2">else</a></p>' }]
  const laid = await lay({ ...letter, blocks }, contentsWith('Words'), counted)
  const ours = /https:\/\/tidewater\.example\/newsletter\/7\/links\/([0-9a-f]{12})/g

  test('each place a letter leads to has one address of ours in both of its parts, and no parameter', () => {
    expect(laid.links.map(({ href }) => href)).toEqual([
      'https://else.example/?a=1&b=2', 'https://tidewater.example/actions/warm-homes', 'https://tidewater.example/events/e-1', 'https://tidewater.example/news/first-win', 'https://tidewater.example/library/kit', 'https://tidewater.example/news',
    ])
    for (const part of [laid.html, laid.plain]) expect(new Set([...part.matchAll(ours)].map(([, name]) => name))).toEqual(new Set(laid.links.map(({ name }) => name)))
    expect(new Set(laid.links.map(({ name }) => name)).size).toBe(laid.links.length)
  })

  test('what is no page, how to stop and what is each reader’s own lead there themselves', () => {
    const { html, plain } = readBy(laid, ana)
    const hrefs = tagsOf(html).flatMap(({ attributes }) => attributes.href ?? [])
    expect(hrefs.filter((href) => !/\/links\//.test(href)).toSorted()).toEqual([
      'https://tidewater.example/events', 'https://tidewater.example/events/e-2', 'https://tidewater.example/legislators/o-1', 'https://tidewater.example/legislators/o-2', 'https://tidewater.example/newsletter/7',
      'https://tidewater.example/unsubscribe/a.b?x=1&y=2', 'mailto:we@tidewater.example', 'tel:+16175550142', 'tel:+16175550142', 'tel:+16175550142',
    ])
    expect(plain).toMatch(/mail\s\(we@tidewater\.example\)/)
  })

  test('the very same link goes to every reader', () => {
    const seen = [ana, { ...ana, given_name: 'Bo', name: 'Bo', place_id: winnick, districts: { house: first } }].map((reader) => [...readBy(laid, reader).html.matchAll(ours)].map(([whole]) => whole))
    expect(seen[0]).toEqual(seen[1])
  })

  test('where they are not, a letter says where it leads', async () => {
    const { html, links } = await lay({ ...letter, blocks }, contentsWith('Words'), sheet)
    expect(links).toEqual([])
    expect(html).not.toContain('/links/')
  })
})
