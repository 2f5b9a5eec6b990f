import { sql } from 'kysely'
import type * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import type { Reach } from '#domain/people/reach.ts'
import * as tagging from '#domain/people/tagging.ts'

/** An act by which many got or lost a tag at once. */
export type Tagging = Row<'taggings'>

/** Those that can still be taken back, for a day, the latest first. */
export async function recent(db: Db): Promise<Tagging[]> {
  return undoable(db).selectAll().orderBy('tagged_at', 'desc').limit(20).execute()
}

/**
 * The opposite for the same people, as far as they are within reach: what they got goes, what they lost comes back. Once, and within a day;
 * `undefined` when it is too late, or was taken back before.
 */
export async function takeBack(db: Db, actor: audit.Actor, reach: Reach, id: number): Promise<(tagging.Done & { act: 'tag' | 'untag'; tag: string }) | undefined> {
  return together(db, async (tx) => {
    const past = await undoable(tx).selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!past) return undefined
    const [act, change] = past.act === 'tag' ? ['untag', tagging.untag] as const : ['tag', tagging.tag] as const
    const done = await change(tx, actor, reach, { changedBy: id }, past.tag)
    await tx.updateTable('taggings').set({ undone_at: sql<Date>`now()` }).where('id', 'in', [id, done.id ?? id]).execute()
    return { ...done, act, tag: past.tag }
  })
}

const undoable = (db: Db) => db.selectFrom('taggings').where('undone_at', 'is', null).where('tagged_at', '>', sql<Date>`now() - interval '1 day'`)
