import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Made } from '#platform/zoom.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import * as rooms from '#domain/calendar/rooms.ts'

/** A meeting that we alone speak to Zoom about, for two minutes. */
export type Claim = Row<'zoom_meetings'> & { busy_until: Date }

/** Nothing when it is not due; while somebody is at it, it is not. The next look waits in the queue already, in case this one is cut off. */
export async function claim(db: Db, id: number): Promise<Claim | undefined> {
  const until = sql<Date>`date_trunc('milliseconds', now() + interval '2 minutes')`
  const row = await db
    .updateTable('zoom_meetings')
    .set({ busy_until: until, due_at: until, attempts: sql`attempts + 1` })
    .where('id', '=', id)
    .where('due_at', '<=', sql<Date>`now()`)
    .returningAll()
    .executeTakeFirst()
  return row?.busy_until ? { ...row, busy_until: row.busy_until } : undefined
}

/** Written down before Zoom is asked to make it, so that whatever happens meanwhile nobody makes a second one unseen. */
export async function handOver(db: Db, claimed: Claim): Promise<boolean> {
  const { numUpdatedRows } = await mine(db, claimed).set({ handed_at: sql<Date>`now()` }).executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function takeBack(db: Db, claimed: Claim) {
  await mine(db, claimed).set({ handed_at: null }).execute()
}

/** It is made: whoever says yes gets its link. */
export async function keepMade(db: Db, claimed: Claim, { meeting, link, passcode }: Made, told: string) {
  const id = meeting.replace(/^(\d{3})(\d{3,4})(\d{4})$/, '$1 $2 $3')
  const note = passcode ? `Passcode ${passcode}, meeting ID ${id}` : `Meeting ID ${id}`
  await withEvent(db, claimed, async (tx, event) => {
    const row = await mine(tx, claimed).set({ meeting, link, note, told, handed_at: null }).returning('wanted').executeTakeFirst()
    if (row?.wanted && event && !event.called_off_at) await rooms.replace(tx, event, (await rooms.of(tx, event))?.address ?? null, { address: link, note })
  })
}

/** It is not there any more, nor does its link lead anybody anywhere. */
export async function keepGone(db: Db, claimed: Claim) {
  await withEvent(db, claimed, async (tx, event) => {
    const row = await mine(tx, claimed).set({ meeting: null, link: null, note: '', told: '', handed_at: null }).returning('id').executeTakeFirst()
    if (row && event && claimed.link) await rooms.replace(tx, event, claimed.link, null)
  })
}

/** Lets go of it: looked at again after so many seconds, at once when something became otherwise here meanwhile, and otherwise not. What nobody wants and is nowhere is forgotten. */
export async function settle(db: Db, claimed: Claim, { reason = '', seconds, told }: { reason?: string; seconds?: number; told?: string }) {
  const later = seconds === undefined ? sql<Date | null>`null::timestamptz` : sql<Date | null>`now() + make_interval(secs => ${seconds}::int)`
  await mine(db, claimed)
    .set({ busy_until: null, reason, due_at: sql`case when changes = ${claimed.changes} then ${later} else now() end`, ...(told === undefined ? {} : { told }), ...(reason ? {} : { attempts: 0 }) })
    .execute()
  await db
    .deleteFrom('zoom_meetings')
    .where('id', '=', claimed.id)
    .where('due_at', 'is', null)
    .where('meeting', 'is', null)
    .where('handed_at', 'is', null)
    .where((row) => row.or([row('event_id', 'is', null), row('wanted', '=', false)]))
    .execute()
}

const mine = (db: Db, { id, busy_until }: Claim) => db.updateTable('zoom_meetings').where('id', '=', id).where('busy_until', '=', busy_until)

/** The event first and then its meeting, in the order in which those who change an event hold them. */
async function withEvent(db: Db, { event_id }: Claim, work: (tx: Db, event?: { id: number; called_off_at: Date | null }) => Promise<void>) {
  await together(db, async (tx) => work(tx, event_id === null ? undefined : await tx.selectFrom('events').select(['id', 'called_off_at']).where('id', '=', event_id).forUpdate().executeTakeFirst()))
}
