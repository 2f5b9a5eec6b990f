import { type Expression, sql } from 'kysely'
import type { Reach } from '#domain/people/reach.ts'
import type { Db } from '#platform/database.ts'
import { idsMatching, idsOnce, matching } from '#domain/audiences/matching.ts'
import type { Rules } from '#domain/audiences/rules.ts'
import { writable } from '#domain/audiences/writable.ts'

export type Size = { people: number; writable: number }
export type Listed = Awaited<ReturnType<typeof page>>[number]

export async function count(db: Db, rules: Rules, reach: Reach): Promise<number> {
  const { people } = await db.selectFrom(sql<{ person_id: number }>`${idsOnce(db, rules, reach)}`.as('named')).select(({ fn }) => fn.countAll<number>().as('people')).executeTakeFirstOrThrow()
  return people
}

/** How many they are, and how many of them have an address and agreed to letters of this list. */
export async function size(db: Db, rules: Rules, reach: Reach, list: string): Promise<Size> {
  const [people, reached] = await Promise.all([
    count(db, rules, reach),
    writable(db, list)
      .select(({ fn }) => fn.countAll<number>().as('all'))
      .where(among(idsMatching(rules)(db)))
      .$if(reach !== 'everyone', (all) => (reach === 'everyone' ? all : all.where(among(reach(db)))))
      .executeTakeFirstOrThrow(),
  ])
  return { people, writable: reached.all }
}

/** The newest of them. */
export async function page(db: Db, rules: Rules, reach: Reach, limit: number) {
  return matching(db, rules, reach)
    .select(['people.id', 'people.name', 'people.emails', 'people.locality', 'people.tags', 'people.created_at'])
    .orderBy('people.id', 'desc')
    .limit(limit)
    .execute()
}

const among = (ids: Expression<{ person_id: number }>) => sql<boolean>`people.id in ${ids}`
