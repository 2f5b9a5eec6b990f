import { sql } from 'kysely'
import * as slugs from '#engines/texts/slugs.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'

export type Action = Row<'actions'>

const written = ['kind', 'title', 'ask', 'why', 'talking_points', 'more_info', 'fact_sheet_url', 'script', 'issue', 'addresses', 'office', 'committee_id',
  'bill_number', 'bill_title', 'bill_sponsor', 'bill_committee', 'urgent', 'closes_at', 'plank_id', 'group_id', 'credit'] as const
type Besides = 'plank_id' | 'group_id' | 'credit'

/** What an organiser writes; everything else about an action follows from what is done with it. */
export type Draft = Pick<Action, Exclude<(typeof written)[number], Besides>> & Partial<Pick<Action, Besides>>

/** Addresses below /actions that are pages of their own. */
const reserved = ['submit']

export async function find(db: Db, id: number): Promise<Action | undefined> {
  return db.selectFrom('actions').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function pickedIds(db: Db, action: Pick<Action, 'id'>): Promise<number[]> {
  const picked = await db.selectFrom('action_targets').select('official_id').where('action_id', '=', action.id).orderBy('ordinal').execute()
  return picked.map(({ official_id }) => official_id)
}

export async function draft(db: Db, actor: audit.Actor, words: Draft, picked: readonly number[] = []): Promise<Action> {
  return together(db, async (tx) => {
    const action = await insert(tx, words)
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

/** At the title as an address, or with the first number behind it that is free, also of what the writer may not see. */
async function insert(tx: Db, words: Draft): Promise<Action> {
  const plain = slugs.slugOf(words.title, 'action')
  for (let number = reserved.includes(plain) ? 2 : 1; ; number++) {
    const action = await tx
      .insertInto('actions')
      .values({ ...words, slug: number === 1 ? plain : `${plain}-${number}` })
      .onConflict((known) => known.column('slug').doNothing())
      .returningAll()
      .executeTakeFirst()
    if (action) return action
  }
}
