import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database.ts'
import { type Asked, matching, wordsOf } from '#domain/people/matching.ts'
import type { Reach } from '#domain/people/reach.ts'

export type Found = Awaited<ReturnType<typeof page>>[number]
export type Paging = { after?: number; limit: number; layer?: string }
export type Count = { number: number; about: boolean }

/** So many hits are ranked, and no more: whoever means somebody else types on. */
export const ranked = 500

/**
 * One page of those who are asked for. Without words the newest come first; with words those whose name begins so, then those with a
 * word of their name beginning so, then the rest by name. `after` is the last person already seen; `layer` whose district is named.
 */
export async function page(db: Db, reach: Reach, asked: Asked, { after, limit, layer = '' }: Paging) {
  const words = wordsOf(asked)
  const shown = db.with('hits', () => (words.length ? best(db, reach, asked, words) : newest(db, reach, asked, after, limit)))
  return shown
    .selectFrom('hits')
    .innerJoin('people', 'people.id', 'hits.id')
    .leftJoinLateral((deed) => deed
      .selectFrom('deeds')
      .select(['deeds.kind', 'deeds.subject_id', 'deeds.occurred_at'])
      .whereRef('deeds.person_id', '=', 'people.id')
      .orderBy('deeds.occurred_at', 'desc')
      .limit(1)
      .as('latest'), (join) => join.onTrue())
    .select(['people.id', 'people.name', 'people.emails', 'people.phones', 'people.locality', 'people.tags', 'people.created_at'])
    .select(['latest.kind', 'latest.subject_id', 'latest.occurred_at'])
    .select(sql<string | null>`(select display_name from divisions where number = any(people.districts) and layer = ${layer} limit 1)`.as('district'))
    .$if(words.length > 0 && after !== undefined, (people) =>
      people.where(sql<boolean>`(hits.rank, hits.name, hits.id) > (select rank, name, id from hits where id = ${after})`))
    .orderBy('hits.rank')
    .orderBy('hits.name')
    .orderBy('hits.id', words.length ? 'asc' : 'desc')
    .limit(limit)
    .execute()
}

/** How many they are: exactly up to a thousand, beyond that as the database estimates it. */
export async function count(db: Db, reach: Reach, asked: Asked): Promise<Count> {
  const some = matching(db, reach, asked).select('people.id').limit(exactly + 1)
  const { number } = await db.selectFrom(some.as('hit')).select(({ fn }) => fn.countAll<number>().as('number')).executeTakeFirstOrThrow()
  if (number <= exactly) return { number, about: false }
  const [plan] = await matching(db, reach, asked).select('people.id').explain('json')
  return { number: Math.max(rowsIn(plan), exactly), about: true }
}

const exactly = 1000

function newest(db: Db, reach: Reach, asked: Asked, after: number | undefined, limit: number) {
  return matching(db, reach, asked)
    .select(['people.id', sql<string>`''`.as('name'), sql<number>`0`.as('rank')])
    .$if(after !== undefined, (people) => people.where('people.id', '<', after ?? 0))
    .orderBy('people.id', 'desc')
    .limit(limit)
}

function best(db: Db, reach: Reach, asked: Asked, words: string[]) {
  const typed = words.join(' ').replace(/[\\%_]/g, '\\$&')
  const begins = (pattern: string) => sql<boolean>`plain(hit.name) like plain(${pattern})`
  const some = matching(db, reach, asked).select(['people.id', 'people.name']).limit(ranked)
  return db
    .selectFrom(some.as('hit'))
    .select(['hit.id', 'hit.name'])
    .select(({ case: choose }) => choose().when(begins(`${typed}%`)).then(0).when(begins(`% ${typed}%`)).then(1).else(2).end().as('rank'))
}

const planShape = z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: z.object({ 'Plan Rows': z.number() }) })]) })
const rowsIn = (plan: unknown) => planShape.parse(plan)['QUERY PLAN'][0].Plan['Plan Rows']
