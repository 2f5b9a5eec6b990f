import * as fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { clockOf, clockText } from '#engines/calendar/clock.ts'
import type { Event } from '#engines/calendar/event.ts'
import { plain } from '#engines/calendar/lines.ts'
import { occurrences } from '#engines/calendar/occurrences.ts'
import { versionOf, writeCalendar } from '#engines/calendar/write-calendar.ts'
import { zoneLines } from '#engines/calendar/zone-lines.ts'
import { offsetAt, transitions } from '#engines/calendar/zones.ts'
import { feed } from './feed.ts'
import { meeting, years } from './meeting.ts'
import { read } from './reading.ts'

const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')
const written = (event: Event) => writeCalendar(feed({ events: [event] }))

test('a feed says who it is, how often to look again, and what changed when', () => {
  const event = meeting({ modified: new Date('2026-01-02T08:00:00Z'), created: new Date('2026-01-01T08:00:00Z'), sequence: 3, status: 'tentative', geo: { lat: 42.26, lon: -71.8 } })
  const calendar = feed({ name: 'Statewide, and more', color: 'teal', refreshMinutes: 60, source: 'https://example.org/calendar.ics', url: 'https://example.org/calendar', zone: 'America/New_York' })
  expect(unfolded(writeCalendar({ ...calendar, events: [event] }))).toEqual(expect.arrayContaining([
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'METHOD:PUBLISH', 'NAME:Statewide\\, and more', 'X-WR-CALNAME:Statewide\\, and more', 'REFRESH-INTERVAL;VALUE=DURATION:PT60M', 'X-PUBLISHED-TTL:PT60M',
    'SOURCE;VALUE=URI:https://example.org/calendar.ics', 'URL:https://example.org/calendar', 'COLOR:teal', 'UID:worcester-7@example.org', 'DTSTAMP:20260101T120000Z',
    'LAST-MODIFIED:20260102T080000Z', 'CREATED:20260101T080000Z', 'SEQUENCE:3', 'STATUS:TENTATIVE', 'DTSTART;TZID=America/New_York:20260106T190000', 'GEO:42.26;-71.8', 'END:VCALENDAR',
  ]))
})

test('a letter that invites names its guest; one that calls off says cancelled', () => {
  const guest = { name: 'Ana "the" Silva', email: 'ana@example.org', answer: 'yes' as const }
  const organizer = { name: 'Worcester', email: 'worcester@example.org' }
  const invited = unfolded(writeCalendar(feed({ method: 'REQUEST', guest, events: [meeting({ organizer })] })))
  expect(invited).toContain("ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE;CN=\"Ana ^'the^' Silva\":mailto:ana@example.org")
  expect(invited).toContain('ORGANIZER;CN="Worcester":mailto:worcester@example.org')
  expect(unfolded(writeCalendar(feed({ method: 'CANCEL', guest, events: [meeting({ organizer })] })))).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED']))
})

test('what is cancelled stands as EXDATE, what is changed beside its series under the start it had', () => {
  const moved = { ...meeting(), of: '2026-01-20T19:00:00', starts: '2026-01-21T18:00:00', ends: '2026-01-21T19:00:00', title: 'Moved' }
  const lines = unfolded(written(meeting({ rule: 'FREQ=WEEKLY;UNTIL=20260303', cancelled: ['2026-01-13T19:00:00', '2026-01-27T19:00:00'], overrides: [moved] })))
  expect(lines).toEqual(expect.arrayContaining([
    'RRULE:FREQ=WEEKLY;UNTIL=20260304T045959Z', 'EXDATE;TZID=America/New_York:20260113T190000,20260127T190000', 'RECURRENCE-ID;TZID=America/New_York:20260120T190000', 'SUMMARY:Moved',
  ]))
  expect(lines.filter((line) => line === 'UID:worcester-7@example.org')).toHaveLength(2)
})

test('the same calendar gives the same text, and another version when an event changes', () => {
  const calendar = feed({ events: [meeting()] })
  expect(writeCalendar(calendar)).toBe(writeCalendar(structuredClone(calendar)))
  expect(versionOf(calendar)).toBe(versionOf(structuredClone(calendar)))
  expect(versionOf(calendar)).not.toBe(versionOf(feed({ events: [meeting({ sequence: 1 })] })))
})

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300, size: 'max' }), fc.string({ unit: 'grapheme', maxLength: 200, size: 'max' }), fc.string({ maxLength: 300, size: 'max' }),
  fc.array(fc.constantFrom('\r', '\n', '\r\n', '\0', '\u0007', '\u007f', '\\', '\\n', ',', ';', ':', '"', '^', ' ', '\t', '\ud800', '🗳️', 'é', 'BEGIN:VEVENT', 'a'.repeat(74)), { maxLength: 60, size: 'max' }).map((parts) => parts.join('')))

test('whatever text is written reads back the same, but for control characters', () => {
  fc.assert(fc.property(text, text, text, fc.array(text.filter((one) => plain(one) !== ''), { maxLength: 3 }), (title, description, location, categories) => {
    const named = location.slice(0, 50).replaceAll('\\', '/')
    const event = meeting({ title, description, location, categories: categories.map((one) => one.slice(0, 40)).filter((one) => plain(one) !== ''), organizer: { name: named, email: 'a@example.org' } })
    const [back] = read(written(event)).events
    const expected = { title: plain(title), description: plain(description), location: plain(location), categories: event.categories.map(plain) }
    expect(back).toMatchObject({ ...expected, organizer: { name: plain(named), email: 'a@example.org' }, uid: event.uid })
  }), { numRuns: 400 })
})

