import { clockOf, clockText } from '#engines/calendar/clock.ts'
import { plain } from '#engines/texts/plain.ts'
import type { Db } from '#platform/database.ts'
import { type Event, instancesOf } from '#domain/calendar/events.ts'
import type { Instance, Said } from '#domain/calendar/following/said.ts'
import { endOf, isOtherwise } from '#domain/calendar/following/standings.ts'
import * as rooms from '#domain/calendar/rooms.ts'

/** A series before and after a change; `shift`: how far it moved, in milliseconds of the wall clock. */
export type Change = { before: Event; event: Event; said: Said; shift: number; now: Date }

/**
 * The instances of a series that its source says are otherwise, and no others. What an instance says as its source's series does, it says as the series does here.
 * One that only organizers made otherwise (its kind, its picture) stays and moves along.
 */
export async function putInstances(tx: Db, { before, event, said, shift, now }: Change) {
  const wanted = new Map(said.instances.map((instance) => [instance.of, instance]))
  for (const row of await instancesOf(tx, event)) {
    const of = clockText(clockOf(row.of) + shift, event.zone === null)
    if (wanted.has(row.of)) continue
    if (isOtherwise(row, before) || wanted.has(of)) await drop(tx, event, row)
    else await tx.updateTable('events').set({ ...wordsOf(event), of, zone: event.zone, starts: of, ends: endOf(of, event) }).where('id', '=', row.id).execute()
  }
  for (const instance of wanted.values()) await put(tx, event, said, instance, now)
}

async function put(tx: Db, event: Event, said: Said, { of, room, zone, starts, ends, ...look }: Instance, now: Date) {
  const known = await tx.selectFrom('events').select('id').where('series_id', '=', event.id).where('of', '=', of).executeTakeFirst()
  const place = JSON.stringify(placeOf(look)) === JSON.stringify(placeOf(said)) ? placeOf(event) : placeOf(look)
  const title = look.title === said.title ? event.title : look.title
  const words = look.words === said.words ? event.words : look.words
  const values = { ...place, title, words, plain: plain(words), zone, starts, ends, group_id: event.group_id, stage: event.stage }
  const row = known
    ? await tx.updateTable('events').set({ ...values, changed_at: now }).where('id', '=', known.id).returning('id').executeTakeFirstOrThrow()
    : await tx.insertInto('events').values({ ...values, ...ownOf(event), series_id: event.id, of, uid: null, sequence: event.sequence }).returning('id').executeTakeFirstOrThrow()
  await rooms.keep(tx, row, room)
}

/** Its time goes on as one of the series, with whoever said yes to it. */
async function drop(tx: Db, event: Event, { id }: { id: number }) {
  await tx.updateTable('event_times').set({ details_id: event.id }).where('details_id', '=', id).execute()
  await tx.deleteFrom('events').where('id', '=', id).execute()
}

type Place = Pick<Event, 'venue' | 'address' | 'place_id' | 'lat' | 'lon' | 'is_online'>
const placeOf = ({ venue, address, place_id, lat, lon, is_online }: Place): Place => ({ venue, address, place_id, lat, lon, is_online })
const wordsOf = (event: Event) => ({ ...placeOf(event), title: event.title, words: event.words, plain: event.plain })
const ownOf = ({ kind, access, picture_id, takes_answers, capacity, questions, plank_id, action_id }: Event) => ({ kind, access, picture_id, takes_answers, capacity, questions, plank_id, action_id })
