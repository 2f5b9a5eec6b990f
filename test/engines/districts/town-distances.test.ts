import { expect, test } from 'vitest'
import { townDistances } from '#engines/districts/town-distances.ts'
import { coast } from '../../coast.ts'

const town = (name: string) => `ocd-division/country:us/state:ma/place:${name}`

test('towns lie as far from each other as their middles, in miles', () => {
  const distances = townDistances(coast, town('arden'))
  expect(distances.get(town('arden'))).toBe(0)
  expect(distances.get(town('winnick'))).toBeCloseTo(5.12, 1)
  expect(distances.get(town('port_quill'))).toBeCloseTo(10.24, 1)
  expect(townDistances(coast, town('port_quill')).get(town('arden'))).toBeCloseTo(distances.get(town('port_quill')) ?? 0, 9)
})

test('from a town that is not drawn nothing is known', () => {
  expect(townDistances(coast, town('atlantis')).size).toBe(0)
})
