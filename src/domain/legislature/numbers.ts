import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

export type Town = { id: string; name: string; districts: number[] }

/** The numbers of the districts in which the whole of a town lies. */
export async function wholeIn(db: Db, placeId: string): Promise<number[]> {
  const rows = await whole(db).where('precincts.place_id', '=', placeId).execute()
  return rows.map(({ number }) => number).toSorted((a, b) => a - b)
}

/** Every town by its name and its villages' names in small letters; a name that several towns share means none of them. */
export async function towns(db: Db): Promise<Map<string, Town>> {
  const [places, names, rows] = await Promise.all([
    db.selectFrom('divisions').select(['id', 'display_name']).where('layer', '=', 'place').execute(),
    db.selectFrom('place_names').select([sql<string>`lower(name)`.as('name'), sql<string>`min(place_id)`.as('place_id')]).groupBy(sql`lower(name)`).having(sql`count(*)`, '=', 1).execute(),
    whole(db).execute(),
  ])
  const inside = Map.groupBy(rows, ({ place_id }) => place_id)
  const known = new Map(places.map(({ id, display_name }) => [id, { id, name: display_name, districts: (inside.get(id) ?? []).map(({ number }) => number).toSorted((a, b) => a - b) }]))
  const byName = new Map(names.flatMap(({ name, place_id }) => { const town = known.get(place_id); return town ? [[name, town]] : [] }))
  for (const town of known.values()) byName.set(town.name.toLowerCase(), town)
  return byName
}

/** The number of every division. */
export async function all(db: Db): Promise<Map<string, number>> {
  const divisions = await db.selectFrom('divisions').select(['id', 'number']).execute()
  return new Map(divisions.map(({ id, number }) => [id, number]))
}

/** For each town and layer the one district that all of its precincts name. */
function whole(db: Db) {
  return db
    .selectFrom('precincts')
    .innerJoin('precinct_districts', 'precinct_districts.precinct_id', 'precincts.id')
    .innerJoin('divisions', 'divisions.id', 'precinct_districts.division_id')
    .select(['precincts.place_id', sql<number>`min(divisions.number)`.as('number')])
    .groupBy(['precincts.place_id', 'precinct_districts.layer'])
    .having(sql`count(distinct divisions.id)`, '=', 1)
    .having(sql`count(*)`, '=', sql`(select count(*) from precincts every where every.place_id = precincts.place_id)`)
}
