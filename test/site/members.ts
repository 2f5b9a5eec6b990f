import * as people from '#domain/people/people.ts'
import { db } from '../house.ts'
import { cookiesOf } from '../office/colleagues.ts'

/** Somebody we know who has an account and is signed in. */
export async function signedIn(name: string) {
  const email = `${name.toLowerCase().replaceAll(' ', '-')}@arden.example`
  const person = await people.welcome(db, { email, name })
  await db.insertInto('users').values({ name, email, person_id: person.id }).onConflict((known) => known.column('email').doUpdateSet({ person_id: person.id })).execute()
  return { person, email, headers: await cookiesOf(email) }
}
