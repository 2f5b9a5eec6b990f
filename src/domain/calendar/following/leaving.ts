import type * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as callingOff from '#domain/calendar/calling-off.ts'
import { remove } from '#domain/calendar/writing.ts'

type Parting = { feedId: number; uid: string; eventId: number; why: string; now: Date }

/** What its source says no more, or calls off. Remembers whether that, and not somebody here, called it off. */
export async function part(tx: Db, actor: audit.Actor, { feedId, uid, eventId, why, now }: Parting) {
  const became = await end(tx, actor, eventId, { why, now })
  if (became === 'called off') await tx.updateTable('followed_events').set({ called_off: true }).where('feed_id', '=', feedId).where('uid', '=', uid).execute()
  if (became === 'removed') await tx.deleteFrom('followed_events').where('feed_id', '=', feedId).where('uid', '=', uid).execute()
}

/** What takes place no more: called off where somebody may know of it or answered, otherwise gone as if it had never been. What is over stays. */
export async function end(tx: Db, actor: audit.Actor, id: number, { why, now }: { why: string; now: Date }): Promise<'called off' | 'removed' | 'as it was'> {
  const event = await tx.selectFrom('events').select('stage').where('id', '=', id).executeTakeFirst()
  const coming = await tx.selectFrom('event_times').select('id').where('event_id', '=', id).where('ends_at', '>', now).limit(1).executeTakeFirst()
  if (!event || !coming) return 'as it was'
  if (event.stage !== 'published' && await remove(tx, actor, id)) return 'removed'
  return await callingOff.callOffAll(tx, actor, id, why, now) ? 'called off' : 'as it was'
}

/** What came from this feed and still takes place. */
export async function toCome(tx: Db, feedId: number, now: Date): Promise<{ uid: string; event_id: number; title: string }[]> {
  return tx
    .selectFrom('followed_events')
    .innerJoin('events', 'events.id', 'followed_events.event_id')
    .select(['followed_events.uid', 'events.id as event_id', 'events.title'])
    .where('feed_id', '=', feedId)
    .where('events.called_off_at', 'is', null)
    .where('events.id', 'in', (query) => query.selectFrom('event_times').select('event_times.event_id').where('ends_at', '>', now))
    .orderBy('events.id')
    .execute()
}
