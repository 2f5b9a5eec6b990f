import { clockOf, day } from '#engines/calendar/clock.ts'
import type { Details, Event } from '#engines/calendar/event.ts'
import { occurrences } from '#engines/calendar/occurrences.ts'
import { inZone } from '#engines/calendar/read-time.ts'
import { seriesOf } from '#engines/calendar/series.ts'
import { splitAt } from '#engines/calendar/splitting.ts'
import { clockAt } from '#engines/calendar/zones.ts'

export type Seen = {
  now: Date
  /** When the event was first seen here. */
  since: Date
  /** The zone of the house. */
  home: string
}

/** So far back and ahead events are followed. */
const span = 2 * 366 * day
/** So long before it was first seen a series begins here. */
const before = 60 * day
const mostTimes = 1_200

/** What is followed of an event: nothing when it lies more than two years away; a series from sixty days before it was first seen. */
export function within(event: Event, { now, since, home }: Seen): Event | 'far away' | 'too often' {
  const here = atHome(event, home)
  const [from, until] = [new Date(event.rule === null ? now.getTime() - span : since.getTime() - before), new Date(now.getTime() + span)]
  const followed = here.rule === null ? here : begun(here, here.rule, clockAt(from.getTime(), here.zone ?? home), until.getTime())
  const times = followed ? occurrences(followed, { from, until, limit: mostTimes + 1, home }).length : 0
  if (!followed || times === 0) return 'far away'
  return times > mostTimes ? 'too often' : followed
}

function begun(event: Event, rule: string, from: number, until: number): Event | undefined {
  if (clockOf(event.starts) >= from) return event
  const [first] = seriesOf(rule, event.starts, event.zone)?.starts(from, until, 1) ?? []
  return first === undefined ? undefined : splitAt(event, new Date(first).toISOString().slice(0, event.zone === null ? 10 : 19), event.uid).after
}

/** Times that a calendar writes at Greenwich are read from our own clocks, unless they repeat by a rule of Greenwich. */
function atHome(event: Event, home: string): Event {
  const { rule, added, cancelled, zone } = event
  const here = (text: string) => inZone({ zone: 'UTC', local: text }, home)
  const moved = zone === 'UTC' && rule === null
  const overrides = event.overrides.map((override) => ({ ...onClocks(override, moved ? home : zone ?? home), of: moved ? here(override.of) : override.of }))
  return moved ? { ...event, ...onClocks(event, home), added: added.map(here), cancelled: cancelled.map(here), overrides } : { ...event, overrides }
}

function onClocks<One extends Details>(details: One, zone: string): One {
  if (details.zone !== 'UTC') return details
  const here = (text: string) => inZone({ zone: 'UTC', local: text }, zone)
  return { ...details, zone, starts: here(details.starts), ends: here(details.ends) }
}
