import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Limit, openLimits } from '#http/limits.ts'

const limit: Limit = { burst: 8, perMinute: 6 }

function withClock(size?: number) {
  let time = 1_000_000
  const { spend } = openLimits(() => time, size)
  return { spend: (name = 'ana', of = limit) => spend(name, of), pass: (seconds: number) => { time += seconds * 1000 } }
}

test('a burst passes, the last quarter of it is near, and then it is over', () => {
  const { spend } = withClock()
  expect(Array.from({ length: 10 }, () => spend())).toEqual([...Array(6).fill('fine'), 'near', 'near', 'over', 'over'])
})

test('it fills again at its pace, not past the burst', () => {
  const { spend, pass } = withClock()
  for (let time = 0; time < 8; time++) spend()
  pass(9.9)
  expect(spend()).toBe('over')
  pass(0.2)
  expect([spend(), spend()]).toEqual(['near', 'over'])
  pass(3600)
  expect(Array.from({ length: 9 }, () => spend()).at(-1)).toBe('over')
})

test('asking while it is over does not push the end away', () => {
  const { spend, pass } = withClock()
  for (let time = 0; time < 8; time++) spend()
  for (let time = 0; time < 100; time++) {
    pass(0.1)
    spend()
  }
  pass(0.1)
  expect(spend()).toBe('over')
  pass(10)
  expect(spend()).not.toBe('over')
})

test('one name costs another nothing', () => {
  const { spend } = withClock()
  for (let time = 0; time < 20; time++) spend('ana')
  expect(spend('bo')).toBe('fine')
})

test('a clock that is set back takes nothing away', () => {
  const { spend, pass } = withClock()
  spend()
  pass(-86_400)
  expect(spend()).toBe('fine')
  pass(60)
  expect(spend()).toBe('fine')
})

test('past its size the longest unused name is forgotten, the busiest never', () => {
  const { spend } = withClock(100)
  for (let time = 0; time < 8; time++) spend('everybody')
  for (let name = 0; name < 5_000; name++) {
    spend(`stranger ${name}`)
    expect(spend('everybody')).toBe('over')
  }
  expect(spend('stranger 4999')).toBe('fine')
})

test('never more passes in any stretch than the burst and the pace allow', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 }), (pauses) => {
    const { spend, pass } = withClock()
    let [seconds, passed] = [0, 0]
    for (const pause of pauses) {
      pass(pause)
      seconds += pause
      if (spend() !== 'over') passed++
    }
    expect(passed).toBeLessThanOrEqual(limit.burst + (seconds / 60) * limit.perMinute + 1e-6)
  }))
})
