import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

export type Part = { precinct: number; label: string; districts: Record<string, string>; names: Record<string, string> }
type Precinct = { id: number; ward: string; precinct: string; districts: Record<string, { id: string; name: string }> }

/**
 * The parts of a place that differ in at least one of these layers, each with the districts on which its precincts agree.
 * One part when the place is whole; none when its precincts are not known. Ordered by size, the largest last ("anywhere else").
 */
export async function ofPlace(db: Db, placeId: string, layers: readonly string[]): Promise<Part[]> {
  const precincts = await precinctsOf(db, placeId)
  const groups = Map.groupBy(precincts, ({ districts }) => layers.map((layer) => districts[layer]?.id ?? '').join('|'))
  return [...groups.values()]
    .toSorted((a, b) => a.length - b.length)
    .map((group) => ({
      precinct: group[0]?.id ?? 0,
      label: describe(group, precincts),
      ...agreement(group),
    }))
}

async function precinctsOf(db: Db, placeId: string): Promise<Precinct[]> {
  return db
    .selectFrom('precincts')
    .select((precinct) => [
      'id', 'ward', 'precinct',
      precinct
        .selectFrom('precinct_districts')
        .innerJoin('divisions', 'divisions.id', 'precinct_districts.division_id')
        .select(sql<Record<string, { id: string; name: string }>>`jsonb_object_agg(precinct_districts.layer, jsonb_build_object('id', divisions.id, 'name', divisions.display_name))`.as('all'))
        .whereRef('precinct_districts.precinct_id', '=', 'precincts.id')
        .$asScalar()
        .$notNull()
        .as('districts'),
    ])
    .where('place_id', '=', placeId)
    .orderBy('id')
    .execute()
}

function agreement(group: Precinct[]) {
  const districts: Record<string, string> = {}
  const names: Record<string, string> = {}
  for (const [layer, { id, name }] of Object.entries(group[0]?.districts ?? {})) {
    if (!group.every((precinct) => precinct.districts[layer]?.id === id)) continue
    districts[layer] = id
    names[layer] = name
  }
  return { districts, names }
}

function describe(group: Precinct[], all: Precinct[]): string {
  if (group.length === all.length) return 'the whole of it'
  const wards = Map.groupBy(group, ({ ward }) => ward)
  const sizes = Map.groupBy(all, ({ ward }) => ward)
  const whole = [...wards].filter(([ward, inside]) => ward && inside.length === sizes.get(ward)?.length).map(([ward]) => ward)
  const partly = [...wards].filter(([ward]) => !whole.includes(ward))
  const pieces = [
    ...(whole.length ? [`${whole.length === 1 ? 'Ward' : 'Wards'} ${spoken(whole)}`] : []),
    ...partly.map(([ward, inside]) => {
      const precincts = `${inside.length === 1 ? 'precinct' : 'precincts'} ${spoken(inside.map(({ precinct }) => precinct))}`
      return ward ? `ward ${ward}, ${precincts}` : precincts
    }),
  ]
  const text = pieces.join('; ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "1 to 4, 7 and 9": runs of three or more are said as runs. */
function spoken(names: string[]): string {
  const runs: string[][] = []
  for (const name of names) {
    const last = runs.at(-1)
    if (last && /^\d+$/.test(name) && Number(name) === Number(last.at(-1)) + 1) last.push(name)
    else runs.push([name])
  }
  const said = runs.flatMap((run) => (run.length > 2 ? [`${run[0]} to ${run.at(-1)}`] : run))
  return said.length > 1 ? `${said.slice(0, -1).join(', ')} and ${said.at(-1)}` : said.join('')
}
