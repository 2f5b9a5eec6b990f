import { clockOf, clockText, readClock } from '#engines/calendar/clock.ts'
import { parameterOf, type Property } from '#engines/calendar/properties.ts'
import { refuse } from '#engines/calendar/refusal.ts'
import type { ZoneRules } from '#engines/calendar/zone-rules.ts'
import { clockAt, instantAt } from '#engines/calendar/zones.ts'

/** A day (no zone), or a local time of a zone. */
export type Time = { zone: string | null; local: string }

/** What a TZID stands for: a zone of the database, or rules of its own that fit none. */
export type Zones = { floating: string; named: (tzid: string) => string | ZoneRules | undefined }

/** The values of a DTSTART, DTEND, RECURRENCE-ID, RDATE or EXDATE. A time by a zone's own rules becomes the instant, in UTC. */
export function timesOf(property: Property, zones: Zones): Time[] {
  if (property.type === 'period') refuse('It has dates that each last differently, which is not understood.')
  const tzid = parameterOf(property, 'tzid')
  return property.values.map((value) => timeOf(value, tzid, zones))
}

function timeOf(value: unknown, tzid: string | undefined, { floating, named }: Zones): Time {
  const text = typeof value === 'string' ? value : ''
  const clock = readClock(text.replace(/Z$/, ''))
  if (clock === undefined) refuse(`"${text.slice(0, 30)}" is no date between 1583 and 2999.`)
  if (text.length === 10) return { zone: null, local: text }
  if (text.endsWith('Z')) return { zone: 'UTC', local: text.slice(0, -1) }
  if (tzid === undefined) return { zone: floating, local: text }
  const zone = named(tzid)
  if (zone === undefined) refuse(`Nobody knows its time zone "${tzid.slice(0, 60)}".`)
  return typeof zone === 'string' ? { zone, local: text } : { zone: 'UTC', local: clockText(clock - zone.offsetFor(clock)) }
}

/** The same moment on the clocks of another zone. Days stay days. */
export function inZone({ zone, local }: Time, other: string | null): string {
  if (zone === other || zone === null || other === null) return local
  return clockText(clockAt(instantAt(clockOf(local), zone), other))
}

/** The name that a series gives the instance which starts then: a local time of its zone, or a day. */
export function instanceName(time: Time, series: { zone: string | null; starts: string }): string {
  if (series.zone === null) return inZone(time, null).slice(0, 10)
  return time.zone === null ? `${time.local}${series.starts.slice(10)}` : inZone(time, series.zone)
}
