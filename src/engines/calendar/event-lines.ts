import type { Details, Event } from '#engines/calendar/event.ts'
import { bare, escaped, line, quoted } from '#engines/calendar/lines.ts'
import { ruleText } from '#engines/calendar/rule.ts'
import { seriesOf } from '#engines/calendar/series.ts'
import { stamp, timesLine } from '#engines/calendar/stamps.ts'
import { untilFor } from '#engines/calendar/until.ts'

/** Whom a letter with an event is written to, and what they said. */
export type Guest = { name: string | null; email: string; answer: 'yes' | 'no' | 'maybe' | 'not yet' }

export type Manner = { cancelling: boolean; guest: Guest | null }

/** The VEVENTs of an event: itself, then its changed instances. */
export function eventLines(event: Event, manner: Manner): string {
  const { uid, rule, added, cancelled, overrides, zone } = event
  let text = `BEGIN:VEVENT\r\n${line(`UID:${escaped(uid)}`)}${detailLines(event, manner)}`
  if (rule !== null) text += ruleLine(event, rule)
  if (added.length) text += line(timesLine('RDATE', added, zone))
  if (cancelled.length) text += line(timesLine('EXDATE', cancelled, zone))
  text += 'END:VEVENT\r\n'
  for (const override of overrides) {
    text += `BEGIN:VEVENT\r\n${line(`UID:${escaped(uid)}`)}${line(timesLine('RECURRENCE-ID', [override.of], zone))}${detailLines(override, manner)}END:VEVENT\r\n`
  }
  return text
}

function detailLines(details: Details, { cancelling, guest }: Manner): string {
  const { title, description, location, geo, url, zone, starts, ends, status, organizer, categories, sequence, created, modified, stamped } = details
  let text = `DTSTAMP:${stamp(stamped)}\r\n${timesLine('DTSTART', [starts], zone)}\r\n${timesLine('DTEND', [ends], zone)}\r\nSEQUENCE:${sequence}\r\n`
  text += `STATUS:${cancelling ? 'CANCELLED' : status.toUpperCase()}\r\n${line(`SUMMARY:${escaped(title)}`)}`
  if (created) text += `CREATED:${stamp(created)}\r\n`
  if (modified) text += `LAST-MODIFIED:${stamp(modified)}\r\n`
  if (description !== null) text += line(`DESCRIPTION:${escaped(description)}`)
  if (location !== null) text += line(`LOCATION:${escaped(location)}`)
  if (geo) text += `GEO:${geo.lat};${geo.lon}\r\n`
  if (url !== null) text += line(`URL:${bare(url)}`)
  for (const category of categories) text += line(`CATEGORIES:${escaped(category)}`)
  if (organizer) text += line(`ORGANIZER${named(organizer.name)}:${address(organizer.email)}`)
  if (guest) text += line(`ATTENDEE;PARTSTAT=${answers[guest.answer]};RSVP=${guest.answer === 'not yet' ? 'TRUE' : 'FALSE'}${named(guest.name)}:${address(guest.email)}`)
  return text
}

const answers = { yes: 'ACCEPTED', no: 'DECLINED', maybe: 'TENTATIVE', 'not yet': 'NEEDS-ACTION' }

const named = (name: string | null) => (name === null ? '' : `;CN=${quoted(name)}`)

/** An organizer must have an address; one that cannot be written to says so. */
const address = (email: string | null) => (email === null ? 'invalid:nomail' : `mailto:${bare(email)}`)

function ruleLine({ starts, zone }: Details, text: string): string {
  const rule = seriesOf(text, starts, zone)?.rule
  return rule ? line(`RRULE:${ruleText({ ...rule, until: untilFor(zone, rule.until) })}`) : ''
}

/** The years that a VTIMEZONE has to cover for this event, by zone. */
export function zoneYears(event: Event, note: (zone: string, year: number) => void) {
  for (const { zone, starts, ends } of [event, ...event.overrides]) {
    if (zone === null || zone === 'UTC') continue
    note(zone, yearOf(starts))
    note(zone, yearOf(ends))
  }
}

const yearOf = (local: string) => Number(local.slice(0, 4))
