import type { Event } from '#engines/calendar/event.ts'
import { readCalendar, type Reading } from '#engines/calendar/read-calendar.ts'
import type { Refusal } from '#engines/calendar/refusal.ts'
import { type Bounds, type Fetched, get, type Version } from '#platform/outbound.ts'
import type { Settings } from '#platform/settings.ts'
import { within } from '#domain/calendar/following/windows.ts'

/** What a calendar holds: how many events within two years, and what of it cannot be read. */
export type Looked = { name: string; found: number; refused: Refusal[] }
export type Fetch = { kind: 'read'; reading: Reading; whole: boolean; version: Version } | { kind: 'unchanged' } | { kind: 'failed'; reason: string }

const megabyte = 1_000_000
const most = { megabytes: 6, seconds: 20, redirects: 5 }
export const nothingYet: Version = { etag: null, lastModified: null }

export const boundsOf = ({ OUTBOUND_LOOPBACK }: Pick<Settings, 'OUTBOUND_LOOPBACK'>): Bounds => ({
  milliseconds: most.seconds * 1000, bytes: most.megabytes * megabyte, redirects: most.redirects, allowLoopback: OUTBOUND_LOOPBACK === 'on',
})

export const homeZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** A first look at an address that somebody typed. A sentence when no calendar is there. */
export async function look(address: string, bounds: Bounds, now = new Date()): Promise<Looked | { problem: string }> {
  const fetched = await fetch(address, nothingYet, bounds)
  if (fetched.kind !== 'read') return { problem: fetched.kind === 'failed' ? fetched.reason : '' }
  const { name, events, refused } = fetched.reading
  const near = (event: Event) => within(event, { now, since: now, home: homeZone() }) !== 'far away'
  return { name: name ?? '', found: events.filter(near).length, refused }
}

/** What stands there now, unless it is what stood there before. Never throws for what the other side does. */
export async function fetch(address: string, version: Version, bounds: Bounds): Promise<Fetch> {
  const fetched = await get(address, version, bounds)
  if (fetched.kind === 'unchanged') return fetched
  if (fetched.kind !== 'fetched') return { kind: 'failed', reason: reasonOf(fetched) }
  const text = new TextDecoder().decode(fetched.body)
  const reading = readCalendar(text, homeZone())
  if ('problem' in reading) return { kind: 'failed', reason: `${reading.problem} If it is a page that shows a calendar, look there for an address that ends in .ics.` }
  return { kind: 'read', reading, whole: /\nEND:VCALENDAR\s*$/i.test(text), version: bounded(fetched.version) }
}

/** Versions that no honest server writes are not kept. */
const bounded = ({ etag, lastModified }: Version): Version => ({ etag: (etag?.length ?? 0) > 1000 ? null : etag, lastModified: (lastModified?.length ?? 0) > 200 ? null : lastModified })

function reasonOf(fetched: Exclude<Fetched, { kind: 'fetched' | 'unchanged' }>): string {
  if (fetched.kind === 'refused') return refusals[fetched.reason]
  const { status } = fetched
  if (status === 404 || status === 410) return `There is nothing at that address (${status}).`
  if (status === 401 || status === 403) return `The calendar is not open to us (${status}). Make it public, or take its secret address.`
  return `The other side answers with an error (${status}).`
}

const refusals: Record<Extract<Fetched, { kind: 'refused' }>['reason'], string> = {
  'not an address': 'That is no address of a calendar on the web.',
  'private address': 'The address leads into a private network, where this site does not go.',
  'too many redirects': 'It is sent on from address to address without end.',
  'too long': `It is longer than ${most.megabytes} megabytes.`,
  'too slow': `It takes longer than ${most.seconds} seconds to answer.`,
  unreachable: 'Nobody answers at that address, or the answer breaks off.',
}
