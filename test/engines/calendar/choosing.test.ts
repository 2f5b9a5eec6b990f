import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Choice, choiceOf, firstDay, ruleOf } from '#engines/calendar/choosing.ts'
import { occurrences } from '#engines/calendar/occurrences.ts'
import { weekdays } from '#engines/calendar/rule.ts'
import { saying } from '#engines/calendar/saying.ts'
import { meeting, years } from './meeting.ts'

const tuesday = { starts: '2026-01-13T19:00:00', zone: 'America/New_York' }
const choice = (changes: Partial<Choice>): Choice => ({ every: 1, unit: 'week', weekdays: ['TU'], by: 'date', ends: null, ...changes })

test.each<[Partial<Choice>, string, string]>([
  [{}, 'FREQ=WEEKLY;BYDAY=TU', 'every Tuesday'],
  [{ every: 2, ends: { on: '2026-06-03' } }, 'FREQ=WEEKLY;UNTIL=20260604T035959Z;INTERVAL=2;BYDAY=TU', 'every second Tuesday until June 3, 2026'],
  [{ weekdays: ['TU', 'TH'], ends: { after: 10 } }, 'FREQ=WEEKLY;COUNT=10;BYDAY=TU,TH', 'every Tuesday and Thursday, 10 times'],
  [{ weekdays: ['MO', 'TU', 'WE', 'TH', 'FR'] }, 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every weekday'],
  [{ every: 3, weekdays: ['TU', 'SA', 'SU'] }, 'FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,SA,SU', 'on Tuesday, Saturday and Sunday of every third week'],
  [{ unit: 'month', weekdays: [] }, 'FREQ=MONTHLY', 'the 13th of every month'],
  [{ unit: 'month', weekdays: [], by: 'weekday' }, 'FREQ=MONTHLY;BYDAY=2TU', 'the second Tuesday of every month'],
  [{ unit: 'month', weekdays: [], by: 'last weekday', every: 2 }, 'FREQ=MONTHLY;INTERVAL=2;BYDAY=-1TU', 'the last Tuesday of every second month'],
  [{ unit: 'day', weekdays: [], every: 12 }, 'FREQ=DAILY;INTERVAL=12', 'every 12th day'],
  [{ unit: 'year', weekdays: [] }, 'FREQ=YEARLY', 'every year on January 13'],
])('%j is %s, %s', (changes, rule, words) => {
  expect(ruleOf(choice(changes), tuesday)).toBe(rule)
  expect(choiceOf(rule, tuesday)).toEqual(choice(changes))
  expect(saying(rule, tuesday)).toBe(words)
})

test('the end that somebody chose is included, on their own clock', () => {
  const rule = ruleOf(choice({ ends: { on: '2026-01-27' } }), tuesday)
  expect(occurrences(meeting({ ...tuesday, ends: '2026-01-13T20:00:00', rule }), years)).toHaveLength(3)
})

test.each(['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1', 'FREQ=HOURLY', 'FREQ=MONTHLY;BYDAY=3TU', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU', 'rubbish'])('no form offers %s, and it is said so', (rule) => {
  expect(choiceOf(rule, tuesday)).toBeUndefined()
  expect(saying(rule, tuesday)).toBe('on several dates')
})

test('whatever is chosen comes back, and the first day is the first of its series', () => {
  const unit = fc.constantFrom('day', 'week', 'month', 'year')
  const chosen = fc.record({
    every: fc.integer({ min: 1, max: 12 }), unit, weekdays: fc.subarray([...weekdays], { minLength: 1 }), by: fc.constantFrom('date', 'weekday', 'last weekday'),
    ends: fc.constantFrom(null, { after: 7 }, { on: '2028-03-12' }),
  }).map((one): Choice => ({ ...one, weekdays: one.unit === 'week' ? one.weekdays : [], by: one.unit === 'month' ? one.by : 'date' }))
  fc.assert(fc.property(chosen, fc.integer({ min: 0, max: 364 }), fc.constantFrom('America/New_York', null), (wish, ahead, zone) => {
    const from = new Date(Date.UTC(2026, 0, 1 + ahead)).toISOString().slice(0, 10)
    const starts = `${firstDay(wish, from)}${zone === null ? '' : 'T19:00:00'}`
    const rule = ruleOf(wish, { starts, zone })
    const back = choiceOf(rule, { starts, zone })
    expect(back && ruleOf(back, { starts, zone })).toBe(rule)
    expect(occurrences(meeting({ starts, ends: starts, zone, rule }), { ...years, limit: 1 })[0]?.starts).toBe(starts)
    expect(starts >= from).toBe(true)
  }), { numRuns: 300 })
})
