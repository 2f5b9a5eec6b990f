import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { occurrences } from '#engines/calendar/occurrences.ts'
import { changed, moved, splitAt, without } from '#engines/calendar/splitting.ts'
import { meeting, years } from './meeting.ts'

const starts = (event: ReturnType<typeof meeting>) => occurrences(event, years).map((one) => one.starts)

test('this one: cancelled or changed, the others stay', () => {
  const weekly = meeting({ rule: 'FREQ=WEEKLY;COUNT=3' })
  expect(starts(without(weekly, '2026-01-13T19:00:00'))).toEqual(['2026-01-06T19:00:00', '2026-01-20T19:00:00'])
  const later = changed(weekly, '2026-01-13T19:00:00', { ...meeting(), starts: '2026-01-13T20:00:00', ends: '2026-01-13T21:00:00' })
  expect(starts(later)).toEqual(['2026-01-06T19:00:00', '2026-01-13T20:00:00', '2026-01-20T19:00:00'])
  expect(starts(without(later, '2026-01-13T19:00:00'))).toEqual(starts(without(weekly, '2026-01-13T19:00:00')))
  expect(changed(without(weekly, '2026-01-13T19:00:00'), '2026-01-13T19:00:00', meeting()).cancelled).toEqual([])
})

test('this and all that follow: the two halves are the whole, whatever the rule, zone and place of the cut', () => {
  const rule = fc.constantFrom('FREQ=WEEKLY', 'FREQ=WEEKLY;BYDAY=TU,TH;COUNT=30', 'FREQ=DAILY;INTERVAL=3;COUNT=40', 'FREQ=MONTHLY;BYDAY=1TU', 'FREQ=WEEKLY;UNTIL=20261103T235959Z', 'FREQ=DAILY;BYDAY=TU,WE,TH;COUNT=30')
  const zone = fc.constantFrom('America/New_York', 'Pacific/Auckland', 'UTC', null)
  fc.assert(fc.property(rule, zone, fc.nat({ max: 28 }), fc.nat({ max: 28 }), (text, place, cut, gone) => {
    const days = place === null
    const bare = meeting({ rule: text, zone: place, starts: days ? '2026-01-06' : '2026-01-06T19:00:00', ends: days ? '2026-01-07' : '2026-01-06T20:30:00' })
    const [of, cancelled] = [occurrences(bare, years)[cut]?.of, occurrences(bare, years)[gone]?.of]
    if (of === undefined || cancelled === undefined) return
    const series = without(bare, cancelled)
    const { before, after } = splitAt(series, of, 'new@example.org')
    expect([...(before ? starts(before) : []), ...starts(after)]).toEqual(starts(series))
    expect(starts(after).every((one) => one >= of)).toBe(true)
  }), { numRuns: 150 })
})

test('the first instance splits nothing off', () => {
  const weekly = meeting({ rule: 'FREQ=WEEKLY' })
  expect(splitAt(weekly, weekly.starts, 'new@example.org')).toEqual({ before: undefined, after: weekly })
})

test('all of them: what is cancelled and changed moves along', () => {
  const weekly = without(meeting({ rule: 'FREQ=WEEKLY;COUNT=3' }), '2026-01-13T19:00:00')
  const later = moved(weekly, { zone: 'America/New_York', starts: '2026-01-06T18:00:00', ends: '2026-01-06T19:00:00' })
  expect(starts(later)).toEqual(['2026-01-06T18:00:00', '2026-01-20T18:00:00'])
})
