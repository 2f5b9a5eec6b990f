import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type Action = Row<'actions'>

/** What an organiser writes; everything else about an action follows from what is done with it. */
export type Draft = Pick<Action, 'kind' | 'title' | 'ask' | 'why' | 'talking_points' | 'more_info' | 'fact_sheet_url' | 'script' | 'issue'
  | 'addresses' | 'office' | 'committee_id' | 'bill_number' | 'bill_title' | 'bill_sponsor' | 'bill_committee' | 'urgent' | 'closes_at'>

export async function find(db: Db, id: number): Promise<Action | undefined> {
  return db.selectFrom('actions').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function pickedIds(db: Db, action: Pick<Action, 'id'>): Promise<number[]> {
  const picked = await db.selectFrom('action_targets').select('official_id').where('action_id', '=', action.id).orderBy('ordinal').execute()
  return picked.map(({ official_id }) => official_id)
}

export async function draft(db: Db, draft: Draft, picked: readonly number[] = []): Promise<Action> {
  return db.transaction().execute(async (tx) => {
    const action = await tx
      .insertInto('actions')
      .values({ ...draft, slug: await freeSlug(tx, draft.title) })
      .returningAll()
      .executeTakeFirstOrThrow()
    await pick(tx, action, picked)
    return action
  })
}

/** Changes the action unless somebody else has since `version`; then nothing changes and the answer is `undefined`. */
export async function edit(db: Db, action: Pick<Action, 'id'>, version: number, change: Draft, picked: readonly number[]): Promise<Action | undefined> {
  return db.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('actions')
      .set({ ...change, version: sql`version + 1`, updated_at: sql`now()` })
      .where('id', '=', action.id)
      .where('version', '=', version)
      .returningAll()
      .executeTakeFirst()
    if (changed) await pick(tx, changed, picked)
    return changed
  })
}

async function pick(tx: Db, { id }: Pick<Action, 'id'>, picked: readonly number[]) {
  await tx.deleteFrom('action_targets').where('action_id', '=', id).execute()
  if (picked.length === 0) return
  await tx.insertInto('action_targets').values(picked.map((official, ordinal) => ({ action_id: id, official_id: official, ordinal }))).execute()
}

/** The title as an address, with a number behind it when the plain one is taken. */
async function freeSlug(db: Db, title: string): Promise<string> {
  const plain = title.normalize('NFKD').toLowerCase().replace(/[’']/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 80).replace(/-$/, '') || 'action'
  const taken = await db.selectFrom('actions').select('slug').where('slug', 'like', `${plain}%`).execute()
  const slugs = new Set(taken.map(({ slug }) => slug))
  for (let number = 1; ; number++) {
    const slug = number === 1 ? plain : `${plain}-${number}`
    if (!slugs.has(slug)) return slug
  }
}
