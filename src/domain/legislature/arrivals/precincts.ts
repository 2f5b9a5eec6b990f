import type { Jurisdiction, Precinct } from '#engines/jurisdictions/jurisdiction.ts'
import { difference } from '#domain/legislature/arrivals/difference.ts'
import { nothingYet, type Tally } from '#domain/legislature/arrivals/tally.ts'
import type { Db } from '#platform/database.ts'

type Line = { key: string; place_id: string; ward: string; precinct: string }
type Link = { key: string; layer: string; division_id: string }

/** Makes these the precincts of the places that they name; the precincts of other places stay as they are. */
export async function load(db: Db, precincts: Jurisdiction['precincts']): Promise<Tally> {
  const wanted = precincts.map(lineOf)
  const places = [...new Set(wanted.map(({ place_id }) => place_id))]
  const known = (await linesOf(db)).filter(({ place_id }) => places.includes(place_id))
  const lines = difference<Line>(known, wanted, ({ key }) => key)

  if (lines.gone.length > 0) {
    const gone = new Set(lines.gone.map(({ key }) => key))
    await db.deleteFrom('precincts').where('id', 'in', known.filter(({ key }) => gone.has(key)).map(({ id }) => id)).execute()
  }
  if (lines.added.length > 0) {
    await db.insertInto('precincts').values(lines.added.map(({ place_id, ward, precinct }) => ({ place_id, ward, precinct }))).execute()
  }
  const relinked = await link(db, precincts)
  const added = lines.added.filter(({ key }) => relinked.has(key)).length
  const changed = relinked.size - added
  return { ...nothingYet(), read: wanted.length, added: lines.added.length, changed, ended: lines.gone.length, unchanged: wanted.length - lines.added.length - changed }
}

/** The keys of the precincts whose districts had to be written. */
async function link(db: Db, precincts: Precinct[]): Promise<Set<string>> {
  const ids = new Map((await linesOf(db)).map(({ key, id }) => [key, id]))
  const keys = new Map([...ids].map(([key, id]) => [id, key]))
  const wanted = precincts.flatMap((precinct): Link[] =>
    Object.entries(precinct.divisions).map(([layer, division_id]) => ({ key: lineOf(precinct).key, layer, division_id })))
  const known = (await db.selectFrom('precinct_districts').selectAll().execute())
    .map(({ precinct_id, layer, division_id }) => ({ key: keys.get(precinct_id) ?? '', layer, division_id }))
  const { added, changed } = difference<Link>(known, wanted, ({ key, layer }) => `${key}|${layer}`)
  const rows = [...added, ...changed].flatMap(({ key, layer, division_id }) => {
    const precinct_id = ids.get(key)
    return precinct_id === undefined ? [] : [{ precinct_id, layer, division_id }]
  })
  for (let at = 0; at < rows.length; at += 15_000) {
    await db
      .insertInto('precinct_districts')
      .values(rows.slice(at, at + 15_000))
      .onConflict((line) => line.columns(['precinct_id', 'layer']).doUpdateSet(({ ref }) => ({ division_id: ref('excluded.division_id') })))
      .execute()
  }
  return new Set([...added, ...changed].map(({ key }) => key))
}

const lineOf = ({ place, ward = '', precinct }: Precinct): Line => ({ key: `${place}|${ward}|${precinct}`, place_id: place, ward, precinct })

async function linesOf(db: Db) {
  const rows = await db.selectFrom('precincts').selectAll().execute()
  return rows.map((row) => ({ ...row, key: `${row.place_id}|${row.ward}|${row.precinct}` }))
}
