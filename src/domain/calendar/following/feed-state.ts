import { sql } from 'kysely'
import type { Refusal } from '#engines/calendar/refusal.ts'
import type { Db } from '#platform/database.ts'
import type { Version } from '#platform/outbound.ts'
import * as queue from '#platform/queue.ts'
import type { Row } from '#platform/row.ts'

export type Feed = Row<'calendar_feeds'>
/** What a reading that came to its end found. */
export type Outcome = { name: string | null; found: number; refused: Refusal[]; version: Version }

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** A little less than an hour and a day: the round goes by the clock. */
const [soon, late] = [50 * minute, 23 * hour]
const mostRefusals = 50

/** The feeds to be read now, of groups that are at work. */
export async function due(db: Db, now: Date): Promise<number[]> {
  const feeds = await db
    .selectFrom('calendar_feeds')
    .innerJoin('groups', 'groups.id', 'calendar_feeds.group_id')
    .select('calendar_feeds.id')
    .where('paused_at', 'is', null)
    .where('due_at', '<=', now)
    .where('groups.status', 'in', ['forming', 'affiliated'])
    .orderBy('calendar_feeds.id')
    .execute()
  return feeds.map(({ id }) => id)
}

/** The feed, held until the transaction ends, and whether its group publishes by itself. Nothing once somebody paused or removed it. */
export async function hold(tx: Db, id: number): Promise<(Feed & { trusted: boolean }) | undefined> {
  return tx
    .selectFrom('calendar_feeds')
    .selectAll()
    .select(sql<boolean>`(select publishes_events from groups where groups.id = group_id)`.as('trusted'))
    .where('id', '=', id)
    .where('paused_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/** Read to its end; nothing changed when there is no outcome. */
export async function finish(db: Db, { id }: Pick<Feed, 'id'>, outcome: Outcome | null, now: Date) {
  await db.transaction().execute(async (tx) => {
    const well = { asked_at: now, read_at: now, due_at: new Date(now.getTime() + soon), failing_since: null, reason: '', told_at: null, emptied_at: null }
    await tx.updateTable('calendar_feeds').set({ ...well, ...(outcome ? told(outcome, now) : {}) }).where('id', '=', id).execute()
    if (!outcome) return
    await tx.deleteFrom('calendar_refusals').where('feed_id', '=', id).execute()
    await noteRefusals(tx, id, outcome.refused)
  })
}

const told = ({ name, found, refused, version }: Outcome, now: Date) =>
  ({ came_at: now, name: (name ?? '').slice(0, 200).toWellFormed(), found, refused: refused.length, etag: version.etag, last_modified: version.lastModified })

export async function noteRefusals(tx: Db, feedId: number, refused: readonly Refusal[]) {
  const first = refused.slice(0, mostRefusals).map(({ title, reason }) => ({ feed_id: feedId, title: (title ?? '').slice(0, 200).toWellFormed(), reason: reason.slice(0, 500).toWellFormed() }))
  if (first.length > 0) await tx.insertInto('calendar_refusals').values(first).execute()
}

/** It could not be read, or not to its end. After a day its leads are told, once; after a week it is asked once a day. */
export async function fail(db: Db, { id }: Pick<Feed, 'id'>, { reason, emptied = false }: { reason: string; emptied?: boolean }, now: Date) {
  await db.transaction().execute(async (tx) => {
    const feed = await tx.selectFrom('calendar_feeds').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!feed) return
    const failing_since = feed.failing_since ?? now
    const length = now.getTime() - failing_since.getTime()
    const tells = feed.told_at === null && length >= day
    const emptied_at = emptied ? feed.emptied_at ?? now : null
    const values = { asked_at: now, failing_since, reason, emptied_at, due_at: new Date(now.getTime() + (length >= 7 * day ? late : soon)), told_at: tells ? now : feed.told_at }
    await tx.updateTable('calendar_feeds').set(values).where('id', '=', id).execute()
    if (tells) await queue.leave(tx, 'calendar-letter', { feedId: id })
  })
}
