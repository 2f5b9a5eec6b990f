import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import type { Placer } from '#domain/people/placing.ts'
import * as placing from '#domain/people/placing.ts'
import * as replacing from '#domain/people/replacing.ts'
import { db, house } from '../../house.ts'

const place = (name: string) => `ocd-division/country:us/state:ma/place:${name}`
const asNow = await placing.openPlacer(db, house.atlas())
const lines = (id: number) => db.selectFrom('person_changes').select(['origin', 'before', 'after']).where('person_id', '=', id).execute()
let ids: number[] = []

beforeEach(async () => {
  await db.transaction().execute(async (tx) => {
    await sql`select set_config('commonweal.rewriting', 'forgetting', true)`.execute(tx)
    await tx.deleteFrom('people').execute()
  })
  const rows = await db.insertInto('people').values(['Arden', 'Winnick', 'Atlantis', ''].map((locality) => ({ name: locality, locality }))).returning('id').execute()
  ids = rows.map(({ id }) => id)
})
const standing = async () => (await db.selectFrom('people').select(['place_id', 'districts']).orderBy('id').execute()).map(({ place_id, districts }) => [place_id?.split(':').at(-1) ?? null, districts.length])

test('everybody is placed, a batch at a time, and a second time nobody changes', async () => {
  expect(await replacing.everybody(db, asNow, 1)).toBe(2)
  expect(await standing()).toEqual([['arden', 4], ['winnick', 3], [null, 0], [null, 0]])
  expect(await lines(ids[0] ?? 0)).toMatchObject([{ origin: 'work', before: { place_id: null, districts: [] }, after: { place_id: place('arden') } }])
  expect(await replacing.everybody(db, asNow)).toBe(0)
  expect(await lines(ids[0] ?? 0)).toHaveLength(1)
})

test('unknown is a value: whose district is no longer sure has none', async () => {
  await replacing.everybody(db, asNow)
  const nowhere: Placer = ({ locality }) => ({ place_id: null, districts: [], locality })
  expect(await replacing.everybody(db, nowhere)).toBe(2)
  expect(await standing()).toEqual([[null, 0], [null, 0], [null, 0], [null, 0]])
})

test('whoever moves while the work goes on is left where they said', async () => {
  const astray: Placer = ({ locality }) => ({ place_id: place('port_quill'), districts: [], locality })
  const work = await db.transaction().execute(async (tx) => {
    await tx.updateTable('people').set({ locality: 'Winnick' }).where('id', '=', ids[0] ?? 0).execute()
    const begun = replacing.everybody(db, astray)
    while (!(await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db)).rows.length) await Promise.race([begun, db.selectNoFrom(sql`1`.as('turn')).execute()])
    return { begun }
  })
  expect(await work.begun).toBe(2)
  expect(await standing()).toEqual([[null, 0], ['port_quill', 0], ['port_quill', 0], [null, 0]])
})
