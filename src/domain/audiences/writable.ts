import { sql } from 'kysely'
import { type Reach, within } from '#domain/people/reach.ts'
import { deliverable } from '#domain/people/undeliverable.ts'
import type { Db } from '#platform/database.ts'

/** Who may be written to by e-mail on this list: they have an address that takes letters, and agreed, on the ledger. */
export const writable = (db: Db, list: string, reach: Reach = 'everyone') => within(db, reach)
  .where('people.emails', '<>', sql<string[]>`'{}'`)
  .where(deliverable(db))
  .where((person) => person.exists(
    person
      .selectFrom('consent_standings')
      .select('consent_id')
      .whereRef('consent_standings.person_id', '=', 'people.id')
      .where('channel', '=', 'email')
      .where('list', '=', list)
      .where('given', '=', true),
  ))
