import { z } from 'zod'
import { clockOf, clockText } from '#engines/calendar/clock.ts'
import type { Db } from '#platform/database.ts'
import { type Event, instancesOf } from '#domain/calendar/events.ts'
import { digestOf } from '#domain/calendar/following/said.ts'

/** What is followed of an event, part by part; the rest is the organizers' own. */
export const parts = ['title', 'words', 'place', 'when'] as const
export type Part = (typeof parts)[number]
export type Standing = Record<Part, string>

export const standingShape = z.object({ title: z.string(), words: z.string(), place: z.string(), when: z.string() })

/** How an event stands here now, each part as a digest. An instance counts by what it says otherwise than its series. */
export async function standingOf(tx: Db, id: number): Promise<Standing> {
  const event = await tx.selectFrom('events').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const instances = await instancesOf(tx, event)
  const rooms = await tx.selectFrom('event_rooms').select(['event_id', 'address', 'note']).where('event_id', 'in', [id, ...instances.map((instance) => instance.id)]).execute()
  const roomOf = (one: { id: number }) => rooms.filter(({ event_id }) => event_id === one.id).map(({ address, note }) => [address, note])
  const others = instances.filter((instance) => isOtherwise(instance, event))
  const changes = others.map((instance) => [
    instance.of, instance.zone, instance.starts, instance.ends, instance.title === event.title || instance.title, instance.words === event.words || instance.words,
    isSamePlace(instance, event) || placeOf(instance),
  ])
  return {
    title: digestOf(event.title),
    words: digestOf(event.words),
    place: digestOf([placeOf(event), roomOf(event)]),
    when: digestOf([event.zone, event.starts, event.ends, event.rule, event.added, event.cancelled, changes]),
  }
}

/** Whether one time says anything otherwise than its series of what is followed. */
export function isOtherwise(instance: Event & { of: string }, event: Event): boolean {
  return instance.zone !== event.zone || instance.starts !== instance.of || instance.ends !== endOf(instance.of, event) || instance.title !== event.title || instance.words !== event.words
    || !isSamePlace(instance, event)
}

/** When a time of the series ends that starts then. */
export const endOf = (of: string, { zone, starts, ends }: Pick<Event, 'zone' | 'starts' | 'ends'>) => clockText(clockOf(of) + clockOf(ends) - clockOf(starts), zone === null)

const placeOf = ({ venue, address, place_id, lat, lon, is_online }: Event) => [venue, address, place_id, lat, lon, is_online]
const isSamePlace = (one: Event, other: Event) => JSON.stringify(placeOf(one)) === JSON.stringify(placeOf(other))
