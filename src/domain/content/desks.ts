import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { columns, reference, type Writing } from '#domain/content/writings.ts'

const fresh = sql<Date>`now() - interval '2 minutes'`

/** Somebody has it open to write on; told again every little while. */
export async function sit(db: Db, writing: Writing, { id, name }: { id: string; name: string }) {
  await db
    .insertInto('writing_desks')
    .values({ ...reference(writing), user_id: id, name })
    .onConflict((known) => known.columns(['page_id', 'story_id', 'user_id']).doUpdateSet({ name, seen_at: sql`now()` }))
    .execute()
}

/** Who else has had it open in the last two minutes. */
export async function others(db: Db, { kind, id }: Writing, userId: string): Promise<string[]> {
  const sitting = await db.selectFrom('writing_desks').select('name').where(columns[kind], '=', id).where('user_id', '<>', userId).where('seen_at', '>', fresh).orderBy('name').execute()
  return sitting.map(({ name }) => name)
}

export async function leave(db: Db, { kind, id }: Writing, userId: string) {
  await db.deleteFrom('writing_desks').where(columns[kind], '=', id).where('user_id', '=', userId).execute()
}
