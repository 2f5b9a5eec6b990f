import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import { together } from '#platform/together.ts'
import type { Event } from '#domain/calendar/events.ts'

type Stage = Event['stage']
export type Refusal = { reason: string; duplicateOf?: number }
const acts: Record<Stage, string> = { draft: 'take back the event', waiting: 'hand in the event', published: 'publish the event', refused: 'refuse the event' }

/** Brings an event, with all its times, to another stage. Said twice, nothing happens; false then. */
export async function step(db: Db, actor: audit.Actor, id: number, stage: Exclude<Stage, 'refused'>, now = new Date()): Promise<boolean> {
  return together(db, (tx) => bring(tx, actor, id, { stage, refused_why: '', duplicate_of: null }, now))
}

/** Says no to an event that is not published, with the reason, which whoever asked for it is told by letter. `duplicateOf`: it is on the calendar already, as that one. */
export async function refuse(db: Db, actor: audit.Actor, id: number, { reason, duplicateOf }: Refusal, now = new Date()): Promise<boolean> {
  return together(db, async (tx) => {
    const event = await tx.selectFrom('events').select('stage').where('id', '=', id).forUpdate().executeTakeFirst()
    if (!event || event.stage === 'published') return false
    return bring(tx, actor, id, { stage: 'refused', refused_why: reason, duplicate_of: duplicateOf ?? null }, now)
  })
}

async function bring(tx: Db, actor: audit.Actor, id: number, { stage, ...refusal }: Pick<Event, 'stage' | 'refused_why' | 'duplicate_of'>, now: Date): Promise<boolean> {
  const before = await tx.selectFrom('events').select('stage').where('id', '=', id).where('series_id', 'is', null).where('stage', '<>', stage).forUpdate().executeTakeFirst()
  if (!before) return false
  await tx.updateTable('events').set({ stage, ...refusal, stepped_at: now, changed_at: now }).where('id', '=', id).execute()
  await tx.updateTable('events').set({ stage, stepped_at: now, changed_at: now }).where('series_id', '=', id).execute()
  if (stage === 'published' || stage === 'refused') await queue.leave(tx, 'event-decision-letter', { eventId: id, became: stage, asked: before.stage === 'waiting' })
  await audit.record(tx, actor, { act: acts[stage], subject: 'event', subjectId: id, before, after: stage === 'refused' ? { stage, ...refusal } : { stage } })
  return true
}
