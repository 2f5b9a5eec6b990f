import { clockOf, clockText, day, years } from '#engines/calendar/clock.ts'
import type { Details, Event, Occurrence, Override } from '#engines/calendar/event.ts'
import { seriesOf } from '#engines/calendar/series.ts'
import { clockAt, instantAt } from '#engines/calendar/zones.ts'

/** `home`: the zone whose midnights bound whole days. */
export type Window = { from: Date; until: Date; limit: number; home: string }

/** No zone is further from Greenwich. */
const slack = day
const firstInstant = Date.UTC(years.first)
const lastInstant = Date.UTC(years.last, 11, 30)

/**
 * The times an event takes place that lie, wholly or in part, in a window (its end not included), in order, at most `limit`. Cancelled
 * instances are left out; changed ones stand at their new time, with their own details.
 *
 * A series keeps its wall clock across changes of daylight time. A start that clocks skip in spring is read with the offset before the gap
 * (02:30 takes place at 03:30), one that they show twice takes place at the first (RFC 5545, 3.3.5, which 3.3.10 applies to instances). Each
 * lasts exactly as long as the first; whole days last as many days. Hourly rules count hours of the wall clock.
 *
 * Bounded for hostile rules: see `readRule` and `anyStarts`. A rule that cannot be read gives the first start alone.
 */
export function occurrences(event: Event, { from, until, limit, home }: Window): Occurrence[] {
  const [early, late] = [Math.max(from.getTime(), firstInstant), Math.min(until.getTime(), lastInstant)]
  const length = lengthOf(event)
  const found = startsOf(event, early - length - slack, late + slack, limit + event.cancelled.length + event.overrides.length + slackStarts)
    .map((clock) => at(event, clock, length, home))
  for (const override of event.overrides) found.push(at(override, clockOf(override.starts), lengthOf(override), home, override.of))

  const seen = new Set<number>()
  return found
    .filter(({ begins, finishes }) => begins.getTime() < late && (finishes.getTime() > early || begins.getTime() >= early))
    .sort((one, other) => one.begins.getTime() - other.begins.getTime())
    .filter(({ begins, details }) => details !== event || (!seen.has(begins.getTime()) && seen.add(begins.getTime())))
    .slice(0, limit)
}

/** So many starts may lie in the slack before the window. */
const slackStarts = 100

/** The wall clocks at which the series itself starts between two clocks, without those cancelled or changed. */
function startsOf(event: Event, from: number, stop: number, limit: number): number[] {
  const start = clockOf(event.starts)
  const series = event.rule === null ? undefined : seriesOf(event.rule, event.starts, event.zone)
  const starts = series?.starts(from, stop, limit) ?? (start >= from && start < stop ? [start] : [])
  for (const text of event.added) {
    const clock = clockOf(text)
    if (clock >= from && clock < stop && !starts.includes(clock)) starts.push(clock)
  }
  if (event.cancelled.length + event.overrides.length === 0) return starts
  const gone = new Set([...event.cancelled, ...event.overrides.map(({ of }) => of)].map(clockOf))
  return starts.filter((clock) => !gone.has(clock))
}

/** In milliseconds. */
function lengthOf({ zone, starts, ends }: Details): number {
  const [start, end] = [clockOf(starts), clockOf(ends)]
  return zone === null ? Math.max(day, end - start) : Math.max(0, instantAt(end, zone) - instantAt(start, zone))
}

function at(details: Event | Override, clock: number, length: number, home: string, of?: string): Occurrence {
  const { zone } = details
  const named = clockText(clock, zone === null)
  const begins = instantAt(clock, zone ?? home)
  const finishes = zone === null ? instantAt(clock + length, home) : begins + length
  const shown = zone === null ? clock : clockAt(begins, zone)
  return {
    of: of ?? named,
    begins: new Date(begins),
    finishes: new Date(finishes),
    starts: shown === clock ? named : clockText(shown, zone === null),
    ends: zone === null ? clockText(clock + length, true) : clockText(clockAt(finishes, zone)),
    zone,
    details,
  }
}
