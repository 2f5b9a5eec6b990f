import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import * as deeds from '#domain/people/deeds.ts'
import type { Answer } from '#domain/calendar/answers.ts'
import { calledOff } from '#domain/calendar/listing.ts'
import { tell } from '#domain/calendar/telling.ts'

/** A time that is held until the transaction ends: whoever wants a place takes turns. */
export type Held = Awaited<ReturnType<typeof held>>
export type When = { now: Date; origin?: string }

const held = (db: Db, id: number) => db
  .selectFrom('event_times')
  .innerJoin('events as series', 'series.id', 'event_id')
  .innerJoin('events as details', 'details.id', 'details_id')
  .select(['event_times.id', 'event_id', 'taken', 'begins_at', 'ends_at', 'details.capacity', 'details.takes_answers', 'series.questions', 'series.stage'])
  .select(calledOff.as('called_off'))
  .where('event_times.id', '=', id)
  .forUpdate('event_times')
  .executeTakeFirst()

export async function hold(db: Db, id: number) {
  await db.selectFrom('event_times').select('id').where('id', '=', id).forUpdate().execute()
  return held(db, id)
}

/** Whether a yes is taken, to a place or to the waiting list. */
export const takesAnswers = ({ stage, takes_answers, called_off, ends_at }: Pick<NonNullable<Held>, 'stage' | 'takes_answers' | 'called_off' | 'ends_at'>, now: Date) =>
  stage === 'published' && takes_answers && !called_off && ends_at > now

/** Of a time that is held, gives free places to those who wait, in their order: nobody is overtaken but by whom there is no room for at all. */
export async function fill(db: Db, time: NonNullable<Held>, { now, origin }: When) {
  if (!takesAnswers(time, now)) return
  const waiting = await db.selectFrom('event_answers').select(['id', 'person_id', 'act', 'guests']).where('time_id', '=', time.id).where('answer', '=', 'waiting').orderBy('answered_at').orderBy('id').execute()
  let free = await freeAt(db, time)
  for (const next of waiting) {
    const party = 1 + next.guests
    if (time.capacity !== null && party > time.capacity) continue
    if (party > free) return
    free -= party
    await db.updateTable('event_answers').set({ answer: 'yes', placed_at: now }).where('id', '=', next.id).execute()
    await noteYes(db, time, next)
    await tell(db, [next], 'freed', origin)
  }
}

/** Gives out what is free at all times to come at which somebody waits though there is room, as when a record is gone. */
export async function fillAll(db: Db, now: Date) {
  await fillEach(db, await roomy(db, now).execute(), { now })
}

/** The same for one event, whose host may just have made more room, in the transaction of whoever did. */
export async function fillEvent(tx: Db, event: { id: number }, when: When) {
  await fillEach(tx, await roomy(tx, when.now).where('event_id', '=', event.id).execute(), when)
}

async function fillEach(db: Db, times: readonly { id: number }[], when: When) {
  for (const { id } of times) {
    await together(db, async (tx) => {
      const time = await hold(tx, id)
      if (time) await fill(tx, time, when)
    })
  }
}

const roomy = (db: Db, now: Date) => db
  .selectFrom('event_times')
  .innerJoin('events as details', 'details.id', 'details_id')
  .select('event_times.id')
  .where('ends_at', '>', now)
  .where('event_times.id', 'in', (query) => query.selectFrom('event_answers').select('time_id').where('answer', '=', 'waiting'))
  .where(sql<boolean>`(capacity is null or taken < capacity)`)
  .orderBy('event_times.id')

/** Whether somebody waits for whom there will be room. */
export async function isAwaited(db: Db, { id, capacity }: Pick<NonNullable<Held>, 'id' | 'capacity'>): Promise<boolean> {
  const next = await db.selectFrom('event_answers').select('id').where('time_id', '=', id).where('answer', '=', 'waiting').$if(capacity !== null, (waiting) => waiting.where('guests', '<', capacity ?? 0)).limit(1).executeTakeFirst()
  return next !== undefined
}

/** How many more may come just now. */
export async function freeAt(db: Db, { id, capacity }: Pick<NonNullable<Held>, 'id' | 'capacity'>): Promise<number> {
  if (capacity === null) return Infinity
  const { taken } = await db.selectFrom('event_times').select('taken').where('id', '=', id).executeTakeFirstOrThrow()
  return capacity - taken
}

export async function noteYes(db: Db, { event_id }: Pick<NonNullable<Held>, 'event_id'>, { person_id, act }: Pick<Answer, 'person_id' | 'act'>) {
  await deeds.note(db, { id: person_id }, { kind: 'said-yes', subject: 'event', subjectId: event_id, act })
}
