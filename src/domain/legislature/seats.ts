import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type Seat = Pick<Row<'posts'>, 'id' | 'office' | 'title' | 'short_title' | 'seats'> & {
  district: string
  district_id: string
  covered: boolean
  holders: Holder[]
}
export type Holder = Pick<Row<'officials'>, 'id' | 'slug' | 'name'>

/**
 * The posts that answer to these districts, with who holds them now. An empty `holders` is a vacancy when a complete list was
 * read for the office (`covered`), and otherwise not known.
 */
export async function ofDistricts(db: Db, districts: readonly string[], offices?: readonly string[]): Promise<Seat[]> {
  return seats(db)
    .where('posts.division_id', 'in', [...districts, ''])
    .$if(offices !== undefined, (query) => query.where('posts.office', 'in', [...(offices ?? []), '']))
    .execute()
}

export async function ofOffices(db: Db, offices: readonly string[]): Promise<Seat[]> {
  return seats(db).where('posts.office', 'in', [...offices, '']).execute()
}

function seats(db: Db) {
  return db
    .selectFrom('posts')
    .innerJoin('divisions', 'divisions.id', 'posts.division_id')
    .leftJoin('rosters', 'rosters.office', 'posts.office')
    .select((seat) => [
      'posts.id', 'posts.office', 'posts.title', 'posts.short_title', 'posts.seats',
      'divisions.display_name as district', 'divisions.id as district_id',
      seat('rosters.office', 'is not', null).$castTo<boolean>().as('covered'),
      jsonArrayFrom(
        seat
          .selectFrom('terms')
          .innerJoin('officials', 'officials.id', 'terms.official_id')
          .select(['officials.id', 'officials.slug', 'officials.name'])
          .whereRef('terms.post_id', '=', 'posts.id')
          .where('terms.ended_on', 'is', null)
          .orderBy('officials.family_name'),
      ).as('holders'),
    ])
    .orderBy('posts.ordinal')
    .orderBy('divisions.ordinal')
    .orderBy('divisions.display_name')
}