test('no line is longer than 75 octets, none breaks a character, every line ends in CRLF', () => {
  fc.assert(fc.property(text, (title) => {
    const bytes = Buffer.from(written(meeting({ title, description: title })))
    const lines = bytes.toString('latin1').split('\r\n')
    expect(lines.filter((line) => line.length > 75 || /[\r\n]/.test(line))).toEqual([])
    for (const line of lines) expect(() => new TextDecoder('utf8', { fatal: true }).decode(Buffer.from(line, 'latin1'))).not.toThrow()
  }), { numRuns: 200 })
})

test.each([
  'America/New_York', 'America/Denver', 'Pacific/Honolulu', 'Europe/Berlin', 'Europe/Dublin', 'America/Santiago', 'Asia/Jerusalem', 'Africa/Casablanca', 'Australia/Lord_Howe', 'Asia/Kathmandu',
])('the VTIMEZONE of %s agrees with the time zone database, in ical.js', (zone) => {
  const component = new ICAL.Component(ICAL.parse(`BEGIN:VCALENDAR\r\n${zoneLines(zone, 2004, 2026)}\r\nEND:VCALENDAR\r\n`))
  const theirs = new ICAL.Timezone(component.getFirstSubcomponent('vtimezone') ?? component)
  for (let clock = Date.UTC(2004, 0, 1, 12); clock < Date.UTC(2034, 0); clock += 5 * 86_400_000) {
    const time = ICAL.Time.fromString(clockText(clock), component.getFirstProperty('x') ?? new ICAL.Property('dtstart'))
    const offset = theirs.utcOffset(time) * 1000
    if (offsetAt(clock - offset, zone) !== offset) throw new Error(`${zone} at ${clockText(clock)}: ${offset}`)
  }
})

/** Each with a day in 2026 that it names, to begin on. */
const rules = [
  ['FREQ=DAILY;COUNT=400', '01-06'], ['FREQ=DAILY;INTERVAL=3;UNTIL=20270401', '01-06'], ['FREQ=WEEKLY', '01-06'], ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH,SU', '01-06'],
  ['FREQ=WEEKLY;BYDAY=TU,SU;WKST=SU;INTERVAL=2;COUNT=50', '01-06'], ['FREQ=MONTHLY', '01-06'], ['FREQ=MONTHLY;BYDAY=1TU', '01-06'], ['FREQ=MONTHLY;BYDAY=-1SU', '01-25'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', '01-31'], ['FREQ=MONTHLY;BYMONTHDAY=31', '01-31'], ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '01-30'], ['FREQ=YEARLY', '01-06'],
  ['FREQ=YEARLY;BYMONTH=3,11;BYDAY=1SU', '03-01'], ['FREQ=WEEKLY;UNTIL=20261103T235959Z', '01-06'], ['FREQ=WEEKLY;UNTIL=20261104T000000Z', '01-06'],
  ['FREQ=YEARLY;BYMONTH=1,3,11;BYMONTHDAY=6', '01-06'], ['FREQ=HOURLY;INTERVAL=6;UNTIL=20260401', '03-01'],
] as const
/** ical.js reads times that clocks skip or show twice otherwise than RFC 5545, 3.3.5 says; those few are told apart here and tested in occurrences.test.ts. */
const unsteady = (local: string, zone: string | null) => zone !== null
  && transitions(zone, 2026, 2028).some(({ at, from, to }) => clockOf(local) >= at + Math.min(from, to) && clockOf(local) < at + Math.max(from, to))

test.each(rules)('%s gives the same instants in ical.js as we meant, across changes of daylight time', (rule, first) => {
  for (const zone of ['America/New_York', 'Europe/London', 'UTC', ...(rule.includes('HOURLY') ? [] : [null])]) {
    for (const time of ['01:30:00', '02:30:00', '19:00:00']) {
      const [starts, ends] = zone === null ? [`2026-${first}`, `2026-${first}`] : [`2026-${first}T${time}`, `2026-${first}T23:00:00`]
      const event = meeting({ zone, starts, ends, rule, cancelled: [zone === null ? '2026-01-13' : `2026-01-13T${time}`] })
      const ours = occurrences(event, { ...years, home: 'UTC' }).map(({ of, begins }) => ({ local: of, instant: begins.toISOString() }))
      const theirs = instantsByIcal(written(event), ours.length)
      expect(theirs.map(({ local }) => local.replace('Z', ''))).toEqual(ours.map(({ local }) => local))
      expect(theirs.filter(({ local }) => !unsteady(local.replace('Z', ''), zone))).toEqual(ours.filter(({ local }) => !unsteady(local, zone)).map((one) => (zone === 'UTC' ? { ...one, local: `${one.local}Z` } : one)))
    }
  }
})

/** The first so many. */
function instantsByIcal(ics: string, many: number) {
  const component = new ICAL.Component(ICAL.parse(ics))
  for (const zone of component.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const event = new ICAL.Event(component.getFirstSubcomponent('vevent') ?? component)
  const found: { local: string; instant: string }[] = []
  const steps = event.iterator()
  for (let next = steps.next(); next && found.length < many; next = steps.next()) {
    found.push({ local: next.toString(), instant: new Date(next.toUnixTime() * 1000).toISOString() })
  }
  return found
}
