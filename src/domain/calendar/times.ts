import { sql } from 'kysely'
import { clockOf, clockText, day } from '#engines/calendar/clock.ts'
import { occurrences } from '#engines/calendar/occurrences.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { asSeries } from '#domain/calendar/as-series.ts'
import { instancesOf } from '#domain/calendar/events.ts'

export type Time = Row<'event_times'>
type Laid = Pick<Time, 'of' | 'details_id' | 'starts' | 'ends' | 'begins_at' | 'ends_at'>

/** One time, with the group that keeps its event. */
export async function find(db: Db, id: number): Promise<(Time & { group_id: number | null }) | undefined> {
  return db.selectFrom('event_times').innerJoin('events', 'events.id', 'event_id').selectAll('event_times').select('events.group_id').where('event_times.id', '=', id).executeTakeFirst()
}

/** How far ahead times are laid out, of what begins later from its beginning. */
const ahead = 2 * 366 * day
const most = 1_500

/**
 * Lays out when an event takes place, two years ahead. What is over stays as it was. A time that is still to come keeps its number, and with
 * it whoever said yes to it, also when the whole series moves by `shift` milliseconds of the wall clock. A time that falls away goes, or where
 * anybody answered is called off.
 */
export async function lay(tx: Db, id: number, { now, shift = 0 }: { now: Date; shift?: number }) {
  const known = await tx.selectFrom('event_times').selectAll().where('event_id', '=', id).forUpdate().execute()
  const over = new Set(known.filter(({ ends_at }) => ends_at <= now).map(({ of }) => of))
  const wanted = new Map((await timesOf(tx, id, { from: known.length === 0 ? new Date(0) : now, now })).filter(({ of }) => !over.has(of)).map((time) => [time.of, time]))
  const kept: (Laid & { id: number })[] = []
  const lost: number[] = []
  for (const time of known) {
    if (over.has(time.of)) continue
    const of = shift ? clockText(clockOf(time.of) + shift, time.of.length === 10) : time.of
    const same = wanted.get(of)
    if (!same) lost.push(time.id)
    else if (wanted.delete(of) && isOther(time, same)) kept.push({ ...same, id: time.id })
  }
  await letGo(tx, lost, now)
  await move(tx, kept)
  if (wanted.size > 0) await tx.insertInto('event_times').values([...wanted.values()].map((time) => ({ ...time, event_id: id }))).execute()
}

/** Lays out the times of every series anew: what has come into sight since. */
export async function layAll(db: Db, now: Date) {
  const series = await db.selectFrom('events').select('id').where('rule', 'is not', null).orderBy('id').execute()
  for (const { id } of series) await db.transaction().execute((tx) => lay(tx, id, { now }))
}

async function timesOf(tx: Db, id: number, { from, now }: { from: Date; now: Date }): Promise<Laid[]> {
  const event = await tx.selectFrom('events').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const { series, whose } = asSeries(event, await instancesOf(tx, event))
  const home = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const found = occurrences(series, { from, until: new Date(Math.max(now.getTime(), clockOf(event.starts)) + ahead), limit: most, home })
  return found.map(({ of, starts, ends, begins, finishes, details }) => ({ of, starts, ends, begins_at: begins, ends_at: finishes, details_id: whose(details) }))
}

const isOther = (time: Laid, { starts, ends, details_id, of, begins_at, ends_at }: Laid) =>
  time.of !== of || time.starts !== starts || time.ends !== ends || time.details_id !== details_id || +time.begins_at !== +begins_at || +time.ends_at !== +ends_at

async function letGo(tx: Db, ids: readonly number[], now: Date) {
  if (ids.length === 0) return
  await tx.deleteFrom('event_times').where('id', 'in', ids).where('taken', '=', 0).where('id', 'not in', (query) => query.selectFrom('event_answers').select('time_id').where('time_id', 'in', ids)).execute()
  await tx.updateTable('event_times').set({ called_off_at: now }).where('id', 'in', ids).where('called_off_at', 'is', null).execute()
}

/** In one statement, so that a series may move onto its own earlier starts. */
async function move(tx: Db, times: readonly (Laid & { id: number })[]) {
  if (times.length === 0) return
  await sql`
    update event_times set of = new.of, starts = new.starts, ends = new.ends, begins_at = new.begins_at, ends_at = new.ends_at, details_id = new.details_id
    from json_to_recordset(${JSON.stringify(times)}::json) new(id bigint, of text, starts text, ends text, begins_at timestamptz, ends_at timestamptz, details_id bigint)
    where event_times.id = new.id`.execute(tx)
}
