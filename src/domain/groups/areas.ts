import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import * as places from '#domain/legislature/places.ts'

export type Division = { id: string; layer: string; name: string }
/** Towns and districts, and whole counties by name. */
export type Area = { divisions: Division[]; counties: string[] }

/** Reads an area as people write it, a town, a county or a district to a line; what means nothing here, or several things, is given back. */
export async function read(db: Db, text: string): Promise<{ area: Area; unknown: string[] }> {
  const area: Area = { divisions: [], counties: [] }
  const unknown: string[] = []
  for (const line of text.split('\n').map((typed) => typed.trim()).filter(Boolean).slice(0, 400)) {
    const county = await countyNamed(db, line)
    if (county) area.counties.push(county)
    const [division, another] = county ? [] : await divisionsNamed(db, line)
    if (division && !another) area.divisions.push(division)
    else if (!county) unknown.push(line)
  }
  return { area: { divisions: [...new Map(area.divisions.map((one) => [one.id, one])).values()], counties: [...new Set(area.counties)] }, unknown }
}

/** As the form shows it. */
export const write = ({ divisions, counties }: Area) => [...counties.map((county) => `${county} County`), ...divisions.map(({ name }) => name)].join('\n')

export async function of(db: Db, group: { id: number; counties: string[] }): Promise<Area> {
  const divisions = await db
    .selectFrom('group_areas')
    .innerJoin('divisions', 'divisions.id', 'group_areas.division_id')
    .select(['divisions.id', 'divisions.layer', 'divisions.display_name as name'])
    .where('group_areas.group_id', '=', group.id)
    .orderBy('divisions.display_name')
    .execute()
  return { divisions, counties: group.counties }
}

/** The whole area anew. */
export async function set(db: Db, { id }: { id: number }, { divisions, counties }: Area) {
  await db.deleteFrom('group_areas').where('group_id', '=', id).execute()
  await db.updateTable('groups').set({ counties }).where('id', '=', id).execute()
  if (divisions.length) await db.insertInto('group_areas').values(divisions.map((division) => ({ group_id: id, division_id: division.id }))).execute()
}

/** Lends the question which groups are for a town: those that name it, its county, or a district in which some of it lies. */
export const idsForPlace = (db: Db, placeId: string) =>
  db
    .selectFrom('group_areas')
    .select('group_id as id')
    .where(({ or, eb }) => or([
      eb('division_id', '=', placeId),
      eb('division_id', 'in', (query) =>
        query
          .selectFrom('precincts')
          .innerJoin('precinct_districts', 'precinct_districts.precinct_id', 'precincts.id')
          .select('precinct_districts.division_id')
          .where('precincts.place_id', '=', placeId)),
    ]))
    .union(db
      .selectFrom('groups')
      .select('groups.id')
      .where('counties', '@>', (query) => query.selectFrom('divisions').select(sql<string[]>`array[county]`.as('counties')).where('divisions.id', '=', placeId)))

/** Every town that a group is for, by the group’s number: its own towns, those of its counties, and those in which its districts lie. */
export async function towns(db: Db): Promise<Map<number, string[]>> {
  const rows = await db
    .selectFrom('group_areas')
    .innerJoin('divisions', 'divisions.id', 'group_areas.division_id')
    .select(['group_id', 'divisions.id as place_id'])
    .where('layer', '=', 'place')
    .union(db
      .selectFrom('groups')
      .innerJoin('divisions', (join) => join.on(sql<boolean>`divisions.county = any(groups.counties)`).on('divisions.layer', '=', 'place'))
      .select(['groups.id as group_id', 'divisions.id as place_id']))
    .union(db
      .selectFrom('group_areas')
      .innerJoin('precinct_districts', 'precinct_districts.division_id', 'group_areas.division_id')
      .innerJoin('precincts', 'precincts.id', 'precinct_districts.precinct_id')
      .select(['group_id', 'precincts.place_id']))
    .execute()
  const byGroup = Map.groupBy(rows, ({ group_id }) => group_id)
  return new Map([...byGroup].map(([group, inside]) => [group, inside.map(({ place_id }) => place_id)]))
}

async function countyNamed(db: Db, line: string): Promise<string | undefined> {
  const [, name] = /^(.+) county$/i.exec(line) ?? []
  if (!name) return undefined
  const found = await db.selectFrom('divisions').select('county').where('layer', '=', 'place').where(sql`lower(county)`, '=', name.toLowerCase()).limit(1).executeTakeFirst()
  return found?.county ?? undefined
}

async function divisionsNamed(db: Db, line: string): Promise<Division[]> {
  const found = await places.named(db, line)
  if (found.length) return found.map(({ id, display_name }) => ({ id, layer: 'place', name: display_name }))
  return db.selectFrom('divisions').select(['id', 'layer', 'display_name as name']).where('layer', '<>', 'place').where(sql`lower(display_name)`, '=', line.toLowerCase()).execute()
}
