import { array, assert, asyncProperty, constantFrom, oneof, string } from 'fast-check'
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { closing, filled, opening, piecesOf, place, withoutMarks } from '#engines/letters/places.ts'
import { type Head, mailbox, prepare } from '#engines/letters/prepared.ts'

const head: Head = [['From', mailbox('Brook Neighbors', 'hello@brook.example')], ['Subject', 'Überall — 20 °C & more, and a subject that is longer than one line of a header can hold']]
const own: Head = [['To', mailbox('Ana "Annie" Núñez', 'ana@brook.example')], ['Message-ID', '<m1.2.0@brook.example>']]
const nobody = { at: {}, theirs: new Set<string>() }
const read = (raw: Buffer) => simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, keepCidLinks: true })
const longest = (raw: Buffer) => Math.max(...raw.toString('latin1').split('\r\n').map(({ length }) => length))

test('a reader’s letter is read by a mail program as it was meant: both parts, names and subject', async () => {
  const laid = { plain: `Dear ${place('name')},\n\nsee you = soon.\n.a dot\nFrom here on.`, html: `<p>Dear ${place('name')}</p>\n<p>${'word '.repeat(60)}</p>` }
  const raw = prepare(laid, head)(own, { at: { name: { plain: 'Zoë', html: '<b>Zo&euml; ü</b>' } }, theirs: new Set() })
  const letter = await read(raw)
  expect(letter.text).toBe('Dear Zoë,\n\nsee you = soon.\n.a dot\nFrom here on.')
  expect(letter.html).toBe(`<p>Dear <b>Zo&euml; ü</b></p>\n<p>${'word '.repeat(60)}</p>`)
  expect(letter.subject).toBe(head[1]?.[1])
  expect(letter.from?.value).toEqual([{ name: 'Brook Neighbors', address: 'hello@brook.example' }])
  expect(letter.to).toMatchObject({ value: [{ name: 'Ana "Annie" Núñez', address: 'ana@brook.example' }] })
  expect(longest(raw)).toBeLessThanOrEqual(78)
  expect(raw.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n\x80-\xff]/)
})

test('a stretch is read by those whose it is, with what stands in it', async () => {
  const laid = { plain: `a${opening('only-b1')}b${place('x')}${opening('only-b2')}c${closing('only-b2')}${closing('only-b1')}d`, html: 'h' }
  const at = { x: { plain: 'X', html: '' } }
  const write = prepare(laid, head)
  const plain = async (...theirs: string[]) => (await read(write(own, { at, theirs: new Set(theirs) }))).text
  expect(await plain()).toBe('ad')
  expect(await plain('only-b1')).toBe('abXd')
  expect(await plain('only-b1', 'only-b2')).toBe('abXcd')
  expect(await plain('only-b2')).toBe('ad')
})

test('stretches that are not closed, or in another order, are our fault and refused', () => {
  expect(() => piecesOf(`a${opening('b')}c`)).toThrow('not closed')
  expect(() => piecesOf(`a${opening('b')}${opening('c')}d${closing('b')}${closing('c')}`)).toThrow('is closed where')
  expect(() => piecesOf(`a${closing('b')}`)).toThrow('is closed where')
})

test('nobody writes a header field into a header, or a place into a letter', async () => {
  const letter = await read(prepare({ plain: withoutMarks(`x${place('name')}y`), html: '' }, [['Subject', 'a\r\nBcc: eve@pond.example']])([['To', mailbox('Eve\r\nBcc: eve@pond.example', 'a@b.example')]], { at: { name: { plain: 'N', html: '' } }, theirs: new Set() }))
  expect(letter.bcc).toBeUndefined()
  expect(letter.text).toBe('xnamey')
})

test('a subject in a script without spaces stands on lines of the length that mail allows', () => {
  const raw = prepare({ plain: '', html: '' }, [['From', mailbox('海', 'a@b.example')]])([['Subject', '海'.repeat(200)]], { at: {}, theirs: new Set() })
  expect(longest(raw)).toBeLessThanOrEqual(78)
})

test('what nobody sees of a name or a subject, no header bears', () => {
  const raw = prepare({ plain: '', html: '' }, [['From', mailbox('A\u0007na\u001b', 'a@b.example')]])([['Subject', 'Tues\u0001\u0085day']], { at: {}, theirs: new Set() }).toString('latin1')
  expect(raw).toMatch(/^From: A na <a@b.example>\r\n/)
  expect(raw).toContain('\r\nSubject: Tues day\r\n')
})

/** Any text of mail: words, tabs, ends of lines, dots, equal signs, letters of every script. */
const anyText = array(oneof(string({ unit: 'binary', maxLength: 30 }), constantFrom('\n', '\r\n', '.\n', ' \n', '=', '\t', '.', 'ü', '😀', 'a'.repeat(90))), { maxLength: 20 }).map((parts) => withoutMarks(parts.join('').replaceAll('\0', '')))

test('whatever is written before, at and after places, any mail program reads just that', async () => {
  await assert(asyncProperty(anyText, anyText, anyText, anyText, async (before, at, after, again) => {
    const laid = { plain: `${before}${place('a')}${after}${place('a')}${again}`, html: `<i>${before}${place('a')}${after}</i>` }
    const filling = { at: { a: { plain: at, html: at } }, theirs: new Set<string>() }
    const raw = prepare(laid, head)(own, filling)
    const [, plainPart = '', htmlPart = ''] = raw.toString('latin1').split(/\r\n--=_commonweal(?:--)?\r\n/)
    expect(decoded(plainPart)).toBe(filled(laid.plain, 'plain', filling).replace(/\r\n|\r|\n/g, '\r\n'))
    expect(decoded(htmlPart)).toBe(filled(laid.html, 'html', filling).replace(/\r\n|\r|\n/g, '\r\n'))
    expect(longest(raw)).toBeLessThanOrEqual(78)
  }), { numRuns: 300 })
})

/** After RFC 2045 6.7, read anew here. */
function decoded(part: string): string {
  const body = part.slice(part.indexOf('\r\n\r\n') + 4)
  const octets = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(octets, 'latin1').toString()
}

test('a letter without marks is the same for everybody', async () => {
  const write = prepare({ plain: 'Hello.', html: '<p>Hello.</p>' }, head)
  expect(write(own, nobody).equals(write(own, nobody))).toBe(true)
})
