import * as fc from 'fast-check'
import { RRuleTemporal } from 'rrule-temporal'
import { expect, test } from 'vitest'
import { clockOf, clockText } from '#engines/calendar/clock.ts'
import { occurrences } from '#engines/calendar/occurrences.ts'
import { readRule } from '#engines/calendar/rule.ts'
import { simpleStarts } from '#engines/calendar/simple-rule.ts'
import { leastTime } from '../../least-time.ts'
import { meeting, years } from './meeting.ts'

const begins = (event: ReturnType<typeof meeting>, window = years) => occurrences(event, window).map((one) => one.begins.toISOString().slice(0, 16))
const local = (event: ReturnType<typeof meeting>, window = years) => occurrences(event, window).map(({ starts }) => starts)

test('a weekly meeting keeps its wall clock across both changes of daylight time', () => {
  const march = { ...years, from: new Date('2026-03-01T05:00:00Z'), until: new Date('2026-03-16T04:00:00Z') }
  const autumn = { ...years, from: new Date('2026-10-25T04:00:00Z'), until: new Date('2026-11-08T05:00:00Z') }
  const weekly = meeting({ rule: 'FREQ=WEEKLY' })
  expect(begins(weekly, march)).toEqual(['2026-03-04T00:00', '2026-03-10T23:00'])
  expect(begins(weekly, autumn)).toEqual(['2026-10-27T23:00', '2026-11-04T00:00'])
  expect(local(weekly, autumn)).toEqual(['2026-10-27T19:00:00', '2026-11-03T19:00:00'])
})

test('a start that clocks skip takes place an hour later, one that they show twice at the first', () => {
  const gap = meeting({ starts: '2026-03-07T02:30:00', ends: '2026-03-07T03:00:00', rule: 'FREQ=DAILY;COUNT=3' })
  expect(begins(gap)).toEqual(['2026-03-07T07:30', '2026-03-08T07:30', '2026-03-09T06:30'])
  expect(occurrences(gap, years)[1]).toMatchObject({ of: '2026-03-08T02:30:00', starts: '2026-03-08T03:30:00', ends: '2026-03-08T04:00:00' })
  const twice = meeting({ starts: '2026-10-31T01:30:00', ends: '2026-10-31T02:00:00', rule: 'FREQ=DAILY;COUNT=3' })
  expect(begins(twice)).toEqual(['2026-10-31T05:30', '2026-11-01T05:30', '2026-11-02T06:30'])
})

test('an evening over the change lasts exactly as long as the others', () => {
  const late = meeting({ starts: '2026-10-24T22:00:00', ends: '2026-10-25T02:00:00', rule: 'FREQ=WEEKLY;COUNT=2' })
  expect(occurrences(late, years).map(({ ends }) => ends)).toEqual(['2026-10-25T02:00:00', '2026-11-01T01:00:00'])
})

test('cancelled instances are left out, changed ones stand at their new time', () => {
  const moved = { ...meeting(), of: '2026-01-20T19:00:00', starts: '2026-01-21T18:00:00', ends: '2026-01-21T19:00:00', title: 'Moved' }
  const weekly = meeting({ rule: 'FREQ=WEEKLY;COUNT=4', cancelled: ['2026-01-13T19:00:00'], overrides: [moved], added: ['2026-01-30T12:00:00'] })
  expect(local(weekly)).toEqual(['2026-01-06T19:00:00', '2026-01-21T18:00:00', '2026-01-27T19:00:00', '2026-01-30T12:00:00'])
  expect(occurrences(weekly, years).map(({ of, details }) => [of, details.title])[1]).toEqual(['2026-01-20T19:00:00', 'Moved'])
})

test('a changed instance is found in the month it was moved to, and only there', () => {
  const moved = { ...meeting(), of: '2026-01-27T19:00:00', starts: '2026-02-02T19:00:00', ends: '2026-02-02T20:00:00' }
  const weekly = meeting({ rule: 'FREQ=WEEKLY', overrides: [moved] })
  const january = { ...years, from: new Date('2026-01-25T05:00:00Z'), until: new Date('2026-02-01T05:00:00Z') }
  expect(local(weekly, january)).toEqual([])
  expect(local(weekly, { ...january, from: january.until, until: new Date('2026-02-03T05:00:00Z') })).toEqual(['2026-02-02T19:00:00'])
})

test('whole days last whole days, bounded by the midnights of home', () => {
  const weekend = meeting({ zone: null, starts: '2026-03-07', ends: '2026-03-09', rule: 'FREQ=YEARLY;COUNT=2' })
  expect(occurrences(weekend, years).map(({ starts, ends, begins: from, finishes }) => [starts, ends, from.toISOString(), finishes.toISOString()])).toEqual([
    ['2026-03-07', '2026-03-09', '2026-03-07T05:00:00.000Z', '2026-03-09T04:00:00.000Z'],
    ['2027-03-07', '2027-03-09', '2027-03-07T05:00:00.000Z', '2027-03-09T05:00:00.000Z'],
  ])
})

test('what has begun before the window and goes on is in it; what ends as it opens is not', () => {
  const one = meeting()
  const from = (time: string) => ({ ...years, from: new Date(time), until: new Date('2026-01-08T00:00:00Z') })
  expect(begins(one, from('2026-01-07T01:29:00Z'))).toHaveLength(1)
  expect(begins(one, from('2026-01-07T01:30:00Z'))).toHaveLength(0)
})

