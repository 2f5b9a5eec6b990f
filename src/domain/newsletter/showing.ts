import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/** Writes down which pictures a mailing shows now, or would show if its last changes were undone, so that the shelf keeps them. */
export async function showPictures(tx: Db, { id }: { id: number }) {
  await sql`select show_mailing_pictures(${id})`.execute(tx)
}
