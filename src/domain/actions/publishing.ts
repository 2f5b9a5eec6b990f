import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Action } from '#domain/actions/actions.ts'

export type LiveAction = Action & { taken: number; today: number }
export type Stage = 'draft' | 'scheduled' | 'live' | 'closed'

/** Published and not yet closed: urgent ones first, then those that close soonest. */
export async function listLive(db: Db): Promise<LiveAction[]> {
  return counted(db)
    .where(isPublished)
    .where(isOpen)
    .orderBy('urgent', 'desc')
    .orderBy(sql`closes_at asc nulls last`)
    .orderBy('published_at', 'desc')
    .execute()
}

export async function listClosed(db: Db, limit = 50): Promise<LiveAction[]> {
  return counted(db).where(isPublished).where('closes_at', '<=', sql<Date>`now()`).orderBy('closes_at', 'desc').limit(limit).execute()
}

/** Live or closed: what visitors may read. */
export async function findPublished(db: Db, slug: string): Promise<LiveAction | undefined> {
  return counted(db).where('slug', '=', slug).where(isPublished).executeTakeFirst()
}

export async function list(db: Db): Promise<LiveAction[]> {
  return counted(db).orderBy('id', 'desc').execute()
}

export function stageOf({ published_at, closes_at }: Pick<Action, 'published_at' | 'closes_at'>, now = new Date()): Stage {
  if (!published_at) return 'draft'
  if (closes_at && closes_at <= now) return 'closed'
  return published_at > now ? 'scheduled' : 'live'
}

/** Opens it to visitors now, or from the given time on. */
export async function publish(db: Db, action: Pick<Action, 'id'>, from?: Date) {
  await db.updateTable('actions').set({ published_at: from ?? sql`now()` }).where('id', '=', action.id).execute()
}

export async function unpublish(db: Db, action: Pick<Action, 'id'>) {
  await db.updateTable('actions').set({ published_at: null }).where('id', '=', action.id).execute()
}

export async function close(db: Db, action: Pick<Action, 'id'>) {
  await db.updateTable('actions').set({ closes_at: sql`now()` }).where('id', '=', action.id).execute()
}

/** Takes a closing by hand back: the action has no deadline until one is typed again. */
export async function reopen(db: Db, action: Pick<Action, 'id'>) {
  await db.updateTable('actions').set({ closes_at: null }).where('id', '=', action.id).execute()
}

const isPublished = sql<boolean>`published_at <= now()`
const isOpen = sql<boolean>`(closes_at is null or closes_at > now())`

function counted(db: Db) {
  return db
    .selectFrom('actions')
    .selectAll()
    .select(sql<number>`(select count(*)::int from reports where action_id = actions.id and outcome <> 'skipped')`.as('taken'))
    .select(sql<number>`(select count(*)::int from reports where action_id = actions.id and outcome <> 'skipped' and reported_at >= date_trunc('day', now()))`.as('today'))
}
