import type { Event } from '#engines/calendar/event.ts'
import { eventLines, type Guest, zoneYears } from '#engines/calendar/event-lines.ts'
import { bare, escaped, line } from '#engines/calendar/lines.ts'
import { zoneLines } from '#engines/calendar/zone-lines.ts'

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
  events: readonly Event[]
}

/**
 * The calendar as iCalendar text (RFC 5545, 7986): CRLF, folded at 75 octets, a VTIMEZONE for each zone used, right for the years its events
 * lie in and after. Control characters are left out. The same calendar gives the same text, so the text, or `versionOf`, makes an ETag.
 */
export function writeCalendar(calendar: Calendar): string {
  const { method, guest, events } = calendar
  const manner = { cancelling: method === 'CANCEL', guest }
  const zones = new Map<string, { first: number; last: number }>()
  const note = (zone: string, year: number) => {
    const years = zones.get(zone)
    if (!years) zones.set(zone, { first: year, last: year })
    else if (year < years.first) years.first = year
    else if (year > years.last) years.last = year
  }
  let text = ''
  for (const event of events) {
    zoneYears(event, note)
    text += eventLines(event, manner)
  }
  const zoneTexts = [...zones].map(([zone, { first, last }]) => zoneLines(zone, first, last))
  return `${headLines(calendar)}${zoneTexts.join('')}${text}END:VCALENDAR\r\n`
}

/** Changes when, and only when, what the calendar says of itself or of which state of which events changes. */
export const versionOf = ({ events, ...about }: Calendar) =>
  JSON.stringify([about, events.map(({ uid, sequence, modified, stamped }) => [uid, sequence, modified?.getTime() ?? 0, stamped.getTime()])])

function headLines({ method, name, description, url, source, color, refreshMinutes, zone }: Calendar): string {
  return [
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Commonweal//Calendar//EN\r\nCALSCALE:GREGORIAN\r\n',
    `METHOD:${method}\r\n`,
    ...(name === null ? [] : [line(`NAME:${escaped(name)}`), line(`X-WR-CALNAME:${escaped(name)}`)]),
    ...(description === null ? [] : [line(`DESCRIPTION:${escaped(description)}`), line(`X-WR-CALDESC:${escaped(description)}`)]),
    ...(zone === null ? [] : [`X-WR-TIMEZONE:${bare(zone)}\r\n`]),
    ...(url === null ? [] : [line(`URL:${bare(url)}`)]),
    ...(source === null ? [] : [line(`SOURCE;VALUE=URI:${bare(source)}`)]),
    ...(color === null ? [] : [line(`COLOR:${escaped(color)}`)]),
    ...(refreshMinutes === null ? [] : [`REFRESH-INTERVAL;VALUE=DURATION:PT${refreshMinutes}M\r\nX-PUBLISHED-TTL:PT${refreshMinutes}M\r\n`]),
  ].join('')
}