test.each([
  ['UNTIL as an instant is included', 'FREQ=WEEKLY;UNTIL=20260121T000000Z', ['06', '13', '20']],
  ['UNTIL a second before leaves it out', 'FREQ=WEEKLY;UNTIL=20260120T235959Z', ['06', '13']],
  ['UNTIL as a day includes the day', 'FREQ=WEEKLY;UNTIL=20260120', ['06', '13', '20']],
  ['COUNT counts the first', 'FREQ=WEEKLY;COUNT=2', ['06', '13']],
  ['several days of every second week', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=4', ['06', '08', '20', '22']],
  ['the last Friday, though the series begins on a Tuesday', 'FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20260131', ['06', '30']],
])('%s', (_, rule, days) => {
  expect(local(meeting({ rule })).map((text) => text.slice(8, 10))).toEqual(days)
})

test('a month without the date is passed over and not counted', () => {
  const last = meeting({ starts: '2026-01-31T10:00:00', ends: '2026-01-31T11:00:00', rule: 'FREQ=MONTHLY;COUNT=3' })
  expect(local(last).map((text) => text.slice(5, 10))).toEqual(['01-31', '03-31', '05-31'])
})

test('a series of thirty years costs no more than the month that is asked for', () => {
  const old = meeting({ starts: '1990-01-02T19:00:00', ends: '1990-01-02T20:00:00', rule: 'FREQ=WEEKLY' })
  const month = { ...years, from: new Date('2026-11-01T00:00:00Z'), until: new Date('2026-12-01T00:00:00Z') }
  const month1990 = { ...month, from: new Date('1990-02-01T00:00:00Z'), until: new Date('1990-03-01T00:00:00Z') }
  const cost = (window: typeof month) => leastTime(() => { for (let turn = 0; turn < 300; turn++) occurrences(old, window) }, { times: 15 })
  expect(cost(month) / cost(month1990)).toBeLessThan(8)
})

const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
const ending = fc.option(fc.integer({ min: 1, max: 40 }).map((count) => `;COUNT=${count}`), { nil: '' })
const interval = fc.integer({ min: 1, max: 5 }).map((every) => (every === 1 ? '' : `;INTERVAL=${every}`))
const simple = fc.oneof(
  fc.constantFrom('FREQ=DAILY', 'FREQ=YEARLY', 'FREQ=MONTHLY', 'FREQ=WEEKLY', 'FREQ=WEEKLY;WKST=SU'),
  fc.tuple(fc.uniqueArray(weekday, { minLength: 1 }), weekday).map(([days, first]) => `FREQ=WEEKLY;BYDAY=${days.join(',')};WKST=${first}`),
  fc.constantFrom(1, 2, 3, 4, 5, -1, -2, -5).chain((nth) => weekday.map((day) => `FREQ=MONTHLY;BYDAY=${nth}${day}`)),
  fc.constantFrom(1, 15, 28, 29, 30, 31, -1, -3, -31).map((date) => `FREQ=MONTHLY;BYMONTHDAY=${date}`),
)
const start = fc.integer({ min: Date.UTC(2015, 0) / 86_400_000, max: Date.UTC(2030, 0) / 86_400_000 }).map((days) => days * 86_400_000 + 19 * 3_600_000)

test('the arithmetic of simple rules agrees with rrule-temporal', () => {
  fc.assert(fc.property(simple, interval, ending, start, fc.integer({ min: -400, max: 3_000 }), fc.integer({ min: 1, max: 900 }), (base, every, end, first, ahead, length) => {
    const rule = readRule(base + every + end)
    if ('problem' in rule) throw new Error(rule.problem)
    const reference = new RRuleTemporal({ rruleString: `DTSTART:${clockText(first).replace(/[-:]/g, '')}Z\nRRULE:${base}${every}${end}`, includeDtstart: true })
    const [from, stop] = [first + ahead * 86_400_000, first + (ahead + length) * 86_400_000]
    const theirs = reference.between(new Date(from), new Date(stop - 1), true).map(({ epochMilliseconds }) => epochMilliseconds)
    expect(simpleStarts(rule, first)?.(from, stop, 10_000).map((clock) => clockText(clock))).toEqual(theirs.map((clock) => clockText(clock)))
  }), { numRuns: 500 })
})

test('every start of a rule lies in the window that is asked for, whatever the window', () => {
  fc.assert(fc.property(simple, start, fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 1, max: 60 }), (rule, first, ahead, length) => {
    const event = meeting({ starts: clockText(first), ends: clockText(first + 3_600_000), rule })
    const whole = occurrences(event, { ...years, from: new Date(first - 86_400_000), until: new Date(first + 2_200 * 86_400_000), limit: 10_000 })
    const [from, until] = [new Date(first + ahead * 86_400_000), new Date(first + (ahead + length) * 86_400_000)]
    const part = occurrences(event, { ...years, from, until })
    expect(part).toEqual(whole.filter(({ begins: at, finishes }) => at < until && finishes > from))
  }), { numRuns: 150 })
})

test('a local time is what clockOf and clockText agree on', () => {
  expect(clockText(clockOf('2024-02-29T23:59:59'))).toBe('2024-02-29T23:59:59')
  expect(() => clockOf('2026-02-29')).toThrow(RangeError)
  expect(() => clockOf('2026-13-01T00:00:00')).toThrow(RangeError)
})
