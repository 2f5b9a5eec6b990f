import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'

/** Calls one time off. It stays on the calendar, struck through, with the reason. Said twice, nothing happens. */
export async function callOff(db: Db, actor: audit.Actor, timeId: number, why: string, now = new Date()): Promise<boolean> {
  return together(db, async (tx) => {
    const time = await tx
      .updateTable('event_times')
      .set({ called_off_at: now, called_off_why: why })
      .where('id', '=', timeId)
      .where('called_off_at', 'is', null)
      .returning(['event_id', 'of'])
      .executeTakeFirst()
    if (!time) return false
    await noticed(tx, time.event_id, now)
    await audit.record(tx, actor, { act: 'call off one time of the event', subject: 'event', subjectId: time.event_id, after: { of: time.of, why } })
    return true
  })
}

/** It takes place after all. */
export async function callOn(db: Db, actor: audit.Actor, timeId: number, now = new Date()): Promise<boolean> {
  return together(db, async (tx) => {
    const time = await tx
      .updateTable('event_times')
      .set({ called_off_at: null, called_off_why: '' })
      .where('id', '=', timeId)
      .where('called_off_at', 'is not', null)
      .returning(['event_id', 'of'])
      .executeTakeFirst()
    if (!time) return false
    await noticed(tx, time.event_id, now)
    await audit.record(tx, actor, { act: 'call one time of the event on again', subject: 'event', subjectId: time.event_id, after: { of: time.of } })
    return true
  })
}

/** Calls an event off with every time that is still to come, or takes that back. */
export async function callOffAll(db: Db, actor: audit.Actor, id: number, why: string | null, now = new Date()): Promise<boolean> {
  const [act, at] = why === null ? ['call the event on again', null] as const : ['call off the event', now] as const
  return together(db, async (tx) => {
    const changed = await tx
      .updateTable('events')
      .set({ called_off_at: at, called_off_why: why ?? '' })
      .where('id', '=', id)
      .where('series_id', 'is', null)
      .where('called_off_at', at ? 'is' : 'is not', null)
      .returning('id')
      .executeTakeFirst()
    if (!changed) return false
    await noticed(tx, id, now)
    await audit.record(tx, actor, { act, subject: 'event', subjectId: id, after: { why } })
    return true
  })
}

async function noticed(tx: Db, id: number, now: Date) {
  await tx.updateTable('events').set({ sequence: sql`sequence + 1`, changed_at: now }).where('id', '=', id).execute()
}
