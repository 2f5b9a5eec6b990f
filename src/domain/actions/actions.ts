import { sql } from 'kysely'
import * as slugs from '#engines/texts/slugs.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'

export type Action = Row<'actions'>

const written = ['kind', 'title', 'ask', 'why', 'talking_points', 'more_info', 'fact_sheet_url', 'script', 'issue', 'addresses', 'office', 'committee_id',
  'bill_number', 'bill_title', 'bill_sponsor', 'bill_committee', 'urgent', 'closes_at', 'plank_id'] as const

/** What an organiser writes; everything else about an action follows from what is done with it. */
export type Draft = Pick<Action, Exclude<(typeof written)[number], 'plank_id'>> & Partial<Pick<Action, 'plank_id'>>

export async function find(db: Db, id: number): Promise<Action | undefined> {
  return db.selectFrom('actions').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function pickedIds(db: Db, action: Pick<Action, 'id'>): Promise<number[]> {
  const picked = await db.selectFrom('action_targets').select('official_id').where('action_id', '=', action.id).orderBy('ordinal').execute()
  return picked.map(({ official_id }) => official_id)
}

export async function draft(db: Db, actor: audit.Actor, words: Draft, picked: readonly number[] = []): Promise<Action> {
  return together(db, async (tx) => {
    const action = await tx
      .insertInto('actions')
      .values({ ...words, slug: await freeSlug(tx, words.title) })
      .returningAll()
      .executeTakeFirstOrThrow()
    await pick(tx, action, picked)
    await audit.record(tx, actor, { act: 'draft', subject: 'action', subjectId: action.id, after: { ...words, picked } })
    return action
  })
}

/** Changes the action unless somebody else has since `version`; then nothing changes and the answer is `undefined`. */
export async function edit(
  db: Db, actor: audit.Actor, action: Pick<Action, 'id'>, version: number, change: Draft, picked: readonly number[],
): Promise<Action | undefined> {
  return together(db, async (tx) => {
    const before = await tx.selectFrom('actions').select(written).where('id', '=', action.id).where('version', '=', version).forUpdate().executeTakeFirst()
    if (!before) return undefined
    const pickedBefore = await pickedIds(tx, action)
    const changed = await tx
      .updateTable('actions')
      .set({ ...change, version: sql`version + 1`, updated_at: sql`now()` })
      .where('id', '=', action.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    await pick(tx, changed, picked)
    await audit.record(tx, actor, { act: 'edit', subject: 'action', subjectId: action.id, before: { ...before, picked: pickedBefore }, after: { ...change, picked } })
    return changed
  })
}

/** The same words once more, as a draft that nobody has seen. */
export async function copy(db: Db, actor: audit.Actor, action: Pick<Action, 'id'>): Promise<Action> {
  const words = await db.selectFrom('actions').select(written).where('id', '=', action.id).executeTakeFirstOrThrow()
  return draft(db, actor, { ...words, title: `Copy of ${words.title}`.slice(0, 120), closes_at: null }, await pickedIds(db, action))
}

async function pick(tx: Db, { id }: Pick<Action, 'id'>, picked: readonly number[]) {
  await tx.deleteFrom('action_targets').where('action_id', '=', id).execute()
  if (picked.length === 0) return
  await tx.insertInto('action_targets').values(picked.map((official, ordinal) => ({ action_id: id, official_id: official, ordinal }))).execute()
}

/** The title as an address, with a number behind it when the plain one is taken. */
async function freeSlug(db: Db, title: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext('actions.slug'))`.execute(db)
  const taken = await db.selectFrom('actions').select('slug').where('slug', 'like', `${slugs.slugOf(title, 'action')}%`).execute()
  return slugs.freeSlug(title, taken.map(({ slug }) => slug), 'action')
}
