import * as answering from '#domain/calendar/answering.ts'
import * as answers from '#domain/calendar/answers.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as people from '#domain/people/people.ts'
import type { Person } from '#domain/people/person.ts'
import { db, queued } from './house.ts'

/** A person we know, by a name that nobody else has in these tests. */
export const someone = (name: string) => people.welcome(db, { email: `${name.toLowerCase()}@arden.example`, name })

/** The first time of an event that is to come. */
export async function timeOf(event: { id: number }, now: Date): Promise<listing.OnCalendar> {
  const [time] = await listing.ofEvent(db, event, { now })
  if (!time) throw new Error('It has no time to come.')
  return time
}

export const comes = (time: { id: number }, person: Person, now: Date, guests = 0) => answering.say(db, time.id, person, { yes: true, guests }, { now })
export const cannot = (time: { id: number }, person: Person, now: Date) => answering.say(db, time.id, person, { yes: false }, { now })
export const said = async (time: { id: number }, person: Pick<Person, 'id'>) => (await answers.ofPerson(db, time, person))?.answer
export const takenAt = async ({ id }: { id: number }) => (await db.selectFrom('event_times').select('taken').where('id', '=', id).executeTakeFirstOrThrow()).taken

/** What this person was written about this time, as the queue has it. */
export async function told(time: { id: number }, person: Pick<Person, 'id'>) {
  const answer = await answers.ofPerson(db, time, person)
  return (await queued('event-letter')).filter(({ answerId }) => answerId === answer?.id).map(({ notice }) => notice)
}

export const deedsOf = async (person: Pick<Person, 'id'>) =>
  (await db.selectFrom('deeds').select('kind').where('person_id', '=', person.id).where('subject', '=', 'event').orderBy('id').execute()).map(({ kind }) => kind)
