import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { searchWords } from '#engines/searching/search-words.ts'

test.each<[string, string[]]>([
  ['  Ana  López ', ['ana', 'lópez']],
  ['(617) 555-0142', ['6175550142']],
  ['+1 617.555.0142', ['16175550142']],
  ['lopez 617 555 0142 arden', ['lopez', '6175550142', 'arden']],
  ['617-555-0142.', ['6175550142']],
  ['2000-2001@x.org', ['2000-2001@x.org']],
  ['ana.2-3@x.org', ['ana.2-3@x.org']],
  ['lopez, ana; ANA', ['lopez', 'ana']],
  ['@ % ---', []],
  ['', []],
])('%j is looked for as %j', (typed, words) => expect(searchWords(typed)).toEqual(words))

test('however a phone number is spaced, the same digits are looked for', () => {
  const digit = fc.integer({ min: 0, max: 9 }).map(String)
  const gap = fc.constantFrom('', ' ', '-', '.', ') ')
  fc.assert(fc.property(fc.array(fc.tuple(digit, gap), { minLength: 4, maxLength: 14 }), digit, (parts, last) => {
    const typed = parts.map((part) => part.join('')).join('') + last
    expect(searchWords(typed)).toEqual([parts.map(([one]) => one).join('') + last])
  }))
})

test('never more than eight words, each with something to look for', () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 30 }), (words) => {
    const found = searchWords(words.join(' '))
    expect(found.length).toBeLessThanOrEqual(8)
    for (const word of found) expect(word).toMatch(/[\p{L}\p{N}]/u)
  }))
  expect(searchWords('a b c d e f g h i j')).toHaveLength(8)
})
