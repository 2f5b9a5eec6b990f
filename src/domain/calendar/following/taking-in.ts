import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { change } from '#domain/calendar/following/changing.ts'
import { putInstances } from '#domain/calendar/following/instances.ts'
import { part } from '#domain/calendar/following/leaving.ts'
import { digestOf, type Said } from '#domain/calendar/following/said.ts'
import { followTimes } from '#domain/calendar/following/single-times.ts'
import { standingOf } from '#domain/calendar/following/standings.ts'
import * as rooms from '#domain/calendar/rooms.ts'
import { lay } from '#domain/calendar/times.ts'
import { freeAddress, kept } from '#domain/calendar/writing.ts'

export type Taking = { feed: Pick<Row<'calendar_feeds'>, 'id' | 'group_id'>; actor: audit.Actor; trusted: boolean; now: Date }

/** Takes one event in as its source says it, in the transaction of the caller, who has the feed locked. What is as it was is left alone. */
export async function takeIn(tx: Db, taking: Taking, said: Said) {
  const { feed, actor, now } = taking
  const digest = digestOf(said)
  const known = await tx.selectFrom('followed_events').selectAll().where('feed_id', '=', feed.id).where('uid', '=', said.uid).executeTakeFirst()
  if (!known) return said.cancelledWhole ? undefined : begin(tx, taking, said, digest)
  if (known.event_id === null || (known.digest === digest && known.called_off === said.cancelledWhole)) return
  if (said.cancelledWhole) return part(tx, actor, { feedId: feed.id, uid: said.uid, eventId: known.event_id, why: 'Called off in the calendar that it comes from.', now })
  await change(tx, taking, said, { ...known, event_id: known.event_id }, digest)
}

async function begin(tx: Db, { feed, actor, trusted, now }: Taking, said: Said, digest: string) {
  const { uid: _uid, cancelledWhole: _cancelled, off, instances: _instances, room, ...words } = said
  const values = { ...kept(words), slug: await freeAddress(tx, words.title), group_id: feed.group_id, stage: trusted ? 'published' as const : 'waiting' as const, stepped_at: now }
  const event = await tx.insertInto('events').values(values).returningAll().executeTakeFirstOrThrow()
  await rooms.keep(tx, event, room)
  await putInstances(tx, { before: event, event, said, shift: 0, now })
  await lay(tx, event.id, { now })
  const wrote = JSON.stringify(await standingOf(tx, event.id))
  await tx.insertInto('followed_events').values({ feed_id: feed.id, uid: said.uid, event_id: event.id, digest, wrote, off, created_at: now }).execute()
  await audit.record(tx, actor, { act: 'take the event in from a calendar', subject: 'event', subjectId: event.id, after: words })
  await followTimes(tx, actor, event.id, { before: [], off, now })
}
