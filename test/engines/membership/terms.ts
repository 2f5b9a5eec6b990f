import * as fc from 'fast-check'
import { addDays } from '#engines/membership/days.ts'
import type { Term } from '#engines/membership/standing.ts'

const start = '2024-01-01'

export const anyDay = fc.integer({ min: -40, max: 180 }).map((days) => addDays(start, days))

const cut = fc.option(fc.integer({ min: 0, max: 400 }), { freq: 3 })

export const anyTerm: fc.Arbitrary<Term> = fc
  .record({ from: anyDay, days: fc.option(fc.integer({ min: 0, max: 120 }), { freq: 8 }), graceDays: fc.constantFrom(0, 5, 30), refunded: cut, ended: cut })
  .map(({ from, days, graceDays, refunded, ended }) => ({
    from, graceDays, until: days === null ? null : addDays(from, days),
    refundedOn: refunded === null ? null : addDays(from, refunded),
    endedOn: ended === null ? null : addDays(from, ended),
  }))

export const anyTerms = fc.array(anyTerm, { maxLength: 6 })
