import { clockOf, clockText, day, readClock } from '#engines/calendar/clock.ts'
import type { Component } from '#engines/calendar/components.ts'
import type { Details } from '#engines/calendar/event.ts'
import { plain } from '#engines/calendar/lines.ts'
import { parameterOf, propertiesOf, type Property, textOf } from '#engines/calendar/properties.ts'
import { inZone, type Time, timesOf, type Zones } from '#engines/calendar/read-time.ts'
import { isPrivate, refuse } from '#engines/calendar/refusal.ts'
import { readRule, ruleText } from '#engines/calendar/rule.ts'
import { untilFor } from '#engines/calendar/until.ts'
import { clockAt, instantAt } from '#engines/calendar/zones.ts'

/** One VEVENT by itself; `of` says which instance of a series it changes. */
export type Part = Details & { uid: string | null; rule: string | null; added: Time[]; cancelled: Time[]; of: Time | null }

const wanted = new Set([
  'uid', 'summary', 'description', 'location', 'geo', 'url', 'dtstart', 'dtend', 'duration', 'status', 'organizer', 'categories', 'sequence',
  'created', 'last-modified', 'dtstamp', 'rrule', 'exrule', 'rdate', 'exdate', 'recurrence-id', 'class',
])
const decisive = ['dtstart', 'dtend', 'duration', 'rrule', 'rdate', 'exdate', 'recurrence-id', 'uid']
const most = { title: 1_000, description: 50_000, location: 1_000, url: 2_000, categories: 50, category: 100, dates: 2_000 }

/** Throws `Refused` with the reason when it cannot be told when it takes place. */
export function readEvent(component: Component, zones: Zones): Part {
  if (!component.whole) refuse('It breaks off before its end.')
  const { found, bad } = propertiesOf(component, wanted)
  const unread = decisive.find((name) => bad.has(name))
  if (unread) refuse(`Its ${unread.toUpperCase()} cannot be read.`)
  const one = (name: string) => found.get(name)?.[0]
  const text = (name: string, longest: number) => cut(textOf(one(name)), longest)
  if (/^(private|confidential)$/i.test(textOf(one('class'))?.trim() ?? '')) refuse(isPrivate)
  const dtstart = one('dtstart') ?? refuse('It does not say when it starts.')
  const begin = timesOf(dtstart, zones)[0] ?? refuse('It does not say when it starts.')
  const rule = ruleOf(component, found, begin.zone)
  const tzid = parameterOf(dtstart, 'tzid')
  if (rule !== null && tzid !== undefined && typeof zones.named(tzid) === 'object') refuse(`It repeats in the time zone "${tzid.slice(0, 60)}", whose rules are those of no place.`)

  return {
    uid: text('uid', 500) || null,
    title: text('summary', most.title) ?? '',
    description: text('description', most.description),
    location: text('location', most.location),
    geo: geoOf(one('geo')),
    url: addressOf(textOf(one('url'))),
    zone: begin.zone,
    starts: begin.local,
    ends: endOf(begin, one('dtend'), one('duration'), zones),
    status: statusOf(textOf(one('status'))),
    organizer: organizerOf(one('organizer')),
    categories: (found.get('categories') ?? []).flatMap(({ values }) => values).flatMap((value) => cut(typeof value === 'string' ? value : undefined, most.category) || [])
      .slice(0, most.categories),
    sequence: sequenceOf(one('sequence')),
    created: instantOf(one('created')),
    modified: instantOf(one('last-modified')),
    stamped: instantOf(one('dtstamp')) ?? instantOf(one('last-modified')) ?? new Date(0),
    rule,
    added: datesOf(found.get('rdate'), zones),
    cancelled: datesOf(found.get('exdate'), zones),
    of: instanceOf(one('recurrence-id'), zones),
  }
}

