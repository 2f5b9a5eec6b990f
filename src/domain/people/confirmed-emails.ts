import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import type { Person } from '#domain/people/person.ts'
import * as undeliverable from '#domain/people/undeliverable.ts'

/** This person reads what comes to this address, and it takes letters again if it did not. The first time of all, the groups of their town are told to them. */
export async function note(db: Db, person: Pick<Person, 'id' | 'place_id'>, email: string) {
  await undeliverable.liftConfirmed(db, person, email)
  const before = await db.selectFrom('confirmed_emails').select('email').where('person_id', '=', person.id).execute()
  if (before.some((known) => known.email === email)) return
  await db.insertInto('confirmed_emails').values({ person_id: person.id, email }).onConflict((known) => known.doNothing()).execute()
  if (before.length === 0 && person.place_id) await queue.leave(db, 'introduce-groups', { personId: person.id })
}

export async function ofPerson(db: Db, person: Pick<Person, 'id'>): Promise<string[]> {
  const emails = await db.selectFrom('confirmed_emails').select('email').where('person_id', '=', person.id).orderBy('confirmed_at').execute()
  return emails.map(({ email }) => email)
}

/** An address somebody no longer has: nobody who reads it is them any more. */
export async function forget(db: Db, person: Pick<Person, 'id'>, email: string) {
  await db.deleteFrom('confirmed_emails').where('person_id', '=', person.id).where('email', '=', email).execute()
}
