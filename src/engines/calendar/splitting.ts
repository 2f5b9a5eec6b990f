import { clockOf, clockText } from '#engines/calendar/clock.ts'
import type { Details, Event } from '#engines/calendar/event.ts'
import { readRule, type Rule, ruleText } from '#engines/calendar/rule.ts'
import { seriesOf } from '#engines/calendar/series.ts'
import { untilFor } from '#engines/calendar/until.ts'

/** More instances than any rule may count. */
const all = 20_001

/** A series without one instance, which is called by its local start. RFC 5545, 3.8.5.1. */
export const without = (event: Event, of: string): Event => ({
  ...event,
  added: event.added.filter((other) => other !== of),
  cancelled: [...event.cancelled.filter((other) => other !== of), of],
  overrides: event.overrides.filter((override) => override.of !== of),
})

/** A series of which one instance is otherwise. */
export const changed = (event: Event, of: string, details: Details): Event => ({
  ...event,
  cancelled: event.cancelled.filter((other) => other !== of),
  overrides: [...event.overrides.filter((override) => override.of !== of), { ...details, of }],
})

/**
 * "This and all that follow": the series until before an instance, and a series under another `uid` that begins with it. Cancelled, added and
 * changed instances go where they belong; a COUNT is shared out. `before` is undefined when nothing comes before it. The same event twice (`after` as it was) when it does
 * not repeat.
 */
export function splitAt(event: Event, of: string, uid: string): { before: Event | undefined; after: Event } {
  const at = clockOf(of)
  const start = clockOf(event.starts)
  const rule = event.rule === null ? undefined : readRule(event.rule)
  if (!rule || 'problem' in rule || at <= start) return { before: undefined, after: event }

  const earlier = (one: string) => clockOf(one) < at
  const later = (one: string) => !earlier(one)
  const passed = rule.count === null ? 0 : seriesOf(event.rule ?? '', event.starts, event.zone)?.starts(start, at, all).length ?? 0
  const [details, ends] = [detailsOf(event), clockText(at + clockOf(event.ends) - start, event.zone === null)]
  return {
    before: {
      ...event,
      rule: ruleText(ended(rule, event.zone, at)),
      added: event.added.filter(earlier),
      cancelled: event.cancelled.filter(earlier),
      overrides: event.overrides.filter((override) => earlier(override.of)),
    },
    after: {
      ...details,
      uid,
      starts: of,
      ends,
      sequence: 0,
      rule: ruleText({ ...rule, count: rule.count === null ? null : Math.max(1, rule.count - passed) }),
      added: event.added.filter(later),
      cancelled: event.cancelled.filter(later),
      overrides: event.overrides.filter((override) => later(override.of)),
    },
  }
}

/** "All of them": a series moved to another start and end; what is cancelled, added and changed moves along. A rule that names weekdays or dates is the caller's to change. */
export function moved(event: Event, to: { zone: string | null; starts: string; ends: string }): Event {
  const shift = clockOf(to.starts) - clockOf(event.starts)
  const along = (local: string) => clockText(clockOf(local) + shift, to.zone === null)
  return {
    ...event,
    ...to,
    added: event.added.map(along),
    cancelled: event.cancelled.map(along),
    overrides: event.overrides.map((override) => ({ ...override, of: along(override.of) })),
  }
}

/** The rule, over a second before a wall clock (or on the day before). */
const ended = (rule: Rule, zone: string | null, at: number): Rule =>
  ({ ...rule, count: null, until: untilFor(zone, { utc: false, wholeDay: zone === null, clock: at - 1000 }) })

function detailsOf(event: Event): Details {
  const { uid, rule, added, cancelled, overrides, ...details } = event
  return details
}
