import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { addDays, addMonths, dayOf, daysBetween } from '#engines/membership/days.ts'
import { periodFor } from '#engines/membership/period.ts'
import { standingOn, type Term } from '#engines/membership/standing.ts'
import { anyDay, anyTerms } from './terms.ts'

const year = (from: string, over: Partial<Term> = {}): Term => ({ from, until: addDays(addMonths(from, 12), -1), graceDays: 30, ...over })

test.each<[string, Term[], string, object]>([
  ['nothing was ever paid', [], '2026-01-01', { standing: 'none' }],
  ['the first term has not begun', [year('2026-02-01')], '2026-01-31', { standing: 'none' }],
  ['the first day', [year('2026-02-01')], '2026-02-01', { standing: 'member', since: '2026-02-01', until: '2027-01-31' }],
  ['the last day', [year('2026-02-01')], '2027-01-31', { standing: 'member', since: '2026-02-01', until: '2027-01-31' }],
  ['the day after', [year('2026-02-01')], '2027-02-01', { standing: 'grace', since: '2026-02-01', until: '2027-01-31', graceUntil: '2027-03-02' }],
  ['grace is over', [year('2026-02-01')], '2027-03-03', { standing: 'lapsed', since: '2026-02-01', until: '2027-01-31' }],
  ['no grace is given', [year('2026-02-01', { graceDays: 0 })], '2027-02-01', { standing: 'lapsed', since: '2026-02-01', until: '2027-01-31' }],
  ['renewed in time', [year('2026-02-01'), year('2027-02-01')], '2026-06-01', { standing: 'member', since: '2026-02-01', until: '2028-01-31' }],
  ['renewed in grace', [year('2026-02-01'), year('2027-02-20')], '2027-03-01', { standing: 'member', since: '2026-02-01', until: '2028-02-19' }],
  ['come back later', [year('2026-02-01'), year('2027-06-01')], '2027-07-01', { standing: 'member', since: '2027-06-01', until: '2028-05-31' }],
  ['before they came back', [year('2026-02-01'), year('2027-06-01')], '2027-05-01', { standing: 'lapsed', since: '2026-02-01', until: '2027-01-31' }],
  ['paid back', [year('2026-02-01', { refundedOn: '2026-03-10' })], '2026-03-10', { standing: 'lapsed', since: '2026-02-01', until: '2026-03-09' }],
  ['before it was paid back', [year('2026-02-01', { refundedOn: '2026-03-10' })], '2026-03-09', { standing: 'member', since: '2026-02-01', until: '2026-03-09' }],
  ['paid back the same day', [year('2026-02-01', { refundedOn: '2026-02-01' })], '2026-02-01', { standing: 'none' }],
  ['left before it was paid back', [year('2026-02-01', { endedOn: '2026-03-01', refundedOn: '2026-03-10' })], '2026-03-05', { standing: 'lapsed', since: '2026-02-01', until: '2026-02-28' }],
  ['granted without an end', [{ from: '2020-01-01', until: null, graceDays: 0 }], '2050-01-01', { standing: 'member', since: '2020-01-01', until: null }],
  ['granted, then ended', [{ from: '2020-01-01', until: null, graceDays: 9, endedOn: '2021-01-01' }], '2021-01-01', { standing: 'lapsed', since: '2020-01-01', until: '2020-12-31' }],
])('%s', (_name, terms, day, standing) => {
  expect(standingOn(terms, day)).toEqual(standing)
})

test('the order in which terms were written makes no difference', () => {
  fc.assert(fc.property(anyTerms, anyDay, (terms, day) => {
    expect(standingOn(terms.toReversed(), day)).toEqual(standingOn(terms, day))
  }))
})

test('the clock of today makes no difference', () => {
  fc.assert(fc.property(anyTerms, anyDay, fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }), (terms, day, now) => {
    const said = standingOn(terms, day)
    vi.useFakeTimers({ now })
    expect(standingOn(terms, day)).toEqual(said)
    vi.useRealTimers()
  }))
})

test('a term that begins later never makes a member of today, and a payment never takes membership away', () => {
  fc.assert(fc.property(anyTerms, anyTerms, anyDay, (terms, more, day) => {
    const later = more.filter(({ from }) => from > day)
    expect(standingOn([...terms, ...later], day).standing).toBe(standingOn(terms, day).standing)
    if (standingOn(terms, day).standing === 'member') expect(standingOn([...terms, ...more], day).standing).toBe('member')
  }))
})

test('what is paid runs on from what was paid before, and a member who pays stays one', () => {
  fc.assert(fc.property(anyTerms, anyDay, fc.constantFrom('month' as const, 'year' as const), (terms, day, every) => {
    const before = standingOn(terms, day)
    const { from, until } = periodFor(before, day, every)
    const after = standingOn([...terms, { from, until, graceDays: 30 }], day)
    if (before.standing === 'none' || before.standing === 'lapsed') expect(from).toBe(day)
    if (before.standing === 'member' && before.until) expect([from, after]).toMatchObject([addDays(before.until, 1), { standing: 'member', since: before.since }])
  }))
})

test('months end where they end', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(daysBetween('2026-03-01', '2026-02-27')).toBe(-2)
  expect(dayOf(new Date(2026, 10, 22, 23, 59))).toBe('2026-11-22')
})
