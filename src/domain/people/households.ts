import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Person } from '#domain/people/person.ts'
import { type Reach, within } from '#domain/people/reach.ts'

export type Housemate = Pick<Person, 'id' | 'name' | 'emails' | 'phones'>

/** The others, within reach, who share an e-mail address with this person. Put in order here: an order would lead the database past its index of addresses. */
export async function ofPerson(db: Db, reach: Reach, { id, emails }: Pick<Person, 'id' | 'emails'>): Promise<Housemate[]> {
  if (emails.length === 0) return []
  const mates = await within(db, reach)
    .select(['people.id', 'people.name', 'people.emails', 'people.phones'])
    .where(sql<boolean>`people.emails && ${emails}::text[]`)
    .where('people.id', '<>', id)
    .execute()
  return mates.toSorted((one, other) => one.id - other.id)
}
