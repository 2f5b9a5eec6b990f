import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import { calledOff } from '#domain/calendar/listing.ts'
import { fillAll } from '#domain/calendar/places.ts'
import { digest, type Notice, off, tell } from '#domain/calendar/telling.ts'

/** What every few minutes ask for. Twice in a minute, or after a day of silence, everybody still gets each letter once. */
export async function go(db: Db, now: Date) {
  await fillAll(db, now)
  await together(db, (tx) => tellChanges(tx, now))
  await together(db, (tx) => remind(tx, now))
}

/** Once a day: links lead nowhere a month after the time, and what the host had asked is forgotten after three. */
export async function sweep(db: Db, now: Date) {
  const over = (days: number) => db
    .selectFrom('event_answers')
    .innerJoin('event_times', 'event_times.id', 'time_id')
    .select('event_answers.id')
    .where('ends_at', '<', sql<Date>`${now}::timestamptz - make_interval(days => ${days})`)
  await db.deleteFrom('event_answer_links').where('answer_id', 'in', over(30)).execute()
  await db.updateTable('event_answers').set({ asked: [], replies: [] }).where(sql<boolean>`replies <> '{}'`).where('id', 'in', over(90)).execute()
}

/** A day before by the wall clock of the event, whatever clocks do in between; of what lasts whole days at nine in the morning. */
const zone = sql`coalesce(details.zone, current_setting('TimeZone'))`
const dayBefore = sql<Date>`((begins_at at time zone ${zone}) - case when details.zone is null then interval '15 hours' else interval '1 day' end) at time zone ${zone}`
const hourBefore = sql<Date>`begins_at - interval '1 hour'`

/** Never after it began, and not who said yes since the moment of the reminder, who have just had a letter with all of it. What was missed for hours is not caught up on when the next is due. */
async function remind(tx: Db, now: Date) {
  const coming = () => live(tx, now).where('answer', '=', 'yes').where('begins_at', '>', now)
  const hour = await coming().where('details.zone', 'is not', null).where('hour_before_at', 'is', null).where(hourBefore, '<=', now).where('placed_at', '<=', hourBefore).execute()
  await tx.updateTable('event_answers').set({ hour_before_at: now }).where('id', 'in', idsOf(hour)).execute()
  await tell(tx, hour, 'hour-before')
  const day = await coming()
    .where('day_before_at', 'is', null)
    .where(dayBefore, '<=', now)
    .where('placed_at', '<=', dayBefore)
    .where((row) => row.or([row('details.zone', 'is', null), row(hourBefore, '>', now)]))
    .execute()
  await tx.updateTable('event_answers').set({ day_before_at: now }).where('id', 'in', idsOf(day)).execute()
  await tell(tx, day, 'day-before')
}

/** Whoever was told another time, place or link hears of it once; so does everybody when it is called off. What lies a day or an hour ahead again will be reminded of again. */
async function tellChanges(tx: Db, now: Date) {
  const stale = await live(tx, now, 'called off too')
    .where('answer', '<>', 'no')
    .where(sql<boolean>`told is distinct from ${digest} and (told is not null or ${digest} = ${off})`)
    .execute()
  for (const { id, answer, told, digest: fresh, day_before, hour_before } of stale) {
    const turned = fresh === off || told === off
    await tx
      .updateTable('event_answers')
      .set({ told: fresh })
      .$if(day_before > now, (row) => row.set({ day_before_at: null }))
      .$if(hour_before > now, (row) => row.set({ hour_before_at: null }))
      .where('id', '=', id)
      .execute()
    const notice: Notice = fresh === off ? 'called-off' : answer === 'yes' ? 'changed' : 'waiting'
    if (answer === 'yes' || turned) await tell(tx, [{ id }], notice)
  }
}

const live = (tx: Db, now: Date, which?: 'called off too') => tx
  .selectFrom('event_answers')
  .innerJoin('event_times', 'event_times.id', 'time_id')
  .innerJoin('events as series', 'series.id', 'event_times.event_id')
  .innerJoin('events as details', 'details.id', 'details_id')
  .select(['event_answers.id', 'answer', 'told', digest.as('digest'), dayBefore.as('day_before'), hourBefore.as('hour_before')])
  .where('series.stage', '=', 'published')
  .where('ends_at', '>', now)
  .$if(!which, (rows) => rows.where(calledOff, '=', false))
  .orderBy('event_answers.id')
  .forUpdate('event_answers')

const idsOf = (rows: readonly { id: number }[]) => [0, ...rows.map(({ id }) => id)]
