import type { Event, Single } from '#engines/calendar/event.ts'
import { eventLines, type Guest, zoneYears } from '#engines/calendar/event-lines.ts'
import { Sheet } from '#engines/calendar/sheet.ts'
import { words } from '#engines/calendar/words.ts'
import { zoneLines } from '#engines/calendar/zone-lines.ts'

/** In octets. */
const [startingSize, usualSize] = [4_000, 1_400]

export type Calendar = {
  /** What a feed does (PUBLISH), a letter that invites (REQUEST), a letter that calls off (CANCEL). RFC 5546. */
  method: 'PUBLISH' | 'REQUEST' | 'CANCEL'
  name: string | null
  description: string | null
  /** The page people read instead. */
  url: string | null
  /** The feed's own address. */
  source: string | null
  /** A CSS color name, as RFC 7986, 5.9 asks. */
  color: string | null
  /** How often a subscriber should look again. */
  refreshMinutes: number | null
  zone: string | null
  guest: Guest | null
  events: readonly (Event | Single)[]
}

/**
 * The calendar as iCalendar text (RFC 5545, 7986): CRLF, folded at 75 octets, a VTIMEZONE for each zone used, right for the years its events
 * lie in and after. Control characters are left out. The same calendar gives the same text, so the text, or `versionOf`, makes an ETag.
 */
export const writeCalendar = (calendar: Calendar) => calendarOctets(calendar).toString()

/** The same as it is sent, in UTF-8. */
export function calendarOctets(calendar: Calendar): Buffer<ArrayBuffer> {
  const { method, guest, events } = calendar
  const manner = { cancelling: method === 'CANCEL', guest }
  const zones = new Map<string, { first: number; last: number }>()
  const note = (zone: string, year: number) => {
    const years = zones.get(zone)
    if (!years) zones.set(zone, { first: year, last: year })
    else if (year < years.first) years.first = year
    else if (year > years.last) years.last = year
  }
  for (const event of events) zoneYears(event, note)

  const sheet = new Sheet(startingSize + events.length * usualSize)
  headLines(sheet, calendar)
  for (const [zone, { first, last }] of zones) sheet.lines(words(`\r\n${zoneLines(zone, first, last)}`))
  for (const event of events) eventLines(sheet, event, manner)
  return sheet.lines(words('\r\nEND:VCALENDAR')).octets()
}

/** Changes when, and only when, what the calendar says of itself or of which state of which events changes. */
export const versionOf = ({ events, ...about }: Calendar) =>
  JSON.stringify([about, events.map(({ uid, sequence, modified, stamped }) => [uid, sequence, modified?.getTime() ?? 0, stamped.getTime()])])

function headLines(sheet: Sheet, { method, name, description, url, source, color, refreshMinutes, zone }: Calendar) {
  sheet.lines(words(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Commonweal//Calendar//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:${method}`))
  if (name !== null) sheet.begin(words('\r\nNAME:')).text(name).begin(words('\r\nX-WR-CALNAME:')).text(name)
  if (description !== null) sheet.begin(words('\r\nDESCRIPTION:')).text(description).begin(words('\r\nX-WR-CALDESC:')).text(description)
  if (zone !== null) sheet.begin(words('\r\nX-WR-TIMEZONE:')).put(zone)
  if (url !== null) sheet.begin(words('\r\nURL:')).put(url)
  if (source !== null) sheet.begin(words('\r\nSOURCE;VALUE=URI:')).put(source)
  if (color !== null) sheet.begin(words('\r\nCOLOR:')).text(color)
  if (refreshMinutes !== null) sheet.lines(words(`\r\nREFRESH-INTERVAL;VALUE=DURATION:PT${refreshMinutes}M\r\nX-PUBLISHED-TTL:PT${refreshMinutes}M`))
}
