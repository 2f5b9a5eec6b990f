import { clockText } from '#engines/calendar/clock.ts'
import type { Details, Event, Single } from '#engines/calendar/event.ts'
import { quoted } from '#engines/calendar/lines.ts'
import { writtenRule } from '#engines/calendar/written-rule.ts'
import type { Sheet } from '#engines/calendar/sheet.ts'
import { type Words, words } from '#engines/calendar/words.ts'

/** Whom a letter with an event is written to, and what they said. */
export type Guest = { name: string | null; email: string; answer: 'yes' | 'no' | 'maybe' | 'not yet' }

export type Manner = { cancelling: boolean; guest: Guest | null }

/** How each line begins. */
const own = {
  begin: words('\r\nBEGIN:VEVENT'),
  uid: words('\r\nUID:'),
  of: words('\r\nRECURRENCE-ID'),
  stamped: words('\r\nDTSTAMP:'),
  starts: words('\r\nDTSTART'),
  ends: words('\r\nDTEND'),
  sequence: words('\r\nSEQUENCE:'),
  title: words('\r\nSUMMARY:'),
  created: words('\r\nCREATED:'),
  modified: words('\r\nLAST-MODIFIED:'),
  description: words('\r\nDESCRIPTION:'),
  location: words('\r\nLOCATION:'),
  geo: words('\r\nGEO:'),
  url: words('\r\nURL:'),
  category: words('\r\nCATEGORIES:'),
  organizer: words('\r\nORGANIZER'),
  guest: words('\r\nATTENDEE'),
  rule: words('\r\nRRULE:'),
  added: words('\r\nRDATE'),
  cancelled: words('\r\nEXDATE'),
  end: words('\r\nEND:VEVENT'),
}
const statuses = { confirmed: words('\r\nSTATUS:CONFIRMED'), tentative: words('\r\nSTATUS:TENTATIVE'), cancelled: words('\r\nSTATUS:CANCELLED') }
const answers = { yes: 'ACCEPTED', no: 'DECLINED', maybe: 'TENTATIVE', 'not yet': 'NEEDS-ACTION' }

/** Writes one instance by itself (RFC 5546, 3.2.2). */
function singleLines(sheet: Sheet, single: Single, manner: Manner) {
  sheet.lines(own.begin).begin(own.uid).text(single.uid)
  if (single.of !== null) timeLine(sheet, own.of, single.of, single.zone)
  detailLines(sheet, single, manner)
  sheet.lines(own.end)
}

/** Writes the VEVENTs of an event: itself, then its changed instances. */
export function eventLines(sheet: Sheet, event: Event | Single, manner: Manner) {
  if ('of' in event) return singleLines(sheet, event, manner)
  const { uid, rule, added, cancelled, overrides, zone } = event
  sheet.lines(own.begin).begin(own.uid).text(uid)
  detailLines(sheet, event, manner)
  if (rule !== null) ruleLine(sheet, rule, zone)
  if (added.length) timesLine(sheet, own.added, added, zone)
  if (cancelled.length) timesLine(sheet, own.cancelled, cancelled, zone)
  sheet.lines(own.end)
  for (const override of overrides) {
    sheet.lines(own.begin).begin(own.uid).text(uid)
    timeLine(sheet, own.of, override.of, zone)
    detailLines(sheet, override, manner)
    sheet.lines(own.end)
  }
}

function detailLines(sheet: Sheet, details: Details, { cancelling, guest }: Manner) {
  const { title, description, location, geo, url, zone, starts, ends, status, organizer, categories, sequence, created, modified, stamped } = details
  instantLine(sheet, own.stamped, stamped)
  timeLine(sheet, own.starts, starts, zone)
  timeLine(sheet, own.ends, ends, zone)
  sheet.begin(own.sequence).put(String(sequence)).lines(statuses[cancelling ? 'cancelled' : status]).begin(own.title).text(title)
  if (created) instantLine(sheet, own.created, created)
  if (modified) instantLine(sheet, own.modified, modified)
  if (description !== null) sheet.begin(own.description).text(description)
  if (location !== null) sheet.begin(own.location).text(location)
  if (geo) sheet.begin(own.geo).put(`${geo.lat};${geo.lon}`)
  if (url !== null) sheet.begin(own.url).put(url)
  for (const category of categories) sheet.begin(own.category).text(category)
  if (organizer) person(sheet.begin(own.organizer), organizer)
  if (guest) person(sheet.begin(own.guest).put(`;PARTSTAT=${answers[guest.answer]};RSVP=${guest.answer === 'not yet' ? 'TRUE' : 'FALSE'}`), guest)
}

/** A person must have an address; one that cannot be written to says so. */
function person(sheet: Sheet, { name, email }: { name: string | null; email: string | null }) {
  if (name !== null) sheet.put(';CN=').put(quoted(name))
  if (email === null) sheet.put(':invalid:nomail')
  else sheet.put(':mailto:').put(email)
}

function ruleLine(sheet: Sheet, text: string, zone: string | null) {
  const written = writtenRule(text, zone)
  if (written !== undefined) sheet.begin(own.rule).put(written)
}

function instantLine(sheet: Sheet, name: Words, instant: Date) {
  sheet.begin(name).local(clockText(instant.getTime())).put('Z')
}

/** A property whose value is a local time of a zone, or a day. */
function timeLine(sheet: Sheet, name: Words, local: string, zone: string | null) {
  sheet.begin(name)
  if (zone === null) sheet.put(';VALUE=DATE:').local(local)
  else if (zone === 'UTC') sheet.put(':').local(local).put('Z')
  else sheet.put(';TZID=').put(zone).put(':').local(local)
}

/** The same of several values. */
function timesLine(sheet: Sheet, name: Words, [first = '', ...others]: readonly string[], zone: string | null) {
  timeLine(sheet, name, first, zone)
  for (const local of others) {
    sheet.put(',').local(local)
    if (zone === 'UTC') sheet.put('Z')
  }
}

/** The years that a VTIMEZONE has to cover for this event, by zone. */
export function zoneYears(event: Event | Single, note: (zone: string, year: number) => void) {
  noteYears(event, note)
  for (const override of 'of' in event ? [] : event.overrides) noteYears(override, note)
}

function noteYears({ zone, starts, ends }: Details, note: (zone: string, year: number) => void) {
  if (zone === null || zone === 'UTC') return
  note(zone, yearOf(starts))
  note(zone, yearOf(ends))
}

const yearOf = (local: string) => Number(local.slice(0, 4))