function endOf(begin: Time, dtend: Property | undefined, duration: Property | undefined, zones: Zones): string {
  const { zone, local } = begin
  const start = clockOf(local)
  const [end] = dtend ? timesOf(dtend, zones) : []
  if (end) {
    if ((end.zone === null) !== (zone === null)) refuse('It starts on a day and ends at a time, or the other way round.')
    const ends = inZone(end, zone)
    if (clockOf(ends) < start) refuse('It ends before it starts.')
    return zone === null && ends === local ? clockText(start + day, true) : ends
  }
  const [days, rest] = lengthOf(textOf(duration))
  if (zone === null) return clockText(start + Math.max(day, days + Math.ceil(rest / day) * day), true)
  const ends = clockAt(instantAt(start + days, zone) + rest, zone)
  return readClock(clockText(ends)) === undefined ? refuse('It lasts too long.') : clockText(ends)
}

/** "P1DT2H30M": milliseconds of its days, and of the rest. RFC 5545, 3.3.6. Nothing of nothing. */
function lengthOf(text: string | undefined): [days: number, rest: number] {
  if (text === undefined) return [0, 0]
  const [whole, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = /^\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$/.exec(text) ?? []
  if (whole === undefined) refuse(`It lasts "${text.slice(0, 30)}", which is not understood.`)
  return [(Number(weeks) * 7 + Number(days)) * day, ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000]
}

function ruleOf({ lines }: Component, found: Map<string, Property[]>, zone: string | null): string | null {
  if (found.has('exrule')) refuse('It has a rule for exceptions (EXRULE), which is not understood.')
  const rules = lines.filter((line) => /^RRULE[;:]/i.test(line))
  if (rules.length > 1) refuse('It repeats by more than one rule.')
  const [line] = rules
  if (line === undefined) return null
  const rule = readRule(line.replace(/^RRULE[^:]*:/i, ''))
  return 'problem' in rule ? refuse(rule.problem) : ruleText({ ...rule, until: untilFor(zone, rule.until) })
}

function datesOf(properties: Property[] | undefined, zones: Zones): Time[] {
  const dates = (properties ?? []).flatMap((property) => timesOf(property, zones))
  return dates.length > most.dates ? refuse(`It has more than ${most.dates} single dates.`) : dates
}

function instanceOf(property: Property | undefined, zones: Zones): Time | null {
  if (!property) return null
  if (parameterOf(property, 'range')) refuse('It changes all later instances (RANGE), which is not understood.')
  return timesOf(property, zones)[0] ?? null
}

const cut = (text: string | undefined, longest: number) => (text === undefined ? null : plain(text).slice(0, longest).toWellFormed())

function addressOf(text: string | undefined): string | null {
  const url = text === undefined || text.length > most.url ? null : URL.parse(text)
  return url && ['http:', 'https:'].includes(url.protocol) ? url.href : null
}

function geoOf(property: Property | undefined): Details['geo'] {
  const [lat, lon] = Array.isArray(property?.values[0]) ? property.values[0].map(Number) : []
  return lat !== undefined && lon !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null
}

function statusOf(text: string | undefined): Details['status'] {
  const status = text?.trim().toUpperCase()
  return status === 'CANCELLED' ? 'cancelled' : status === 'TENTATIVE' ? 'tentative' : 'confirmed'
}

function organizerOf(property: Property | undefined): Details['organizer'] {
  if (!property) return null
  const email = /^mailto:(\S+@\S+)$/i.exec(textOf(property) ?? '')?.[1]?.slice(0, 254) ?? null
  const name = cut(parameterOf(property, 'cn'), 200)
  return email === null && name === null ? null : { name, email }
}

function sequenceOf(property: Property | undefined): number {
  const value = Number(property?.values[0])
  return Number.isInteger(value) && value >= 0 && value < 2 ** 31 ? value : 0
}

/** A time stamp is in UTC; one that says no zone is read so too. */
function instantOf(property: Property | undefined): Date | null {
  const clock = readClock((textOf(property) ?? '').replace(/Z$/, ''))
  return clock === undefined ? null : new Date(clock)
}
