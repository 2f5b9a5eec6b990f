import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import type { Row } from '#platform/row.ts'
import * as rooms from '#domain/calendar/rooms.ts'

export type ZoomMeeting = Pick<Row<'zoom_meetings'>, 'wanted' | 'link' | 'note' | 'due_at' | 'reason'>

export async function of(db: Db, event: { id: number }): Promise<ZoomMeeting | undefined> {
  return db.selectFrom('zoom_meetings').select(['wanted', 'link', 'note', 'due_at', 'reason']).where('event_id', '=', event.id).executeTakeFirst()
}

/** Whether an event is to have a meeting at Zoom, from now on; unsaid, that stays as it was. Where there is one, it is where the event meets. */
export async function want(tx: Db, actor: audit.Actor, event: { id: number }, asked?: boolean) {
  const known = await of(tx, event)
  const wanted = asked ?? known?.wanted ?? false
  if (!known && wanted) await tx.insertInto('zoom_meetings').values({ event_id: event.id }).execute()
  if (known && known.wanted !== wanted) await tx.updateTable('zoom_meetings').set({ ...anew, wanted }).where('event_id', '=', event.id).execute()
  if (known?.link && wanted) await rooms.keep(tx, event, { address: known.link, note: known.note })
  if (known?.link && !wanted) await rooms.replace(tx, event, known.link, null)
  if ((known?.wanted ?? false) === wanted) return
  await audit.record(tx, actor, { act: wanted ? 'ask for a Zoom meeting for the event' : 'give up the Zoom meeting of the event', subject: 'event', subjectId: event.id })
}

/** What was given up is tried once more. Nothing to try: nothing happens; false then. */
export async function tryAgain(db: Db, actor: audit.Actor, event: { id: number }): Promise<boolean> {
  return together(db, async (tx) => {
    const tried = await tx.updateTable('zoom_meetings').set(anew).where('event_id', '=', event.id).where('reason', '<>', '').returning('id').executeTakeFirst()
    if (tried) await audit.record(tx, actor, { act: 'try the Zoom meeting of the event again', subject: 'event', subjectId: event.id })
    return !!tried
  })
}

const anew = { changes: sql<number>`changes + 1`, attempts: 0, reason: '', due_at: sql<Date>`greatest(now(), busy_until)` }
