import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compact, expand } from '#engines/jurisdictions/precinct-labels.ts'

test.each([
  [['1', '2', '3', '5'], '1-3 5'],
  [['1', '2'], '1 2'],
  [['1', '2', '2A', '3', '4', '5'], '1 2 2A 3-5'],
  [['A', 'B', 'B1'], 'A B B1'],
  [['10', '9', '8'], '10 9 8'],
  [['1'], '1'],
])('%o is written %s and read back', (labels, written) => {
  expect(compact(labels)).toBe(written)
  expect(expand(written)).toEqual(labels)
})

test('whatever the labels, reading gives back what was written', () => {
  const label = fc.oneof(fc.integer({ min: 0, max: 60 }).map(String), fc.stringMatching(/^\d{0,2}[A-J]\d?$/))
  fc.assert(fc.property(fc.array(label), (labels) => void expect(expand(compact(labels))).toEqual(labels)))
})

test('a range that runs backwards is a label', () => {
  expect(expand('5-3')).toEqual(['5-3'])
})
