import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestFirst } from '#engines/searching/best-first.ts'

const hits = ['Zoe Ana', 'Mariana Stone', 'Ána López', 'Ana Abbot', 'ana abbot'].map((name, id) => ({ id, name }))
const names = (words: string[]) => bestFirst(hits, words).map(({ name }) => name)

test('names that begin so come first, then words of names, then the rest, whatever their accents and capitals', () => {
  expect(names(['ana'])).toEqual(['Ana Abbot', 'ana abbot', 'Ána López', 'Zoe Ana', 'Mariana Stone'])
  expect(names(['ána', 'lo'])[0]).toBe('Ána López')
})

test('nobody is lost, and the order does not depend on the order they came in', () => {
  const hit = fc.record({ id: fc.integer({ min: 1, max: 50 }), name: fc.stringMatching(/^[aAé nb]{0,8}$/) })
  fc.assert(fc.property(fc.uniqueArray(hit, { selector: ({ id }) => id, maxLength: 20 }), fc.constantFrom(['a'], ['na', 'b']), (some, words) => {
    const ordered = bestFirst(some, words)
    expect(ordered.map(({ id }) => id).toSorted()).toEqual(some.map(({ id }) => id).toSorted())
    expect(bestFirst(some.toReversed(), words)).toEqual(ordered)
  }))
})
