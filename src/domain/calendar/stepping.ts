import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import type { Event } from '#domain/calendar/events.ts'

type Stage = Event['stage']
const acts: Record<Stage, string> = { draft: 'take back the event', waiting: 'hand in the event', published: 'publish the event', refused: 'refuse the event' }

/** Brings an event, with all its times, to another stage. Said twice, nothing happens; false then. */
export async function step(db: Db, actor: audit.Actor, id: number, stage: Stage, now = new Date()): Promise<boolean> {
  return together(db, async (tx) => {
    const before = await tx.selectFrom('events').select('stage').where('id', '=', id).where('series_id', 'is', null).where('stage', '<>', stage).forUpdate().executeTakeFirst()
    if (!before) return false
    await tx.updateTable('events').set({ stage, stepped_at: now, changed_at: now }).where(({ or, eb }) => or([eb('id', '=', id), eb('series_id', '=', id)])).execute()
    await audit.record(tx, actor, { act: acts[stage], subject: 'event', subjectId: id, before, after: { stage } })
    return true
  })
}
