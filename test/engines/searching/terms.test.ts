import { assert, constantFrom, oneof, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { marked } from '#engines/searching/marked.ts'
import { termsOf } from '#engines/searching/terms.ts'

const written = (typed: string) => termsOf(typed).map((term) => term.written)

test('words are what has letters or digits, once each, in small letters', () => {
  expect(written('Warm  HOMES, warm — now!')).toEqual(['warm', 'homes', 'now'])
})

test.each(['H.1234', 'h1234', 'H 1234', 'H. 1234'])('a bill is one thing: %s', (typed) => {
  expect(termsOf(`about ${typed} now`).map(({ ways }) => ways.length)).toEqual([1, 3, 1])
})

test('a number after an ordinary word is a number', () => {
  expect(written('in 2024')).toEqual(['in', '2024'])
  expect(written('ward 3 precinct 2')).toEqual(['ward', '3', 'precinct', '2'])
})

test('at most eight words of two hundred characters are looked for', () => {
  expect(termsOf('a b c d e f g h i j k')).toHaveLength(8)
  expect(termsOf('x'.repeat(5000))[0]?.written).toHaveLength(200)
})

test('whatever is typed, each way is one quoted text without an operator outside it', () => {
  assert(property(oneof(string({ unit: 'binary', maxLength: 60 }), string({ unit: constantFrom("'", '’', '\\', '&', '|', '!', ':', '*', '(', 'a', 'h', '1', ' ', '.') })), (typed) => {
    for (const { ways } of termsOf(typed)) for (const way of ways) expect(way).toMatch(/^'(?:[^'\\]|'')+'$/)
  }))
})

test('marks become pieces, and a mark too many is only text', () => {
  expect(marked('a \u0001b\u0002 c')).toEqual([{ text: 'a ', found: false }, { text: 'b', found: true }, { text: ' c', found: false }])
  expect(marked('')).toEqual([])
  expect(marked('a\u0001b').map(({ text }) => text).join('')).toBe('ab')
})
