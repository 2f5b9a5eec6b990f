import { sql } from 'kysely'
import type { Level } from '#domain/membership/levels.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type Joining = Row<'joinings'>
type Begun = { level: Pick<Level, 'id'>; cents: number; personId: number | null; name: string; email: string }

/** Somebody sets out to pay. Its key goes along to the provider and comes back with the money; until then it means nothing. */
export async function begin(db: Db, { level, cents, personId, name, email }: Begun): Promise<Joining> {
  return db
    .insertInto('joinings')
    .values({ id: crypto.randomUUID(), level_id: level.id, person_id: personId, cents, name: name.trim(), email: email.trim().toLowerCase() })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Keeps where the provider waits for them. */
export async function lead(db: Db, joining: Pick<Joining, 'id'>, href: string) {
  await db.updateTable('joinings').set({ href }).where('id', '=', joining.id).execute()
}

export async function find(db: Db, id: string): Promise<Joining | undefined> {
  return db.selectFrom('joinings').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Lets go of what was typed ninety days ago; by then a provider has told of the money, or there was none. */
export async function sweep(db: Db) {
  await db.deleteFrom('joinings').where('begun_at', '<', sql<Date>`now() - interval '90 days'`).execute()
}
