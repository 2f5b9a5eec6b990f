/** An ISO date, as in "2026-11-22". They sort as text. */
export type Day = string
export type Every = 'month' | 'year'

export function addDays(day: Day, days: number): Day {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** The same day that many months on, or the month's last where it has no such day: a month after January 31 is February 28. */
export function addMonths(day: Day, months: number): Day {
  const at = new Date(`${day}T00:00:00Z`)
  const date = at.getUTCDate()
  at.setUTCDate(1)
  at.setUTCMonth(at.getUTCMonth() + months)
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
  at.setUTCDate(Math.min(date, last))
  return at.toISOString().slice(0, 10)
}

/** How many days `later` lies after `earlier`; negative when it lies before. */
export const daysBetween = (earlier: Day, later: Day) => Math.round((Date.parse(later) - Date.parse(earlier)) / 86_400_000)

/** The day it is at that moment, in the process's time zone, which is the jurisdiction's. */
export const dayOf = (at: Date): Day => new Date(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate())).toISOString().slice(0, 10)
