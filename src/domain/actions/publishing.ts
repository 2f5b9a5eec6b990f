import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import { together } from '#platform/together.ts'
import { type Action, pickedIds } from '#domain/actions/actions.ts'
import * as submissions from '#domain/actions/submissions.ts'

export type LiveAction = Action & { taken: number; today: number; group: { name: string; slug: string } | null }
export type Stage = 'draft' | 'scheduled' | 'live' | 'closed'
export type Lack = 'ask' | 'script' | 'office' | 'committee' | 'officials' | 'deadline'
type Change = Partial<Record<'published_at' | 'closes_at' | 'asked_at', Date | null>> & { handed_back?: string }

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

/** Of these, what visitors may read. */
export async function publishedAmong(db: Db, slugs: readonly string[]): Promise<LiveAction[]> {
  return slugs.length ? counted(db).where('slug', 'in', slugs).where(isPublished).execute() : []
}

/** Of these, by number, those that one can take part in now. */
export async function liveAmong(db: Db, ids: readonly number[]): Promise<LiveAction[]> {
  return ids.length ? counted(db).where('id', 'in', ids).where(isPublished).where(isOpen).execute() : []
}

/** Those for a plank of the platform that one can still take part in. */
export async function liveOfPlank(db: Db, plank: { id: number }): Promise<LiveAction[]> {
  return counted(db).where('plank_id', '=', plank.id).where(isPublished).where(isOpen).orderBy('urgent', 'desc').orderBy(sql`closes_at asc nulls last`).execute()
}

/** The same without its counts, for which every report about it is looked at. */
export async function findUncounted(db: Db, slug: string): Promise<Action | undefined> {
  return db.selectFrom('actions').selectAll().where('slug', '=', slug).where(isPublished).executeTakeFirst()
}

/** Also what visitors may not read. */
export async function find(db: Db, id: number): Promise<LiveAction | undefined> {
  return counted(db).where('id', '=', id).executeTakeFirst()
}

/** All of them, or those of these groups. */
export async function list(db: Db, groupIds?: readonly number[]): Promise<LiveAction[]> {
  return counted(db).$if(!!groupIds, (query) => query.where('group_id', 'in', groupIds?.length ? groupIds : [-1])).orderBy('id', 'desc').execute()
}

export function stageOf({ published_at, closes_at }: Pick<Action, 'published_at' | 'closes_at'>, now = new Date()): Stage {
  if (!published_at) return 'draft'
  if (closes_at && closes_at <= now) return 'closed'
  return published_at > now ? 'scheduled' : 'live'
}

/** What an action still needs before visitors may see it: words, somebody to reach, a deadline that has not passed. */
export function lacks(action: Pick<Action, 'ask' | 'script' | 'addresses' | 'office' | 'committee_id' | 'closes_at'>, picked: readonly number[], now = new Date()): Lack[] {
  const { addresses } = action
  const missing: [Lack, boolean][] = [
    ['ask', !action.ask.trim()],
    ['script', !action.script.trim()],
    ['office', addresses === 'office' && !action.office],
    ['committee', addresses === 'committee' && !action.committee_id],
    ['officials', addresses === 'picked' && picked.length === 0],
    ['deadline', !!action.closes_at && action.closes_at <= now],
  ]
  return missing.filter(([, lacking]) => lacking).map(([lack]) => lack)
}

/** Opens it to visitors now, or from the given time on; whoever asked for it is told by letter then. What it lacks for that comes back, and then nothing changes. */
export async function publish(db: Db, actor: audit.Actor, { id }: Pick<Action, 'id'>, from?: Date): Promise<Lack[]> {
  return together(db, async (tx) => {
    const action = await tx.selectFrom('actions').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
    const missing = lacks(action, await pickedIds(tx, action), from)
    if (missing.length || stageOf(action) === 'live') return missing
    await change(tx, actor, from ? 'schedule' : 'publish', action, { published_at: from ?? new Date(), asked_at: null, handed_back: '' })
    await submissions.tellPublished(tx, action, from)
    if (action.asked_at) await queue.leave(tx, 'group-action-letter', { actionId: id, became: 'published' }, { key: `group-action:${id}`, at: from })
    return []
  })
}

export async function unpublish(db: Db, actor: audit.Actor, action: Pick<Action, 'id'>) {
  await change(db, actor, 'unpublish', action, { published_at: null })
}

export async function close(db: Db, actor: audit.Actor, action: Pick<Action, 'id'>) {
  await change(db, actor, 'close', action, { closes_at: new Date() })
}

/** Takes a closing back: open until the given deadline, or until it is closed again. */
export async function reopen(db: Db, actor: audit.Actor, action: Pick<Action, 'id'>, until: Date | null = null) {
  await change(db, actor, 'reopen', action, { closes_at: until })
}

async function change(db: Db, actor: audit.Actor, act: string, { id }: Pick<Action, 'id'>, to: Change) {
  await together(db, async (tx) => {
    const before = await tx.selectFrom('actions').select(['published_at', 'closes_at', 'asked_at', 'handed_back']).where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
    await tx.updateTable('actions').set(to).where('id', '=', id).execute()
    await audit.record(tx, actor, { act, subject: 'action', subjectId: id, before, after: to })
  })
}

/** How many have opened and how many have closed by now: when it differs, the clock alone has changed what visitors see. */
export async function turned(db: Db): Promise<{ opened: number; closed: number }> {
  return db
    .selectFrom('actions')
    .select(sql<number>`count(*) filter (where published_at <= now())::int`.as('opened'))
    .select(sql<number>`count(*) filter (where closes_at <= now())::int`.as('closed'))
    .executeTakeFirstOrThrow()
}

const isPublished = sql<boolean>`published_at <= now()`
const isOpen = sql<boolean>`(closes_at is null or closes_at > now())`

function counted(db: Db) {
  return db
    .selectFrom('actions')
    .selectAll()
    .select(sql<number>`(select count(*)::int from reports where action_id = actions.id and outcome <> 'skipped')`.as('taken'))
    .select(sql<number>`(select count(*)::int from reports where action_id = actions.id and outcome <> 'skipped' and reported_at >= date_trunc('day', now()))`.as('today'))
    .select(sql<LiveAction['group']>`(select jsonb_build_object('name', name, 'slug', slug) from groups where groups.id = group_id)`.as('group'))
}
