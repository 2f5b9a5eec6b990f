import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine } from '#engines/csv/csv.ts'

const readBack = (line: string): string[] => parse(line, { relax_column_count: true, record_delimiter: '\r\n' })[0] ?? []
const white = fc.stringMatching(/^[ \t\r\n\u00a0\ufeff\u2003]{0,3}$/)

test('plain cells stand as they are, nothing is an empty cell', () => {
  expect(csvLine(['Arden', 3, null, undefined, new Date('2026-08-05T12:00:00Z')])).toBe('Arden,3,,,2026-08-05T12:00:00.000Z\r\n')
})

test('commas, quotes and line breaks are quoted', () => {
  expect(csvLine(['a,b', 'say "no"', 'two\nlines', 'a;b'])).toBe('"a,b","say ""no""","two\nlines","a;b"\r\n')
})

test.each([
  '=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\rx', '  =1', '\n=1', '\u00a0=1', '\ufeff=1', '\ttext', '＝1+1', '=cmd|\' /C calc\'!A0', '"=1'.slice(1),
])('%j becomes text', (typed) => {
  expect(readBack(csvLine([typed]))).toEqual([`'${typed}`])
})

test.each(['a=1', 'Tel. -1', 'x@example.org', "'=1", '', ' text'])('%j needs no apostrophe', (typed) => {
  expect(readBack(csvLine(['first', typed]))).toEqual(['first', typed])
})

test('a negative number is a number', () => {
  expect(csvLine([-5])).toBe('-5\r\n')
})

test('whatever is typed, no cell begins a formula, and it reads back whole', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.tuple(white, fc.constantFrom(...'=+-@＝\t\r'), fc.string()).map((parts) => parts.join(''))), { minLength: 2, maxLength: 6 }), (cells) => {
    const read = readBack(csvLine(['first', ...cells]))
    expect(read).toHaveLength(cells.length + 1)
    for (const [at, cell] of cells.entries()) {
      expect([cell, `'${cell}`]).toContain(read[at + 1])
      expect(read[at + 1]).not.toMatch(/^\s*[=+\-@＝]|^[\t\r]/)
    }
  }))
})
