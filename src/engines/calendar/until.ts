import { day } from '#engines/calendar/clock.ts'
import type { Until } from '#engines/calendar/rule.ts'
import { instantAt } from '#engines/calendar/zones.ts'

/** The same end as RFC 5545, 3.3.10 asks for it: a day for whole days (zone null), otherwise an instant, of a day its last second. */
export function untilFor(zone: string | null, until: Until | null): Until | null {
  if (!until) return null
  if (zone === null) return { utc: false, wholeDay: true, clock: Math.floor(until.clock / day) * day }
  return until.utc ? until : { utc: true, wholeDay: false, clock: instantAt(until.wholeDay ? until.clock + day - 1000 : until.clock, zone) }
}
