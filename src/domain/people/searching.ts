import { sql } from 'kysely'
import { z } from 'zod'
import { bestFirst } from '#engines/searching/best-first.ts'
import type { Db } from '#platform/database.ts'
import { type Asked, matching, wordsOf } from '#domain/people/matching.ts'
import type { Reach } from '#domain/people/reach.ts'

export type Found = Awaited<ReturnType<typeof shown>>[number]
/** `after` is the last person already seen; `layer` whose district is named. */
export type Paging = { after?: number | undefined; limit: number; layer?: string }
export type Count = { number: number; about: boolean }
/** `next`: whom the following page comes after, when there is one. */
export type Page = { people: Found[]; count: Count; next?: number }

/** So many are counted exactly, and of those whom words find so many are ranked: whoever means somebody else types on. */
export const bound = 500

/**
 * One page of those who are asked for. Without words the newest come first; with words those whose name begins so, then those with a
 * word of their name beginning so, then the rest by name.
 */
export async function search(db: Db, reach: Reach, asked: Asked, paging: Paging): Promise<Page> {
  const few = await someOf(db, reach, asked)
  const all = few.length <= bound
  const count = all ? { number: few.length, about: false } : { number: await estimate(db, reach, asked), about: true }
  const ids = all || wordsOf(asked).length ? after(few.slice(0, bound), paging) : await newest(db, reach, asked, paging)
  const people = await shown(db, ids.slice(0, paging.limit), paging)
  return { people, count, next: ids.length > paging.limit ? people.at(-1)?.id : undefined }
}

/** A first set of them, in the order of the list; one more than is counted tells that there are more. */
async function someOf(db: Db, reach: Reach, asked: Asked): Promise<number[]> {
  const words = wordsOf(asked)
  const hits = await matching(db, reach, asked).select(['people.id', 'people.name']).limit(bound + 1).execute()
  const ordered = words.length ? bestFirst(hits, words) : hits.toSorted((one, other) => other.id - one.id)
  return ordered.map(({ id }) => id)
}

const after = (ids: number[], { after: seen, limit }: Paging) => {
  const from = seen === undefined ? 0 : ids.indexOf(seen) + 1
  return ids.slice(from, from + limit + 1)
}

/** Where so many fit, the newest are soon found by going back from the last of all. */
async function newest(db: Db, reach: Reach, asked: Asked, { after: seen, limit }: Paging): Promise<number[]> {
  const rows = await matching(db, reach, asked)
    .select('people.id')
    .$if(seen !== undefined, (people) => people.where('people.id', '<', seen ?? 0))
    .orderBy('people.id', 'desc')
    .limit(limit + 1)
    .execute()
  return rows.map(({ id }) => id)
}

async function shown(db: Db, ids: readonly number[], { layer = '' }: Pick<Paging, 'layer'>) {
  return db
    .selectFrom('people')
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
    .where('people.id', 'in', [...ids, 0])
    .orderBy(sql`array_position(${ids}::bigint[], people.id)`)
    .execute()
}

/** How many the database takes them to be. */
async function estimate(db: Db, reach: Reach, asked: Asked): Promise<number> {
  const [plan] = await matching(db, reach, asked).select('people.id').explain('json')
  return Math.max(planShape.parse(plan)['QUERY PLAN'][0].Plan['Plan Rows'], bound)
}

const planShape = z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: z.object({ 'Plan Rows': z.number() }) })]) })
