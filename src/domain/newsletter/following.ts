import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

type Which = { mailingId: number; name: string }

/** Where a link of a letter leads, if there is one of that name. With `counts` it is followed once more; by whom, nobody is asked. */
export async function follow(db: Db, { mailingId, name }: Which, { counts }: { counts: boolean }): Promise<string | undefined> {
  const link = counts
    ? await db.updateTable('mailing_links').set({ follows: sql`follows + 1` }).where('mailing_id', '=', mailingId).where('name', '=', name).returning('href').executeTakeFirst()
    : await db.selectFrom('mailing_links').select('href').where('mailing_id', '=', mailingId).where('name', '=', name).executeTakeFirst()
  return link?.href
}
