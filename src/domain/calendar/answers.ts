import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { hashOf } from '#platform/tokens.ts'
import type { Event } from '#domain/calendar/events.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as rooms from '#domain/calendar/rooms.ts'

/** What one person said to one time of an event. */
export type Answer = Row<'event_answers'>
export type Said = Answer['answer']
export type Listed =
  & Pick<Answer, 'id' | 'person_id' | 'answer' | 'guests' | 'asked' | 'replies' | 'answered_at' | 'came' | 'heard_by'>
  & { name: string; email: string | null; known: boolean }
/** An answer with the time it was given to, and what is said of it then. */
export type Given = {
  answer: Answer
  time: listing.OnCalendar
  details: Pick<Event, 'address' | 'access' | 'questions' | 'plain'> & { series_uid: string; sequence: number; called_off_why: string }
  room?: rooms.Room
}

export async function find(db: Db, id: number): Promise<Given | undefined> {
  return given(db, await db.selectFrom('event_answers').selectAll().where('id', '=', id).executeTakeFirst())
}

/** Whom and what a letter's link is about. */
export async function withToken(db: Db, token: string): Promise<Given | undefined> {
  return given(db, await linked(db, token).selectAll('event_answers').executeTakeFirst())
}

/** What this person said to this time. */
export async function ofPerson(db: Db, time: { id: number }, person: { id: number }): Promise<Answer | undefined> {
  return db.selectFrom('event_answers').selectAll().where('time_id', '=', time.id).where('person_id', '=', person.id).executeTakeFirst()
}

export const linked = (db: Db, token: string) => db
  .selectFrom('event_answers')
  .innerJoin('event_answer_links', 'event_answer_links.answer_id', 'event_answers.id')
  .where('event_answer_links.hash', '=', hashOf(token))

/** Who said what to a time: those who come, by name; those who wait, in their order; those who cannot. */
export async function list(db: Db, time: { id: number }): Promise<Listed[]> {
  return db
    .selectFrom('event_answers')
    .leftJoin('people', 'people.id', 'event_answers.person_id')
    .select(['event_answers.id', 'person_id', 'answer', 'guests', 'asked', 'replies', 'answered_at', 'came', 'heard_by'])
    .select([named.as('name'), sql<string | null>`people.emails[1]`.as('email'), sql<boolean>`people.id is not null`.as('known')])
    .where('time_id', '=', time.id)
    .orderBy('answer')
    .orderBy(sql`case when answer = 'yes' then plain(${named}) end`)
    .orderBy('answered_at')
    .orderBy('event_answers.id')
    .execute()
}

const named = sql<string>`coalesce(nullif(people.name, ''), nullif(event_answers.name, ''), people.emails[1], 'Somebody')`

async function given(db: Db, answer: Answer | undefined): Promise<Given | undefined> {
  const time = answer && await listing.withId(db, answer.time_id)
  if (!time) return undefined
  const details = await db
    .selectFrom('event_times')
    .innerJoin('events as details', 'details.id', 'details_id')
    .innerJoin('events as series', 'series.id', 'event_id')
    .select(['details.id', 'details.address', 'details.access', 'series.questions', 'series.plain'])
    .select([sql<string>`series.uid`.as('series_uid'), sql<number>`greatest(details.sequence, series.sequence)`.as('sequence')])
    .select(sql<string>`coalesce(nullif(event_times.called_off_why, ''), series.called_off_why)`.as('called_off_why'))
    .where('event_times.id', '=', answer.time_id)
    .executeTakeFirstOrThrow()
  return { answer, time, details, room: await rooms.of(db, details) }
}
