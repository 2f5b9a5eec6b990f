import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import type { HelpCall } from '#domain/volunteering/help-calls.ts'
import * as places from '#domain/volunteering/places.ts'
import { type Notice, tell } from '#domain/volunteering/telling.ts'

export type Draft = Pick<HelpCall, 'title' | 'about' | 'place_id' | 'venue' | 'starts_local' | 'ends_local' | 'zone' | 'places' | 'skills' | 'languages' | 'issue_id' | 'listed'>
export type Edited = 'saved' | 'gone' | 'more have a place'
type When = { now: Date; origin?: string }

/** Opens a call for help, of a group or (`null`) of the whole organization. Nobody is asked by that. */
export async function open(db: Db, actor: audit.Actor, groupId: number | null, draft: Draft): Promise<Pick<HelpCall, 'id'>> {
  return together(db, async (tx) => {
    const call = await tx.insertInto('help_calls').values({ ...draft, group_id: groupId, caller_id: actor.id }).returning('id').executeTakeFirstOrThrow()
    await audit.record(tx, actor, { act: 'open', subject: 'help call', subjectId: call.id, after: { ...draft, groupId } })
    return call
  })
}

/** Whoever has a place hears of another time or place; places that were added go to those who wait. */
export async function edit(db: Db, actor: audit.Actor, id: number, draft: Draft, { now, origin }: When): Promise<Edited> {
  return together<Edited>(db, async (tx) => {
    const before = await places.hold(tx, id)
    if (!before) return 'gone'
    if (draft.places < before.taken) return 'more have a place'
    const after = await tx.updateTable('help_calls').set(draft).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
    await audit.record(tx, actor, { act: 'edit', subject: 'help call', subjectId: id, before, after })
    if (moved(before, after)) await tell(tx, await having(tx, id, ['yes', 'waiting']), 'changed', origin)
    await places.fill(tx, after, now, origin)
    return 'saved'
  })
}

/** Takes no more answers. Who has a place hears that it stands, who waits that they are not needed this time. A second time changes nothing. */
export async function close(db: Db, actor: audit.Actor, id: number, when: When) {
  await end(db, actor, id, { closed_at: when.now }, { yes: 'closed', waiting: 'not-needed' }, when)
}

/** It does not take place. Who has a place or waits hears of it, with the reason. */
export async function cancel(db: Db, actor: audit.Actor, id: number, reason: string, when: When) {
  await end(db, actor, id, { cancelled_at: when.now, reason }, { yes: 'cancelled', waiting: 'cancelled' }, when)
}

type Ending = { closed_at: Date } | { cancelled_at: Date; reason: string }

async function end(db: Db, actor: audit.Actor, id: number, ending: Ending, notices: Record<'yes' | 'waiting', Notice>, { now, origin }: When) {
  await together(db, async (tx) => {
    const call = await places.hold(tx, id)
    if (!call || call.cancelled_at || call.ends_at <= now || ('closed_at' in ending && call.closed_at)) return
    await tx.updateTable('help_calls').set(ending).where('id', '=', id).execute()
    await audit.record(tx, actor, { act: 'closed_at' in ending ? 'close' : 'cancel', subject: 'help call', subjectId: id, after: ending })
    for (const answer of ['yes', 'waiting'] as const) await tell(tx, await having(tx, id, [answer]), notices[answer], origin)
  })
}

const having = (db: Db, id: number, answers: ('yes' | 'waiting')[]) =>
  db.selectFrom('help_askings').select('id').where('help_call_id', '=', id).where('answer', 'in', answers).orderBy('id').execute()

const moved = (before: HelpCall, after: HelpCall) =>
  before.starts_at.getTime() !== after.starts_at.getTime() || before.ends_at.getTime() !== after.ends_at.getTime() || before.place_id !== after.place_id || before.venue !== after.venue
