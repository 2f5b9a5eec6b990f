import { displayName } from '#engines/divisions/names.ts'
import type { Division } from '#engines/divisions/layer.ts'
import type { Jurisdiction } from '#engines/jurisdictions/jurisdiction.ts'
import { difference } from '#domain/legislature/arrivals/difference.ts'
import { type Tally, nothingYet } from '#domain/legislature/arrivals/tally.ts'
import type { Db } from '#platform/database.ts'

const natural = new Intl.Collator('en', { numeric: true })

/** What there is to elect, and where: divisions with the state itself, the names of places in mail, posts. Nothing is ever taken away but names. */
export async function load(db: Db, jurisdiction: Jurisdiction): Promise<Tally> {
  const counts = [await loadDivisions(db, jurisdiction), await loadPlaceNames(db, jurisdiction), await loadPosts(db, jurisdiction)]
  const total = (part: 'added' | 'changed' | 'same') => counts.reduce((sum, count) => sum + count[part], 0)
  return { ...nothingYet(), read: total('added') + total('changed') + total('same'), added: total('added'), changed: total('changed'), unchanged: total('same') }
}

async function loadDivisions(db: Db, jurisdiction: Jurisdiction) {
  const { added, changed, same } = difference(await db.selectFrom('divisions').selectAll().execute(), divisionsOf(jurisdiction), ({ id }) => id)
  if (added.length + changed.length > 0) {
    await db
      .insertInto('divisions')
      .values([...added, ...changed])
      .onConflict((known) => known.column('id').doUpdateSet(({ ref }) => ({
        layer: ref('excluded.layer'), name: ref('excluded.name'), display_name: ref('excluded.display_name'),
        county: ref('excluded.county'), ordinal: ref('excluded.ordinal'),
      })))
      .execute()
  }
  return { added: added.length, changed: changed.length, same }
}

function divisionsOf({ division: id, name, layers, places, districts }: Jurisdiction) {
  const state = { id, layer: 'state', name, display_name: name, county: null, ordinal: 0 }
  const counties = new Map(places.map((place) => [place.id, place.county]))
  return [state, ...layers.flatMap((layer) =>
    inOrder([...places, ...districts].filter((division) => division.layer === layer.key)).map((division, at) => ({
      id: division.id,
      layer: layer.key,
      name: division.name,
      display_name: displayName(division.name, layer),
      county: counties.get(division.id) || null,
      ordinal: at + 1,
    })))]
}

/** 1st to 20th Middlesex stand together and in the order of their numbers. */
function inOrder(divisions: Division[]): Division[] {
  const parts = ({ name }: Division) => /^(\d+)(?:st|nd|rd|th)? ?(.*)$/.exec(name)?.slice(1) ?? ['0', name]
  return divisions.toSorted((one, other) => {
    const [[number = '', rest = ''], [otherNumber = '', otherRest = '']] = [parts(one), parts(other)]
    return natural.compare(rest, otherRest) || Number(number) - Number(otherNumber)
  })
}

async function loadPlaceNames(db: Db, { postalNames, places }: Jurisdiction) {
  const wanted = [
    ...postalNames.flatMap(({ name, places: ids }) => ids.map((place_id) => ({ name, place_id }))),
    ...places.flatMap(({ id, otherNames = [] }) => otherNames.map((name) => ({ name, place_id: id }))),
  ]
  const keyOf = ({ name, place_id }: { name: string; place_id: string }) => `${name}|${place_id}`
  const { added, gone, same } = difference(await db.selectFrom('place_names').selectAll().execute(), distinct(wanted, keyOf), keyOf)
  for (const { name, place_id } of gone) await db.deleteFrom('place_names').where('name', '=', name).where('place_id', '=', place_id).execute()
  if (added.length > 0) await db.insertInto('place_names').values(added).execute()
  return { added: added.length, changed: gone.length, same }
}

async function loadPosts(db: Db, { posts, division: state, places, districts }: Jurisdiction) {
  const wanted = posts.flatMap(({ key, layer, title, short, seats }, ordinal) => {
    const divisions = layer ? [...districts, ...places].filter((division) => division.layer === layer).map(({ id }) => id) : [state]
    return divisions.map((division_id) => ({ office: key, division_id, title, short_title: short, seats, ordinal }))
  })
  const known = await db.selectFrom('posts').select(['office', 'division_id', 'title', 'short_title', 'seats', 'ordinal']).execute()
  const { added, changed, same } = difference(known, wanted, ({ office, division_id }) => `${office}|${division_id}`)
  if (added.length + changed.length > 0) {
    await db
      .insertInto('posts')
      .values([...added, ...changed])
      .onConflict((post) => post.columns(['office', 'division_id']).doUpdateSet(({ ref }) => ({
        title: ref('excluded.title'), short_title: ref('excluded.short_title'), seats: ref('excluded.seats'), ordinal: ref('excluded.ordinal'),
      })))
      .execute()
  }
  return { added: added.length, changed: changed.length, same }
}

function distinct<Row>(rows: Row[], keyOf: (row: Row) => string): Row[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()]
}
