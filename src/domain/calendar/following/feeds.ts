import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import type { Looked } from '#domain/calendar/following/looking.ts'
import { type Feed, noteRefusals } from '#domain/calendar/following/feed-state.ts'
import { end } from '#domain/calendar/following/leaving.ts'

export type Refusal = Pick<Row<'calendar_refusals'>, 'title' | 'reason'>
/** A feed as its group's desk shows it. */
export type Kept = Feed & { events: number; waiting: number; refusals: Refusal[]; held: { id: number; title: string; parts: string[] }[] }

/** So many calendars a group may follow. */
export const mostFeeds = 10

/** Follows a calendar that was looked at just now: it is read at once, then every hour. Followed already, or too many: nothing happens. */
export async function add(db: Db, actor: audit.Actor, groupId: number, address: string, { name, found, refused }: Looked): Promise<Feed | 'known' | 'too many'> {
  return together(db, async (tx) => {
    await tx.selectFrom('groups').select('id').where('id', '=', groupId).forKeyShare().executeTakeFirstOrThrow()
    const { many } = await tx.selectFrom('calendar_feeds').select(({ fn }) => fn.countAll<number>().as('many')).where('group_id', '=', groupId).executeTakeFirstOrThrow()
    if (Number(many) >= mostFeeds) return 'too many'
    const values = { group_id: groupId, address, name, found, refused: refused.length }
    const feed = await tx.insertInto('calendar_feeds').values(values).onConflict((known) => known.columns(['group_id', 'address']).doNothing()).returningAll().executeTakeFirst()
    if (!feed) return 'known'
    await noteRefusals(tx, feed.id, refused)
    await audit.record(tx, actor, { act: 'follow a calendar', subject: 'group', subjectId: groupId, after: about(feed) })
    await readSoon(tx, feed)
    return feed
  })
}

export async function find(db: Db, groupId: number, id: number): Promise<Feed | undefined> {
  return db.selectFrom('calendar_feeds').selectAll().where('id', '=', id).where('group_id', '=', groupId).executeTakeFirst()
}

export async function findFailing(db: Db, id: number): Promise<Feed | undefined> {
  return db.selectFrom('calendar_feeds').selectAll().where('id', '=', id).where('paused_at', 'is', null).where('failing_since', 'is not', null).executeTakeFirst()
}

export const readSoon = (db: Db, { id }: Pick<Feed, 'id'>) => queue.leave(db, 'follow-calendar', { id }, { key: `follow-calendar ${id}` })

/** It is not read any more until that is taken back. What came from it stays. */
export async function pause(db: Db, actor: audit.Actor, feed: Feed, paused: boolean, now = new Date()) {
  await together(db, async (tx) => {
    const changed = await tx
      .updateTable('calendar_feeds')
      .set({ paused_at: paused ? now : null, due_at: now })
      .where('id', '=', feed.id)
      .where('paused_at', paused ? 'is' : 'is not', null)
      .returning('id')
      .executeTakeFirst()
    if (!changed) return
    await audit.record(tx, actor, { act: paused ? 'pause a calendar' : 'follow a calendar again', subject: 'group', subjectId: feed.group_id, after: about(feed) })
    if (!paused) await readSoon(tx, feed)
  })
}

/** Follows it no more. Its events are the group's own from then on; or those to come are called off, and what nobody saw is taken out. */
export async function remove(db: Db, actor: audit.Actor, feed: Feed, events: 'kept' | 'called off', now = new Date()) {
  await together(db, async (tx) => {
    const gone = await tx.selectFrom('followed_events').select('event_id').where('feed_id', '=', feed.id).where('event_id', 'is not', null).$narrowType<{ event_id: number }>().execute()
    const feedGone = await tx.deleteFrom('calendar_feeds').where('id', '=', feed.id).returning('id').executeTakeFirst()
    if (!feedGone) return
    await audit.record(tx, actor, { act: 'follow a calendar no more', subject: 'group', subjectId: feed.group_id, before: about(feed), after: { events } })
    if (events === 'called off') for (const { event_id } of gone) await end(tx, actor, event_id, { why: '', now })
  })
}

/** Only where it lies: the rest of an address may be a key. */
const about = ({ address, name }: Pick<Feed, 'address' | 'name'>) => ({ host: URL.parse(address.replace(/^webcals?:/i, 'https:'))?.hostname ?? '', name })
