import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type Place = Pick<Row<'divisions'>, 'id' | 'display_name' | 'county'>

export async function list(db: Db): Promise<Place[]> {
  return places(db).orderBy('display_name').execute()
}

export async function find(db: Db, id: string): Promise<Place | undefined> {
  return places(db).where('id', '=', id).executeTakeFirst()
}

/** The places that go by this name, its own or a postal one ("East Falmouth"); none, one, or for a few villages several. */
export async function named(db: Db, name: string): Promise<Place[]> {
  const wanted = name.trim().replace(/\s+/g, ' ').replace(/^(the )?(town|city) of /i, '').replace(/,? *(ma|mass\.?|massachusetts)$/i, '').toLowerCase()
  const own = await places(db).where(sql`lower(display_name)`, '=', wanted).execute()
  if (own.length) return own
  return places(db)
    .where('id', 'in', (query) => query.selectFrom('place_names').select('place_id').where(sql`lower(name)`, '=', wanted))
    .orderBy('display_name')
    .execute()
}

/** The places that lie in a district, wholly or in part. */
export async function ofDistrict(db: Db, district: string): Promise<{ name: string; whole: boolean }[]> {
  return db
    .selectFrom('precincts')
    .innerJoin('divisions', 'divisions.id', 'precincts.place_id')
    .leftJoin('precinct_districts as inside', (join) => join.onRef('inside.precinct_id', '=', 'precincts.id').on('inside.division_id', '=', district))
    .select(['divisions.display_name as name', sql<boolean>`bool_and(inside.division_id is not null)`.as('whole')])
    .where('precincts.place_id', 'in', (query) =>
      query
        .selectFrom('precincts as some')
        .innerJoin('precinct_districts as theirs', 'theirs.precinct_id', 'some.id')
        .select('some.place_id')
        .where('theirs.division_id', '=', district))
    .groupBy('divisions.display_name')
    .orderBy('divisions.display_name')
    .execute()
}

function places(db: Db) {
  return db.selectFrom('divisions').select(['id', 'display_name', 'county']).where('layer', '=', 'place')
}
