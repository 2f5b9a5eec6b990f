import { sql } from 'kysely'
import { freeSlug, slugOf } from '#engines/texts/slugs.ts'
import { plain } from '#engines/texts/plain.ts'
import { keep } from '#engines/texts/writing.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { inTurn } from '#platform/order.ts'
import { together } from '#platform/together.ts'
import type { Event } from '#domain/calendar/events.ts'
import * as rooms from '#domain/calendar/rooms.ts'
import { lay } from '#domain/calendar/times.ts'
import * as zoomMeetings from '#domain/calendar/zoom-meetings.ts'

export const written = ['group_id', 'kind', 'title', 'words', 'picture_id', 'venue', 'address', 'place_id', 'lat', 'lon', 'access', 'is_online', 'zone', 'starts', 'ends', 'rule',
  'takes_answers', 'capacity', 'questions', 'plank_id', 'action_id'] as const
/** What whoever puts an event in writes of it; `hosts` are the groups beside the one that keeps it. */
export type Words = Pick<Event, (typeof written)[number]>
/** `zoom`: whether it is to have a meeting at Zoom; unsaid, that stays as it was. */
export type Draft = Words & { credit?: string; hosts: readonly number[]; room: rooms.Room | null; zoom?: boolean }

/** Puts an event in, as a draft. */
export async function draft(db: Db, actor: audit.Actor, { zoom, ...given }: Draft, now = new Date()): Promise<Event & { slug: string }> {
  return together(db, async (tx) => {
    const event = await putIn(tx, given, { stage: 'draft', now })
    const { hosts: _hosts, room: _room, ...words } = given
    await audit.record(tx, actor, { act: 'put in the event', subject: 'event', subjectId: event.id, after: words })
    await zoomMeetings.want(tx, actor, event, zoom)
    return event
  })
}

/** Puts an event in at a stage, in the transaction of whoever does. */
export async function putIn(tx: Db, { hosts, room, ...words }: Omit<Draft, 'zoom'>, { stage, now }: { stage: Event['stage']; now: Date }): Promise<Event & { slug: string }> {
  const slug = await freeAddress(tx, words.title)
  const event = await tx.insertInto('events').values({ ...kept(words), slug, stage, stepped_at: now }).returningAll().executeTakeFirstOrThrow()
  await hostedBy(tx, event, hosts)
  await rooms.keep(tx, event, room)
  await lay(tx, event.id, { now })
  return { ...event, slug }
}

/** Takes an event out for good, and all its times. Gone already, or answered by anybody: nothing happens; false then. What was answered is called off. */
export async function remove(db: Db, actor: audit.Actor, id: number): Promise<boolean> {
  return together(db, async (tx) => {
    await tx.selectFrom('event_times').select('id').where('event_id', '=', id).forUpdate().execute()
    const answered = tx.selectFrom('event_answers').innerJoin('event_times', 'event_times.id', 'time_id').select('event_id').where('event_id', '=', id)
    const before = await tx.deleteFrom('events').where('id', '=', id).where('series_id', 'is', null).where('id', 'not in', answered).returning(written).executeTakeFirst()
    if (before) await audit.record(tx, actor, { act: 'take out the event', subject: 'event', subjectId: id, before })
    return before !== undefined
  })
}

export const kept = <Given extends Pick<Words, 'words'>>(words: Given) => {
  const html = keep(words.words)
  return { ...words, words: html, plain: plain(html) }
}

/** These groups and no others, beside the one that keeps it. */
export async function hostedBy(tx: Db, { id, group_id }: Pick<Event, 'id' | 'group_id'>, hosts: readonly number[]) {
  await tx.deleteFrom('event_hosts').where('event_id', '=', id).execute()
  const others = [...new Set(hosts)].filter((host) => host !== group_id)
  if (others.length > 0) await tx.insertInto('event_hosts').values(others.map((host) => ({ event_id: id, group_id: host }))).execute()
}

/** An address that is free, also of what the writer may not see. */
export async function freeAddress(tx: Db, title: string): Promise<string> {
  await inTurn(tx, 'events.slug')
  const { rows } = await sql<{ slug: string }>`select slug from event_addresses(${slugOf(title, 'event')})`.execute(tx)
  return freeSlug(title, rows.map(({ slug }) => slug), 'event')
}
