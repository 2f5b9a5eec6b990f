import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { plain } from '#engines/calendar/lines.ts'
import { Sheet } from '#engines/calendar/sheet.ts'
import { words } from '#engines/calendar/words.ts'

const piece = fc.oneof(
  fc.constantFrom('\r', '\n', '\r\n', '\0', '\t', '\u001f', '\u007f', '\u0080', '\u07ff', '\u0800', '\uffff', '\\', ',', ';', ':', '"', '\ud800', '\udc00', '🗳️', 'é', '’', 'a'.repeat(70), '’'.repeat(30), '🗳'.repeat(20)),
  fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ maxLength: 90 }),
)
const text = fc.array(piece, { maxLength: 12, size: 'max' }).map((pieces) => pieces.join(''))
const parts = fc.array(fc.record({ text, escaping: fc.boolean() }), { minLength: 1, maxLength: 3 })

test('any texts are written as the simplest writer writes them, octet by octet', () => {
  fc.assert(fc.property(parts, fc.integer({ min: 0, max: 20_000 }), (all, room) => {
    const sheet = new Sheet(room).begin(words('\r\nSUMMARY:'))
    for (const { text: part, escaping } of all) if (escaping) sheet.text(part)
    else sheet.put(part)
    const line = `SUMMARY:${all.map(({ text: part, escaping }) => (escaping ? escaped(part) : bare(part))).join('')}`
    expect(sheet.octets()).toEqual(Buffer.from(`\r\n${folded(line)}\r\n`))
  }), { numRuns: 500 })
})

test('a line that is full is not folded for what is left out', () => {
  const sheet = new Sheet(0).begin(words('\r\nSUMMARY:')).text(`${'a'.repeat(67)}\0\u007f`).put('\n')
  expect(sheet.octets().toString()).toBe(`\r\nSUMMARY:${'a'.repeat(67)}\r\n`)
})

test('a list of times is folded between them', () => {
  const times = Array.from({ length: 9 }, (_, at) => `2026-01-0${at + 1}T19:00:00`)
  const sheet = new Sheet(0).begin(words('\r\nEXDATE:'))
  for (const time of times) sheet.local(time).put(',')
  const lines = sheet.octets().toString().trim().split('\r\n ')
  expect(lines.map((line) => line.length > 75)).not.toContain(true)
  expect(lines.join('')).toBe(`EXDATE:${times.map((time) => `${time.replace(/[-:]/g, '')},`).join('')}`)
})

const escaped = (value: string) => plain(value).replace(/[\\,;]/g, '\\$&').replaceAll('\n', '\\n')

const bare = (value: string) => value.toWellFormed().replace(/[\0-\x08\n-\x1f\x7f]/g, '')

/** One character after the other, each counted. */
function folded(line: string): string {
  let [out, column] = ['', 0]
  for (const character of line) {
    const octets = Buffer.byteLength(character)
    if (column + octets > 75) [out, column] = [`${out}\r\n `, 1]
    out += character
    column += octets
  }
  return out
}
