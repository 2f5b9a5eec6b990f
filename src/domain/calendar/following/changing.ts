import { sql } from 'kysely'
import { clockOf } from '#engines/calendar/clock.ts'
import { occurrences } from '#engines/calendar/occurrences.ts'
import { plain } from '#engines/texts/plain.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { asSeries } from '#domain/calendar/as-series.ts'
import { callOffAll } from '#domain/calendar/calling-off.ts'
import type { Event } from '#domain/calendar/events.ts'
import { putInstances } from '#domain/calendar/following/instances.ts'
import { homeZone } from '#domain/calendar/following/looking.ts'
import type { Said } from '#domain/calendar/following/said.ts'
import { followTimes } from '#domain/calendar/following/single-times.ts'
import { type Part, parts, standingOf, standingShape } from '#domain/calendar/following/standings.ts'
import * as rooms from '#domain/calendar/rooms.ts'
import { lay } from '#domain/calendar/times.ts'

type Known = Row<'followed_events'> & { event_id: number }
type Doing = { actor: audit.Actor; now: Date }

/** An event that is here already takes on what its source says now. What somebody wrote otherwise here stays, part by part. */
export async function change(tx: Db, { actor, now }: Doing, said: Said, known: Known, digest: string) {
  const before = await tx.selectFrom('events').selectAll().where('id', '=', known.event_id).forUpdate().executeTakeFirstOrThrow()
  const [wrote, stood] = [standingShape.parse(known.wrote), await standingOf(tx, before.id)]
  const held = parts.filter((one) => stood[one] !== wrote[one])
  const event = await write(tx, before, said, { held: new Set(held), now })
  const stands = await standingOf(tx, event.id)
  const changed = parts.filter((one) => stood[one] !== stands[one])
  if (changed.length > 0) await noticed(tx, { actor, now }, before, event, changed)
  await followTimes(tx, actor, event.id, { before: known.off, off: said.off, now })
  if (known.called_off) await callOffAll(tx, actor, event.id, null, now)
  const writes = JSON.stringify({ ...stands, ...Object.fromEntries(held.map((one) => [one, wrote[one]])) })
  const values = { digest, wrote: writes, held, off: said.off, called_off: false }
  await tx.updateTable('followed_events').set(values).where('feed_id', '=', known.feed_id).where('uid', '=', known.uid).execute()
}

async function write(tx: Db, before: Event, said: Said, { held, now }: { held: ReadonlySet<Part>; now: Date }): Promise<Event> {
  const { venue, address, place_id, lat, lon, is_online, zone, starts, ends, rule, added, cancelled } = said
  const values = {
    ...(held.has('title') ? {} : { title: said.title }),
    ...(held.has('words') ? {} : { words: said.words, plain: plain(said.words) }),
    ...(held.has('place') ? {} : { venue, address, place_id, lat, lon, is_online }),
    ...(held.has('when') ? {} : { zone, starts, ends, rule, added, cancelled }),
  }
  const event = Object.keys(values).length === 0 ? before : await tx.updateTable('events').set(values).where('id', '=', before.id).returningAll().executeTakeFirstOrThrow()
  if (!held.has('place')) await rooms.keep(tx, event, said.room)
  if (held.has('when')) return event
  const shift = await shiftOf(tx, before, event, now)
  await putInstances(tx, { before, event, said, shift, now })
  await lay(tx, event.id, { now, shift })
  return event
}

/** How far the series moved, in milliseconds of the wall clock; not at all when times to come are called as they were. */
async function shiftOf(tx: Db, before: Event, event: Event, now: Date): Promise<number> {
  const shift = clockOf(event.starts) - clockOf(before.starts)
  if (shift === 0 || event.rule === null) return shift
  const known = await tx.selectFrom('event_times').select('of').where('event_id', '=', event.id).where('ends_at', '>', now).execute()
  const window = { from: now, until: new Date(now.getTime() + 2 * 366 * 86_400_000), limit: 1_500, home: homeZone() }
  const names = new Set(occurrences(asSeries(event, []).series, window).map(({ of }) => of))
  return known.some(({ of }) => names.has(of)) ? 0 : shift
}

async function noticed(tx: Db, { actor, now }: Doing, before: Event, event: Event, changed: readonly Part[]) {
  const rises = changed.includes('when') || changed.includes('place') ? 1 : 0
  const values = { sequence: sql<number>`sequence + ${rises}`, changed_at: now }
  await tx.updateTable('events').set({ ...values, version: before.version + 1 }).where('id', '=', event.id).execute()
  await tx.updateTable('events').set(values).where('series_id', '=', event.id).execute()
  await audit.record(tx, actor, { act: 'follow the calendar of the event', subject: 'event', subjectId: event.id, before: told(before), after: told(event) })
}

const told = ({ title, words, venue, address, place_id, zone, starts, ends, rule, added, cancelled }: Event) =>
  ({ title, words, venue, address, place_id, zone, starts, ends, rule, added, cancelled })
