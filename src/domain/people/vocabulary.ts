import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { type Reach, within } from '#domain/people/reach.ts'

export type Vocabulary = { tags: string[]; languages: string[]; sources: string[] }

/** Tags, languages and sources in use within reach, to choose from: those of the newest thousand, and, for whoever reaches everyone, the most common ones as the database knows them. */
export async function inUse(db: Db, reach: Reach): Promise<Vocabulary> {
  const { rows: [used] } = await sql<Vocabulary>`
    with newest as (${within(db, reach).select(['tags', 'language', 'source']).orderBy('people.id', 'desc').limit(1000)}),
    common as (
      select attname, coalesce(most_common_elems, most_common_vals)::text::text[] as words from pg_stats
      where schemaname = 'public' and tablename = 'people' and attname in ('tags', 'language', 'source') and ${reach === 'everyone'}
    ), words as (
      select 'tags' as of, unnest(tags) as word from newest union select 'language', language from newest union select 'source', source from newest
      union select attname, unnest(words) from common
    )
    select coalesce(array_agg(word order by word) filter (where of = 'tags'), '{}') as tags,
      coalesce(array_agg(word order by word) filter (where of = 'language' and word <> ''), '{}') as languages,
      coalesce(array_agg(word order by word) filter (where of = 'source' and word <> ''), '{}') as sources
    from words`.execute(db)
  return used ?? { tags: [], languages: [], sources: [] }
}
