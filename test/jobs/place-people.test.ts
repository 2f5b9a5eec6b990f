import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { takePrecincts } from '#domain/legislature/importing.ts'
import * as packs from '#domain/legislature/packs.ts'
import { placePeople } from '#jobs/place-people.ts'
import { db } from '../empty-house.ts'
import { desk, pack, settings } from '../domain/legislature/massachusetts.ts'

beforeAll(() => packs.load(db, pack))

const houses = pack.districts.filter(({ layer }) => layer === 'house')
const town = pack.places.find(({ id }) => pack.precincts.filter(({ place }) => place === id).length === 1)!
const now = pack.precincts.find(({ place }) => place === town.id)!
const nameOf = (layer: string) => pack.districts.find(({ id }) => id === now.divisions[layer])!.name
const other = houses.find(({ id }) => id !== now.divisions.house)!
const row = (house: string) => [town.name, '', now.precinct, house, nameOf('senate'), nameOf('congress'), nameOf('council')]
const table = (house: string) => [{ name: 'precincts.csv', text: `city_town,Ward,Pct,State_Rep,State_Senate,US_House,Gov_Council\n${row(house).map((cell) => `"${cell}"`).join(',')}\n` }]
const waiting = async () => (await sql<{ n: number }>`select count(*)::int as n from graphile_worker._private_jobs jobs join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id where tasks.identifier = 'place-people'`.execute(db)).rows[0]?.n

test('precincts that change where people vote leave the work once; doing it puts everybody where they live', async () => {
  const { id } = await db.insertInto('people').values({ name: 'Ana', locality: town.name }).returning('id').executeTakeFirstOrThrow()
  await takePrecincts(await desk(), table(nameOf('house')))
  expect(await waiting()).toBe(0)
  for (const house of [other, houses.at(-1)!, other]) await takePrecincts(await desk(), table(house.name))
  expect(await waiting()).toBe(1)

  await placePeople({ db, settings })()
  const { districts, place_id: place } = await db.selectFrom('people').select(['districts', 'place_id']).where('id', '=', id).executeTakeFirstOrThrow()
  const known = await db.selectFrom('divisions').select('id').where('number', 'in', districts).execute()
  expect(place).toBe(town.id)
  expect(known.map((division) => division.id)).toContain(other.id)
  expect(known).toHaveLength(4)
})
