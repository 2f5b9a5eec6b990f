import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Portrait } from '#domain/people/combining.ts'

const portrait = sql<Portrait>`to_jsonb(people) - 'id' - 'search'`

/** The rows of these people as they are now. Nobody else changes them before the transaction ends. */
export async function hold(db: Db, ...ids: number[]): Promise<Map<number, Portrait>> {
  await sql`set local timezone = 'UTC'`.execute(db)
  const held = await db.selectFrom('people').select(['id', portrait.as('portrait')]).where('id', 'in', ids).orderBy('id').forUpdate().execute()
  return new Map(held.map((row) => [row.id, row.portrait]))
}

/** Makes somebody's row look like this, and answers how it now does. */
export async function paint(db: Db, id: number, { fields, ...values }: Portrait): Promise<Portrait> {
  const painted = await db
    .updateTable('people')
    .set({ ...values, fields: JSON.stringify(fields) })
    .where('id', '=', id)
    .returning(portrait.as('portrait'))
    .executeTakeFirstOrThrow()
  return painted.portrait
}
