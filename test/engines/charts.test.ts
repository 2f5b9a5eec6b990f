import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyDay } from '#engines/charts/days.ts'
import { middleOf } from '#engines/charts/middle.ts'
import { topOf } from '#engines/charts/scale.ts'

test.each([[0, 2], [1, 2], [2, 2], [3, 4], [5, 10], [11, 20], [186, 200], [201, 400], [1204, 2000]])('a scale for %i ends at %i', (most, top) => {
  expect(topOf(most)).toBe(top)
})

test('a scale holds what it must, and its half is whole', () => {
  fc.assert(fc.property(fc.nat(1_000_000_000), (most) => {
    expect(topOf(most)).toBeGreaterThanOrEqual(most)
    expect(topOf(most) % 2).toBe(0)
  }))
})

test('days without anything are filled in, over the end of summer time too', () => {
  expect(everyDay([{ day: '2026-10-31', count: 4 }, { day: '2026-11-02', count: 1 }], '2026-11-03')).toEqual([
    { day: '2026-10-31', count: 4 }, { day: '2026-11-01', count: 0 }, { day: '2026-11-02', count: 1 }, { day: '2026-11-03', count: 0 },
  ])
})

test('of many days the latest are kept', () => {
  const days = everyDay([{ day: '2025-01-01', count: 1 }], '2026-11-03', 60)
  expect(days).toHaveLength(60)
  expect(days.at(-1)?.day).toBe('2026-11-03')
})

test('nothing known is today alone', () => {
  expect(everyDay([], '2026-11-03')).toEqual([{ day: '2026-11-03', count: 0 }])
})

test('the middle of what was heard is the lower median', () => {
  const heard = (...counts: number[]) => middleOf((['for', 'middle', 'against'] as const).map((word, at) => [word, counts[at] ?? 0] as const))
  expect(heard(3, 1, 1)).toBe('for')
  expect(heard(1, 1, 1)).toBe('middle')
  expect(heard(1, 0, 1)).toBe('for')
  expect(heard(0, 0, 9)).toBe('against')
  expect(heard(0, 0, 0)).toBeUndefined()
})
