import ICAL from 'ical.js'
import ical, { ICalEventStatus } from 'ical-generator'
import type { Event } from '#engines/calendar/event.ts'
import { occurrences } from '#engines/calendar/occurrences.ts'
import { type Calendar, writeCalendar } from '#engines/calendar/write-calendar.ts'
import { zoneLines } from '#engines/calendar/zone-lines.ts'
import { manyEvents } from './many-events.ts'
import { against, type Figure, median } from './report.ts'

const zone = 'America/New_York'
const [many, recurring, inFeed] = [5_000, 500, 50]
const now = new Date('2026-10-15T12:00:00Z')
const rounds = 9
const feedsARound = 50

/** A feed of the next 50 events out of 5,000, of which 500 recur; both sides are given the same chosen events and write the same VTIMEZONE. */
export async function run(): Promise<Figure[]> {
  process.env.TZ = zone
  const events = manyEvents(many, recurring)
  const chosen = nextOf(events)
  mustAgree(ours(chosen), theirs(chosen), chosen.length)

  const rates: [number, number][] = []
  for (let round = -6; round < rounds; round++) {
    const pair: [number, number] = round % 2 ? [rate(() => ours(chosen)), rate(() => theirs(chosen))] : swap([rate(() => theirs(chosen)), rate(() => ours(chosen))])
    if (round >= 0) rates.push(pair)
  }
  const choosing = Array.from({ length: rounds }, () => timed(() => nextOf(events)))
  const feeds = { name: 'ics_feed', value: median(rates.map(([mine]) => mine)), unit: 'feeds/s' }
  return [
    against(feeds, 'ical-generator', median(rates.map(([, other]) => other))),
    { name: 'choosing the next 50 of 5,000 in memory', value: Number(median(choosing).toFixed(2)), unit: 'ms' },
    { name: 'feed', value: Buffer.byteLength(ours(chosen)), unit: 'bytes' },
  ]
}

/** The events that take place next, by their next occurrence. */
function nextOf(events: Event[]): Event[] {
  const window = { from: now, until: new Date(now.getTime() + 365 * 86_400_000), limit: 1, home: zone }
  return events.flatMap((event) => {
    const [next] = occurrences(event, window)
    return next ? [{ event, at: next.begins.getTime() }] : []
  }).sort((one, other) => one.at - other.at).slice(0, inFeed).map(({ event }) => event)
}

const calendar: Calendar = {
  method: 'PUBLISH', name: 'Statewide calendar', description: null, url: 'https://example.org/calendar', source: 'https://example.org/calendar.ics', color: null, refreshMinutes: 60, zone,
  guest: null, events: [],
}

const ours = (events: Event[]) => writeCalendar({ ...calendar, events })

const zoneText = zoneLines(zone, 2025, 2026)

function theirs(events: Event[]): string {
  const feed = ical({
    name: 'Statewide calendar', prodId: '-//Commonweal//Calendar//EN', url: 'https://example.org/calendar', source: 'https://example.org/calendar.ics', ttl: 3600,
    timezone: { name: zone, generator: () => zoneText },
  })
  for (const event of events) {
    feed.createEvent({
      id: event.uid, start: new Date(event.starts), end: new Date(event.ends), timezone: zone, stamp: event.stamped, created: event.created, lastModified: event.modified, sequence: event.sequence,
      summary: event.title, description: event.description, url: event.url, status: ICalEventStatus.CONFIRMED, categories: event.categories.map((name) => ({ name })),
      location: event.geo ? { title: event.location ?? '', geo: event.geo } : event.location, organizer: { name: event.organizer?.name ?? '', email: event.organizer?.email ?? '' },
      repeating: event.rule === null ? null : `RRULE:${event.rule}`,
    })
  }
  return feed.toString()
}

/** A bench of two feeds that say different things would measure nothing. */
function mustAgree(one: string, other: string, length: number) {
  const [mine, their] = [one, other].map((text) => {
    const component = new ICAL.Component(ICAL.parse(text))
    for (const described of component.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(described)
    return component.getAllSubcomponents('vevent').map((event) => `${event.getFirstPropertyValue('uid')} ${new ICAL.Event(event).startDate.toUnixTime()} ${event.getFirstPropertyValue('rrule')}`)
  })
  if (mine?.length !== length || mine.join() !== their?.join()) throw new Error('The two feeds do not say the same.')
}

/** By the processor's time, which other work on the machine does not count into. */
function rate(make: () => string): number {
  const started = process.cpuUsage()
  let size = 0
  for (let feed = 0; feed < feedsARound; feed++) size += make().length
  if (size === 0) throw new Error('A feed is empty.')
  const { user, system } = process.cpuUsage(started)
  return Math.round(feedsARound / ((user + system) / 1_000_000))
}

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

const swap = ([one, other]: [number, number]): [number, number] => [other, one]
