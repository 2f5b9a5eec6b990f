import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '#platform/database.ts'

export type Official = NonNullable<Awaited<ReturnType<typeof find>>>
export type Listed = Awaited<ReturnType<typeof list>>[number]
export type Search = { name?: string; office?: string; districts?: readonly string[] }

export async function find(db: Db, slug: string) {
  return officials(db).where('officials.slug', '=', slug).executeTakeFirst()
}

/** In the order of `ids`. */
export async function withIds(db: Db, ids: readonly number[]) {
  const found = await officials(db).where('officials.id', 'in', [...ids, 0]).execute()
  return ids.flatMap((id) => found.filter((official) => official.id === id))
}

/** Those who hold a post now. */
export async function list(db: Db, { name, office, districts }: Search = {}) {
  return db
    .selectFrom('officials')
    .innerJoin('terms', 'terms.official_id', 'officials.id')
    .innerJoin('posts', 'posts.id', 'terms.post_id')
    .innerJoin('divisions', 'divisions.id', 'posts.division_id')
    .select(['officials.id', 'officials.slug', 'officials.name', 'officials.party', 'posts.office', 'posts.title', 'posts.short_title', 'divisions.display_name as district', 'divisions.id as district_id'])
    .where('terms.ended_on', 'is', null)
    .$if(!!name, (query) => query.where(sql`lower(officials.name)`, 'like', `%${escapeLike(name ?? '')}%`))
    .$if(!!office, (query) => query.where('posts.office', '=', office ?? ''))
    .$if(districts !== undefined, (query) => query.where('posts.division_id', 'in', [...(districts ?? []), '']))
    .orderBy('posts.ordinal')
    .orderBy('officials.family_name')
    .orderBy('officials.name')
    .execute()
}

function officials(db: Db) {
  return db
    .selectFrom('officials')
    .select(['officials.id', 'officials.slug', 'officials.name', 'officials.given_name', 'officials.family_name', 'officials.party', 'officials.gender', 'officials.email', 'officials.website', 'officials.profile_url'])
    .select((official) => [
      jsonArrayFrom(
        official
          .selectFrom('terms')
          .innerJoin('posts', 'posts.id', 'terms.post_id')
          .innerJoin('divisions', 'divisions.id', 'posts.division_id')
          .select(['posts.id as post_id', 'posts.office', 'posts.title', 'posts.short_title', 'divisions.id as district_id', 'divisions.layer', 'divisions.display_name as district', 'terms.started_on', 'terms.ended_on'])
          .whereRef('terms.official_id', '=', 'officials.id')
          .orderBy(sql`terms.ended_on desc nulls first`),
      ).as('terms'),
      jsonArrayFrom(
        official
          .selectFrom('official_offices')
          .select(['classification', 'address', 'room', 'voice', 'fax'])
          .whereRef('official_offices.official_id', '=', 'officials.id')
          .orderBy('classification')
          .orderBy('ordinal'),
      ).as('offices'),
      jsonArrayFrom(
        official
          .selectFrom('committee_seats')
          .innerJoin('committees', 'committees.id', 'committee_seats.committee_id')
          .select(['committees.id', 'committees.name', 'committee_seats.role'])
          .whereRef('committee_seats.official_id', '=', 'officials.id')
          .where('committee_seats.ended_on', 'is', null)
          .orderBy(sql`committee_seats.role = 'member'`)
          .orderBy('committees.name'),
      ).as('committees'),
    ])
}

const escapeLike = (text: string) => text.toLowerCase().replace(/[\\%_]/g, '\\$&')
