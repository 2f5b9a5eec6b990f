import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type Organization = Row<'organizations'>

export async function find(db: Db): Promise<Organization | undefined> {
  return db.selectFrom('organizations').selectAll().executeTakeFirst()
}

/** Says whose site this is; said again, it replaces what was said. */
export async function introduce(db: Db, organization: Omit<Organization, 'id'>) {
  await db.insertInto('organizations').values(organization).onConflict((known) => known.column('id').doUpdateSet(organization)).execute()
}
