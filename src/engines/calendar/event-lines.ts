import type { Details, Event } from '#engines/calendar/event.ts'
import { quoted } from '#engines/calendar/lines.ts'
import { ruleText } from '#engines/calendar/rule.ts'
import { seriesOf } from '#engines/calendar/series.ts'
import type { Sheet } from '#engines/calendar/sheet.ts'
import { untilFor } from '#engines/calendar/until.ts'

/** Whom a letter with an event is written to, and what they said. */
export type Guest = { name: string | null; email: string; answer: 'yes' | 'no' | 'maybe' | 'not yet' }

export type Manner = { cancelling: boolean; guest: Guest | null }

/** Writes the VEVENTs of an event: itself, then its changed instances. */
export function eventLines(sheet: Sheet, event: Event, manner: Manner) {
  const { uid, rule, added, cancelled, overrides, zone } = event
  sheet.put('BEGIN:VEVENT').end().put('UID:').text(uid).end()
  detailLines(sheet, event, manner)
  if (rule !== null) ruleLine(sheet, event, rule)
  if (added.length) timesLine(sheet, 'RDATE', added, zone)
  if (cancelled.length) timesLine(sheet, 'EXDATE', cancelled, zone)
  sheet.put('END:VEVENT').end()
  for (const override of overrides) {
    sheet.put('BEGIN:VEVENT').end().put('UID:').text(uid).end()
    timesLine(sheet, 'RECURRENCE-ID', [override.of], zone)
    detailLines(sheet, override, manner)
    sheet.put('END:VEVENT').end()
  }
}

function detailLines(sheet: Sheet, details: Details, { cancelling, guest }: Manner) {
  const { title, description, location, geo, url, zone, starts, ends, status, organizer, categories, sequence, created, modified, stamped } = details
  sheet.put('DTSTAMP:').instant(stamped).end()
  timesLine(sheet, 'DTSTART', [starts], zone)
  timesLine(sheet, 'DTEND', [ends], zone)
  sheet.put('SEQUENCE:').put(String(sequence)).end().put('STATUS:').put(cancelling ? 'CANCELLED' : statuses[status]).end().put('SUMMARY:').text(title).end()
  if (created) sheet.put('CREATED:').instant(created).end()
  if (modified) sheet.put('LAST-MODIFIED:').instant(modified).end()
  if (description !== null) sheet.put('DESCRIPTION:').text(description).end()
  if (location !== null) sheet.put('LOCATION:').text(location).end()
  if (geo) sheet.put('GEO:').put(`${geo.lat};${geo.lon}`).end()
  if (url !== null) sheet.put('URL:').put(url).end()
  for (const category of categories) sheet.put('CATEGORIES:').text(category).end()
  if (organizer) person(sheet.put('ORGANIZER'), organizer)
  if (guest) person(sheet.put(`ATTENDEE;PARTSTAT=${answers[guest.answer]};RSVP=${guest.answer === 'not yet' ? 'TRUE' : 'FALSE'}`), guest)
}

const statuses = { confirmed: 'CONFIRMED', tentative: 'TENTATIVE', cancelled: 'CANCELLED' }
const answers = { yes: 'ACCEPTED', no: 'DECLINED', maybe: 'TENTATIVE', 'not yet': 'NEEDS-ACTION' }

/** A person must have an address; one that cannot be written to says so. */
function person(sheet: Sheet, { name, email }: { name: string | null; email: string | null }) {
  if (name !== null) sheet.put(';CN=').put(quoted(name))
  sheet.put(email === null ? ':invalid:nomail' : ':mailto:').put(email ?? '').end()
}

function ruleLine(sheet: Sheet, { starts, zone }: Details, text: string) {
  const rule = seriesOf(text, starts, zone)?.rule
  if (rule) sheet.put('RRULE:').put(ruleText({ ...rule, until: untilFor(zone, rule.until) })).end()
}

/** A property whose values are local times of a zone, or days. */
function timesLine(sheet: Sheet, name: string, locals: readonly string[], zone: string | null) {
  sheet.put(name)
  if (zone === null) sheet.put(';VALUE=DATE')
  else if (zone !== 'UTC') sheet.put(';TZID=').put(zone)
  let before = ':'
  for (const local of locals) {
    sheet.put(before).local(local)
    if (zone === 'UTC') sheet.put('Z')
    before = ','
  }
  sheet.end()
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
