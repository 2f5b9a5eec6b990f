import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import type { Looked } from '#domain/calendar/following/looking.ts'
import { type Feed, noteRefusals } from '#domain/calendar/following/feed-state.ts'
import { hostOf } from '#domain/calendar/following/hosts.ts'
import { end } from '#domain/calendar/following/leaving.ts'

export type Refusal = Pick<Row<'calendar_refusals'>, 'title' | 'reason'>
/** A feed as its group's desk shows it, without its address, which may be a key: how many events came of it, how many wait for a moderator, what was refused, what stays as somebody wrote it here. */
export type Shown = Omit<Feed, 'address'> & { host: string; events: number; waiting: number; refusals: Refusal[]; held: { id: number; title: string; parts: string[] }[] }
export type Failing = { group_id: number; group: string; since: Date }

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

export async function ofGroup(db: Db, groupId: number): Promise<Shown[]> {
  const feeds = await db.selectFrom('calendar_feeds').selectAll().where('group_id', '=', groupId).orderBy('id').execute()
  const ids = [0, ...feeds.map(({ id }) => id)]
  const refusals = await db.selectFrom('calendar_refusals').select(['feed_id', 'title', 'reason']).where('feed_id', 'in', ids).orderBy('id').execute()
  const events = await db
    .selectFrom('followed_events')
    .innerJoin('events', 'events.id', 'event_id')
    .select(['feed_id', 'events.id', 'events.title', 'events.stage', 'held'])
    .where('feed_id', 'in', ids)
    .orderBy('events.id')
    .execute()
  return feeds.map(({ address, ...feed }) => {
    const own = events.filter(({ feed_id }) => feed_id === feed.id)
    return {
      ...feed,
      host: hostOf({ address }),
      events: own.length,
      waiting: own.filter(({ stage }) => stage === 'waiting').length,
      refusals: refusals.filter(({ feed_id }) => feed_id === feed.id),
      held: own.filter(({ held }) => held.length > 0).map(({ id, title, held }) => ({ id, title, parts: held })),
    }
  })
}

/** The groups, all or these, of which a calendar cannot be read, the longest first. */
export async function failing(db: Db, groupIds?: readonly number[]): Promise<Failing[]> {
  return db
    .selectFrom('calendar_feeds')
    .innerJoin('groups', 'groups.id', 'group_id')
    .select(['group_id', 'groups.name as group', sql<Date>`min(failing_since)`.as('since')])
    .where('failing_since', 'is not', null)
    .where('paused_at', 'is', null)
    .where('groups.status', 'in', ['forming', 'affiliated'])
    .$if(!!groupIds, (feeds) => feeds.where('group_id', 'in', [0, ...(groupIds ?? [])]))
    .groupBy(['group_id', 'groups.name'])
    .orderBy('since')
    .limit(20)
    .execute()
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

const about = (feed: Pick<Feed, 'address' | 'name'>) => ({ host: hostOf(feed), name: feed.name })
