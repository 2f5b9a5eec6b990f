import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import type { Settings } from '#platform/settings.ts'

export type Organization = Row<'organizations'>

export async function find(db: Db): Promise<Organization | undefined> {
  return db.selectFrom('organizations').selectAll().executeTakeFirst()
}

/** The address that letters are from. */
export const senderOf = (organization: Pick<Organization, 'email'> | undefined, { MAIL_FROM }: Pick<Settings, 'MAIL_FROM'>): string =>
  MAIL_FROM ?? (organization?.email || 'commonweal@localhost')

/** Says whose site this is; said again, it replaces what was said. */
export async function introduce(db: Db, organization: Omit<Organization, 'id'>) {
  await db.insertInto('organizations').values(organization).onConflict((known) => known.column('id').doUpdateSet(organization)).execute()
}
