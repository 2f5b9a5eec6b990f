import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Placed, Placer } from '#domain/people/placing.ts'
import type { Person } from '#domain/people/person.ts'

type Home = Pick<Person, 'id' | 'street' | 'locality' | 'postcode' | 'place_id' | 'districts'>

/**
 * Places everybody anew, after boundaries, addresses or precincts have changed; whoever lies elsewhere now has a line in their history.
 * Batch by batch, each whole in itself, so that it can break off and begin again; whoever moves meanwhile is left as they said. How many changed.
 */
export async function everybody(db: Db, place: Placer, size = 2000): Promise<number> {
  let changed = 0
  for (let after = 0; ;) {
    const homes = await next(db, after, size)
    const last = homes.at(-1)
    if (!last) return changed
    const moved = homes.flatMap((home) => {
      const placed = place(home)
      return isThere(home, placed) ? [] : [{ ...home, place_id: placed.place_id, districts: placed.districts }]
    })
    if (moved.length) changed += await settle(db, moved)
    after = last.id
  }
}

function next(db: Db, after: number, size: number): Promise<Home[]> {
  return db
    .selectFrom('people')
    .select(['id', 'street', 'locality', 'postcode', 'place_id', 'districts'])
    .where('id', '>', after)
    .where('locality', '<>', '')
    .orderBy('id')
    .limit(size)
    .execute()
}

const isThere = (home: Home, placed: Placed) =>
  home.place_id === placed.place_id && JSON.stringify(home.districts.toSorted((a, b) => a - b)) === JSON.stringify(placed.districts)

async function settle(db: Db, moved: Home[]): Promise<number> {
  const { rows: [done] } = await sql<{ people: number }>`
    with placed as (
      update people set place_id = fresh.place_id, districts = fresh.districts
      from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as fresh(id bigint, street text, locality text, postcode text, place_id text, districts integer[])
      where people.id = fresh.id and (people.street, people.locality, people.postcode) = (fresh.street, fresh.locality, fresh.postcode)
      returning people.id, old.place_id as was_at, old.districts as was_in, new.place_id as is_at, new.districts as is_in
    ), noted as (
      insert into person_changes (person_id, origin, before, after)
        select id, 'work', jsonb_build_object('place_id', was_at, 'districts', was_in), jsonb_build_object('place_id', is_at, 'districts', is_in) from placed
    )
    select count(*)::int as people from placed`.execute(db)
  return done?.people ?? 0
}
