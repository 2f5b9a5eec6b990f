import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Block } from '#domain/newsletter/blocks.ts'

/** Writes down which pictures a mailing shows now, so that the shelf keeps them. */
export async function showPictures(tx: Db, { id, blocks }: { id: number; blocks: readonly Block[] }) {
  const shown = blocks.flatMap((block) => (block.kind === 'picture' ? block.picture : []))
  await tx.deleteFrom('mailing_pictures').where('mailing_id', '=', id).where('picture_id', '<>', sql<number>`all(${shown}::bigint[])`).execute()
  if (shown.length === 0) return
  await tx
    .insertInto('mailing_pictures')
    .columns(['mailing_id', 'picture_id'])
    .expression(tx.selectFrom('pictures').select([sql.lit(id).as('mailing_id'), 'id as picture_id']).where('id', '=', sql<number>`any(${shown}::bigint[])`))
    .onConflict((known) => known.doNothing())
    .execute()
}
