import { addDays, addMonths, type Day, type Every } from '#engines/membership/days.ts'
import type { Standing } from '#engines/membership/standing.ts'

/**
 * What a payment on that day pays for: a month or a year after the last day already paid for, in grace too; from the day itself for
 * those who are no members. Both days are included; without `every` there is no end.
 */
export function periodFor(standing: Standing, paidOn: Day, every: Every | null): { from: Day; until: Day | null } {
  const running = standing.standing === 'member' || standing.standing === 'grace'
  const from = running && standing.until ? addDays(standing.until, 1) : paidOn
  return { from, until: every && addDays(addMonths(from, every === 'year' ? 12 : 1), -1) }
}
