import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import type { Person } from '#domain/people/person.ts'
import * as forgetting from '#domain/people/forgetting.ts'

export type Departure = Row<'departures'>

/** Asks to be forgotten, seven days from now. Asked again, the first day stands. */
export async function ask(db: Db, person: Pick<Person, 'id'>): Promise<Departure> {
  await db.insertInto('departures').values({ person_id: person.id }).onConflict((again) => again.doNothing()).execute()
  return db.selectFrom('departures').selectAll().where('person_id', '=', person.id).executeTakeFirstOrThrow()
}

export async function find(db: Db, person: Pick<Person, 'id'>): Promise<Departure | undefined> {
  return db.selectFrom('departures').selectAll().where('person_id', '=', person.id).executeTakeFirst()
}

/** They changed their mind: nothing happens. False when they had not asked. */
export async function cancel(db: Db, person: Pick<Person, 'id'>): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('departures').where('person_id', '=', person.id).executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Who is to be forgotten today or before. */
export async function dueNow(db: Db): Promise<number[]> {
  const due = await db.selectFrom('departures').select('person_id').where('due_at', '<=', sql<Date>`now()`).orderBy('due_at').execute()
  return due.map(({ person_id }) => person_id)
}

/** Forgets whose day has come, each by themselves, so that what goes wrong with one keeps nobody else. How many. */
export async function carryOut(db: Db): Promise<number> {
  const due = await dueNow(db)
  for (const id of due) await forgetting.forget(db, [id], 'asked')
  return due.length
}
