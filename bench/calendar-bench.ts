import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone.js'
import utc from 'dayjs/plugin/utc.js'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Event } from '#engines/calendar/event.ts'
import { occurrences } from '#engines/calendar/occurrences.ts'
import { type Calendar, calendarOctets } from '#engines/calendar/write-calendar.ts'
import { zoneLines } from '#engines/calendar/zone-lines.ts'
import { mustAgree } from './calendar-agreement.ts'
import { calendarPages } from './calendar-pages.ts'
import { manyEvents } from './many-events.ts'
import { against, type Figure, median } from './report.ts'

const zone = 'America/New_York'
const [many, recurring, inFeed] = [5_000, 500, 50]
const now = new Date('2026-10-15T12:00:00Z')
const november = { from: new Date('2026-11-01T04:00:00Z'), until: new Date('2026-12-01T05:00:00Z'), limit: 100, home: zone }
const rounds = 9
const feedsARound = 100

dayjs.extend(utc)
dayjs.extend(timezone)

/** How the reference is given a local time of a zone: as its readme says for zones other than the process's own, or as a native date, which is right only in a process that lives in the zone of all events. */
const dates = { zoned: (local: string, of: string | null) => dayjs.tz(local, of ?? 'UTC'), native: (local: string) => new Date(local) }

/**
 * A feed of the next 50 events out of 5,000, of which 500 recur, made anew each time, up to the octets that are sent. Both sides are given the same chosen events, local times with their
 * zones, and say the same of each; both write one VTIMEZONE, which neither makes anew, and nothing else of a feed is kept by either.
 */
export async function run(): Promise<Figure[]> {
  process.env.TZ = zone
  const events = structuredClone(manyEvents(many, recurring))
  const chosen = nextOf(events)
  const makers = { ours: () => ours(chosen), zoned: () => theirs(chosen, dates.zoned), native: () => theirs(chosen, dates.native) }
  for (const maker of [makers.zoned, makers.native]) mustAgree(makers.ours().toString(), maker().toString(), chosen.length)

  const rates = { ours: [] as number[], zoned: [] as number[], native: [] as number[] }
  for (let round = -6; round < rounds; round++) {
    for (const name of shuffled(round)) {
      const made = rate(makers[name], name === 'zoned' ? feedsARound / 10 : feedsARound)
      if (round >= 0) rates[name].push(made)
    }
  }
  const feeds = (name: string) => ({ name, value: median(rates.ours), unit: 'feeds/s' })
  const series = events.slice(0, recurring)
  return [
    against(feeds('ics_feed'), 'ical-generator with dates of their zones', median(rates.zoned)),
    against(feeds('ics_feed, the reference at its fastest'), 'ical-generator with native dates', median(rates.native)),
    { name: 'feed', value: ours(chosen).length, unit: 'bytes' },
    { name: 'choosing the next 50 of 5,000 in memory', value: timed(() => nextOf(events)), unit: 'ms' },
    { name: 'a month of 500 series in memory', value: timed(() => series.map((event) => occurrences(event, november))), unit: 'ms' },
    ...await calendarPages(),
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

const ours = (events: Event[]) => calendarOctets({ ...calendar, events })

const zoneText = zoneLines(zone, 2025, 2026)

/** With a zone of its own, the reference would write DTSTAMP and its like as local times (RFC 5545 asks for UTC); so it has none, and says X-WR-TIMEZONE besides. */
function theirs(events: Event[], date: (local: string, of: string | null) => dayjs.Dayjs | Date): Buffer {
  const feed = ical({
    name: 'Statewide calendar', prodId: '//Commonweal//Calendar//EN', scale: 'GREGORIAN', method: ICalCalendarMethod.PUBLISH, url: 'https://example.org/calendar',
    source: 'https://example.org/calendar.ics', ttl: 3600, timezone: { name: null, generator: () => zoneText }, x: { 'X-WR-TIMEZONE': zone },
  })
  for (const event of events) {
    feed.createEvent({
      id: event.uid, start: date(event.starts, event.zone), end: date(event.ends, event.zone), timezone: zone, stamp: event.stamped, created: event.created, lastModified: event.modified, sequence: event.sequence,
      summary: event.title, description: event.description, url: event.url, status: ICalEventStatus.CONFIRMED, categories: event.categories.map((name) => ({ name })),
      location: event.geo ? { title: event.location ?? '', geo: event.geo } : event.location, organizer: { name: event.organizer?.name ?? '', email: event.organizer?.email ?? '' },
      repeating: event.rule === null ? null : `RRULE:${event.rule}`,
    })
  }
  return Buffer.from(feed.toString())
}

/** By the processor's time, which other work on the machine does not count into. */
function rate(make: () => Buffer, feeds: number): number {
  const started = process.cpuUsage()
  let size = 0
  for (let feed = 0; feed < feeds; feed++) size += make().length
  if (size === 0) throw new Error('A feed is empty.')
  const { user, system } = process.cpuUsage(started)
  return Math.round(feeds / ((user + system) / 1_000_000))
}

/** In milliseconds, of several times the middle one. */
function timed(work: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now()
    work()
    return performance.now() - started
  })
  return Number(median(times).toFixed(2))
}

/** In turns, so that none always comes first. */
const shuffled = (round: number) => (round % 2 ? ['ours', 'zoned', 'native'] as const : ['native', 'zoned', 'ours'] as const)
