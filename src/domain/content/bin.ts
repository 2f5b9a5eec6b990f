import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import { tables, type Writing } from '#domain/content/writings.ts'

const days = 60

/** Puts it into the bin, from where it can be taken back for 60 days. A page with others below it stays: they would hang in the air. */
export async function bin(db: Db, actor: audit.Actor, { kind, id }: Writing): Promise<'done' | 'has pages below'> {
  return together(db, async (tx) => {
    if (kind === 'page' && await tx.selectFrom('pages').select('id').where('parent_id', '=', id).where('binned_at', 'is', null).executeTakeFirst()) return 'has pages below'
    await tx.updateTable(tables[kind]).set({ binned_at: sql<Date>`now()` }).where('id', '=', id).execute()
    await audit.record(tx, actor, { act: 'bin', subject: kind, subjectId: id })
    return 'done'
  })
}

/** Takes it out again, as it was; a page whose place above went into the bin meanwhile stands at the top. */
export async function unbin(db: Db, actor: audit.Actor, { kind, id }: Writing) {
  await together(db, async (tx) => {
    await tx.updateTable(tables[kind]).set({ binned_at: null }).where('id', '=', id).execute()
    if (kind === 'page') {
      const gone = tx.selectFrom('pages').select('id').where('binned_at', 'is not', null)
      await tx.updateTable('pages').set({ parent_id: null }).where('id', '=', id).where('parent_id', 'in', gone).execute()
    }
    await audit.record(tx, actor, { act: 'take out of the bin', subject: kind, subjectId: id })
  })
}

/** Drops what has lain in the bin for 60 days, and links to previews that have run out. */
export async function sweep(db: Db) {
  const old = sql<Date>`now() - make_interval(days => ${days})`
  await db.updateTable('pages').set({ parent_id: null }).where('parent_id', 'in', db.selectFrom('pages').select('id').where('binned_at', '<', old)).execute()
  for (const table of Object.values(tables)) await db.deleteFrom(table).where('binned_at', '<', old).execute()
  await db.deleteFrom('preview_keys').where('expires_at', '<', sql<Date>`now()`).execute()
}
