import { sql } from 'kysely'
import type { Reach } from '#domain/people/reach.ts'
import type { Db } from '#platform/database.ts'
import { matching } from '#domain/audiences/matching.ts'
import type { Rules } from '#domain/audiences/rules.ts'

export type Size = { people: number; writable: number }
export type Listed = Awaited<ReturnType<typeof page>>[number]

export async function count(db: Db, rules: Rules, reach: Reach): Promise<number> {
  const { people } = await matching(db, rules, reach).select(({ fn }) => fn.countAll<number>().as('people')).executeTakeFirstOrThrow()
  return people
}

/** How many they are, and how many of them have an address and agreed to letters of this list. */
export async function size(db: Db, rules: Rules, reach: Reach, list: string): Promise<Size> {
  return matching(db, rules, reach)
    .leftJoin('consent_standings as agreed', (join) =>
      join.onRef('agreed.person_id', '=', 'people.id').on('agreed.channel', '=', 'email').on('agreed.list', '=', list).on('agreed.given', '=', true))
    .select([sql<number>`count(*)`.as('people'), sql<number>`count(*) filter (where agreed.person_id is not null and people.emails <> '{}')`.as('writable')])
    .executeTakeFirstOrThrow()
}

/** The newest of them. */
export async function page(db: Db, rules: Rules, reach: Reach, limit: number) {
  return matching(db, rules, reach)
    .select(['people.id', 'people.name', 'people.emails', 'people.locality', 'people.tags', 'people.created_at'])
    .orderBy('people.id', 'desc')
    .limit(limit)
    .execute()
}
