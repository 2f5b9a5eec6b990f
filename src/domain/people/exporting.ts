import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { type Asked, matching } from '#domain/people/matching.ts'
import type { Reach } from '#domain/people/reach.ts'

export type Exported = Awaited<ReturnType<typeof page>>[number]

/** All who are asked for in pages, the first known first. Nothing is held between two pages; whoever comes meanwhile comes at the end. */
export async function* inPages(db: Db, reach: Reach, asked: Asked, size = 2000): AsyncGenerator<Exported[]> {
  for (let after = 0; ;) {
    const rows = await page(db, reach, asked, after, size)
    if (rows.length) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < size) return
    after = last.id
  }
}

function page(db: Db, reach: Reach, asked: Asked, after: number, size: number) {
  return matching(db, reach, asked)
    .select(['people.id', 'people.name', 'people.given_name', 'people.family_name', 'people.pronouns', 'people.emails', 'people.phones', 'people.street', 'people.locality'])
    .select(['people.region', 'people.postcode', 'people.language', 'people.tags', 'people.fields', 'people.source', 'people.created_at'])
    .select(({ exists, selectFrom }) => exists(selectFrom('consent_standings as standing')
      .select('standing.person_id')
      .whereRef('standing.person_id', '=', 'people.id')
      .where('standing.channel', '=', 'email')
      .where('standing.list', '=', 'newsletter')
      .where('standing.given', '=', true)).$castTo<boolean>().as('newsletter'))
    .select(sql<Record<string, string>>`coalesce((select jsonb_object_agg(layer, display_name) from divisions where number = any(people.districts)), '{}')`.as('divisions'))
    .where('people.id', '>', after)
    .orderBy('people.id')
    .limit(size)
    .execute()
}
