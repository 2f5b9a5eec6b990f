import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import { together } from '#platform/together.ts'
import { type Action, pickedIds } from '#domain/actions/actions.ts'
import { type Lack, lacks } from '#domain/actions/publishing.ts'

type Which = Pick<Action, 'id'>
type Change = { asked_at?: Date | null; handed_back?: string }

/** Whether a group's draft waits for a moderator. */
export const isWaiting = ({ asked_at }: Pick<Action, 'asked_at'>) => asked_at !== null

/** Puts a group's draft before the moderators. What it lacks for being published comes back, and then nothing changes. */
export async function ask(db: Db, actor: audit.Actor, { id }: Which): Promise<Lack[]> {
  return together(db, async (tx) => {
    const action = await draftOf(tx, id)
    if (!action || isWaiting(action)) return []
    const missing = lacks(action, await pickedIds(tx, action))
    if (missing.length === 0) await change(tx, actor, 'ask for publication', action, { asked_at: new Date(), handed_back: '' })
    return missing
  })
}

/** Back to those who write it. Not waiting any more: nothing happens. */
export async function withdraw(db: Db, actor: audit.Actor, { id }: Which) {
  await together(db, async (tx) => {
    const action = await draftOf(tx, id)
    if (action && isWaiting(action)) await change(tx, actor, 'withdraw', action, { asked_at: null })
  })
}

/** Back to those who write it, with the reason, which the group’s leads are told by letter too. False when it did not wait. */
export async function handBack(db: Db, actor: audit.Actor, { id }: Which, reason: string): Promise<boolean> {
  return together(db, async (tx) => {
    const action = await draftOf(tx, id)
    if (!action || !isWaiting(action)) return false
    await change(tx, actor, 'hand back', action, { asked_at: null, handed_back: reason })
    await queue.leave(tx, 'group-action-letter', { actionId: id, became: 'handed back' })
    return true
  })
}

const draftOf = (tx: Db, id: number) => tx.selectFrom('actions').selectAll().where('id', '=', id).where('published_at', 'is', null).forUpdate().executeTakeFirst()

async function change(tx: Db, actor: audit.Actor, act: string, { id, asked_at, handed_back }: Action, to: Change) {
  await tx.updateTable('actions').set({ ...to, version: sql`version + 1` }).where('id', '=', id).execute()
  await audit.record(tx, actor, { act, subject: 'action', subjectId: id, before: { asked_at, handed_back }, after: to })
}
