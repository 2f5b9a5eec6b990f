import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import { tables, type Writing } from '#domain/content/writings.ts'

export type Stage = 'draft' | 'scheduled' | 'out' | 'binned'
export type Dates = { published_at: Date | null; binned_at: Date | null }

export function stageOf({ published_at, binned_at }: Dates, now = new Date()): Stage {
  if (binned_at) return 'binned'
  if (!published_at) return 'draft'
  return published_at > now ? 'scheduled' : 'out'
}

/** Shows it to visitors now, or from the given time on. Without words, or in the bin, it stays where it is. */
export async function publish(db: Db, actor: audit.Actor, writing: Writing, from?: Date): Promise<'done' | 'empty' | 'binned'> {
  return together(db, async (tx) => {
    const before = await tx.selectFrom(tables[writing.kind]).select(['body', 'published_at', 'binned_at']).where('id', '=', writing.id).forUpdate().executeTakeFirstOrThrow()
    if (before.binned_at) return 'binned'
    if (!before.body) return 'empty'
    if (stageOf(before) === 'out' && !from) return 'done'
    await change(tx, actor, from ? 'schedule' : 'publish', writing, before.published_at, from ?? new Date())
    return 'done'
  })
}

/** Back to the drafts: nobody finds it at its address. */
export async function takeBack(db: Db, actor: audit.Actor, writing: Writing) {
  await together(db, async (tx) => {
    const before = await tx.selectFrom(tables[writing.kind]).select('published_at').where('id', '=', writing.id).forUpdate().executeTakeFirstOrThrow()
    await change(tx, actor, 'take back', writing, before.published_at, null)
  })
}

async function change(tx: Db, actor: audit.Actor, act: string, { kind, id }: Writing, was: Date | null, published_at: Date | null) {
  await tx.updateTable(tables[kind]).set({ published_at }).where('id', '=', id).execute()
  await audit.record(tx, actor, { act, subject: kind, subjectId: id, before: { published_at: was }, after: { published_at } })
}
