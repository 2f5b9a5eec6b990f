import { expect, test } from 'vitest'
import { openPace } from '#platform/pace.ts'

const clock = () => {
  const state = { at: 1000 }
  return Object.assign(() => state.at, { pass: (milliseconds: number) => { state.at += milliseconds } })
}

test('letters leave evenly, so many a second', () => {
  const now = clock()
  const pace = openPace({ perSecond: 10, perDomain: 0 }, now)
  expect([1, 2, 3].map(() => pace('a.example'))).toEqual([{ in: 0 }, { in: 100 }, { in: 200 }])
  now.pass(250)
  expect(pace('b.example')).toEqual({ in: 50 })
  now.pass(10_000)
  expect([1, 2].map(() => pace('a.example'))).toEqual([{ in: 0 }, { in: 100 }])
})

test('one domain does not get more than its share, and keeps no other from its own', () => {
  const now = clock()
  const pace = openPace({ perSecond: 0, perDomain: 1 }, now)
  expect([1, 2, 3].map(() => pace('big.example'))).toEqual([{ in: 0 }, { in: 1000 }, { in: 2000 }])
  expect(pace('small.example')).toEqual({ in: 0 })
  expect(pace('big.example')).toEqual({ later: 4000 })
  expect(pace('big.example')).toEqual({ later: 5000 })
  now.pass(3000)
  expect(pace('big.example')).toEqual({ in: 0 })
})

test('without limits nobody waits', () => {
  const pace = openPace({ perSecond: 0, perDomain: 0 })
  expect(Array.from({ length: 100 }, () => pace('a.example')).every((turn) => 'in' in turn && turn.in === 0)).toBe(true)
})
