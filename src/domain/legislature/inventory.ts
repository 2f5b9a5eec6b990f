import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type Office = Awaited<ReturnType<typeof offices>>[number]
export type Import = Pick<Row<'imports'>, 'id' | 'kind' | 'sources' | 'as_of' | 'finished_at'> & { counts: Record<string, number> }

/** For each office: its seats, who is known to hold one, from which list, and which seats have nobody. */
export async function offices(db: Db) {
  return db
    .selectFrom('posts')
    .leftJoin('rosters', 'rosters.office', 'posts.office')
    .select((post) => [
      'posts.office', sql<string>`min(posts.title)`.as('title'), 'rosters.source', 'rosters.as_of', sql<number>`sum(posts.seats)::int`.as('seats'),
      sql<number>`sum((select count(*) from terms where terms.post_id = posts.id and ended_on is null))::int`.as('held'),
      jsonArrayFrom(
        post
          .selectFrom('posts as empty')
          .innerJoin('divisions', 'divisions.id', 'empty.division_id')
          .select(['divisions.display_name as district'])
          .whereRef('empty.office', '=', 'posts.office')
          .where(sql<boolean>`not exists (select from terms where terms.post_id = empty.id and ended_on is null)`)
          .orderBy('divisions.ordinal')
          .orderBy('divisions.display_name'),
      ).as('empty'),
    ])
    .groupBy(['posts.office', 'rosters.source', 'rosters.as_of'])
    .orderBy(sql`min(posts.ordinal)`)
    .execute()
}

/** The newest first. */
export async function imports(db: Db, limit = 20): Promise<Import[]> {
  return db
    .selectFrom('imports')
    .select(['id', 'kind', 'sources', 'as_of', 'finished_at', sql<Record<string, number>>`counts`.as('counts')])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function places(db: Db): Promise<{ towns: number; precincts: number; names: number; committees: number }> {
  return db
    .selectNoFrom([
      sql<number>`(select count(*) from divisions where layer = 'place')::int`.as('towns'),
      sql<number>`(select count(*) from precincts)::int`.as('precincts'),
      sql<number>`(select count(*) from place_names)::int`.as('names'),
      sql<number>`(select count(*) from committees where ended_on is null)::int`.as('committees'),
    ])
    .executeTakeFirstOrThrow()
}
