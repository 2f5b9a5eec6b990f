import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type Group = Row<'groups'>

export async function find(db: Db, id: number): Promise<Group | undefined> {
  return db.selectFrom('groups').selectAll().where('id', '=', id).executeTakeFirst()
}

/** All that are not closed, by name, for choosing among. */
export async function names(db: Db): Promise<Pick<Group, 'id' | 'name'>[]> {
  return db.selectFrom('groups').select(['id', 'name']).where('status', '<>', 'closed').orderBy('name').execute()
}
