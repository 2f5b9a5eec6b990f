import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Person } from '#domain/people/person.ts'
import { together } from '#platform/together.ts'
import * as changes from '#domain/people/changes.ts'
import * as placing from '#domain/people/placing.ts'

export type Introduction = { email: string; name: string; placeId?: string }

/**
 * The person behind an e-mail address and a name: the one we know, or a new one. A household's address may be several people's. What a
 * stranger types changes nobody we know. Of two who say the same at once, one is made and both are given that one.
 */
export async function welcome(db: Db, { email, name, placeId }: Introduction): Promise<Person> {
  const address = tidyEmail(email)
  return together(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${address}, 0))`.execute(tx)
    const household = await withEmail(tx, address)
    const known = household.find((person) => isSame(person.name, name)) ?? (household.length === 1 && (!name.trim() || !household[0]?.name) ? household[0] : undefined)
    if (known) return known

    const introduced = { name: name.trim(), emails: [address], ...(placeId ? await placing.ofPlace(tx, placeId) : {}) }
    const person = await tx.insertInto('people').values(introduced).returningAll().executeTakeFirstOrThrow()
    await changes.note(tx, person, { origin: 'form', after: introduced })
    return person
  })
}

export async function find(db: Db, id: number): Promise<Person | undefined> {
  return db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Everyone of a household, the first known first. */
export async function withEmail(db: Db, email: string): Promise<Person[]> {
  return db.selectFrom('people').selectAll().where('emails', '@>', sql<string[]>`array[${tidyEmail(email)}]`).orderBy('id').execute()
}

export const tidyEmail = (email: string) => email.trim().toLowerCase()

const isSame = (known: string, said: string) => known.trim().toLowerCase() === said.trim().toLowerCase()
