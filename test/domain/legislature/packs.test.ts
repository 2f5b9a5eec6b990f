import { expect, test } from 'vitest'
import { jurisdictionNamed } from '#domain/legislature/atlases.ts'
import { load } from '#domain/legislature/packs.ts'
import { db, pool, writes } from '../../empty-house.ts'

const pack = await jurisdictionNamed('massachusetts')
const started = performance.now()
const first = await load(db, pack)
console.log(`the pack was loaded in ${Math.round(performance.now() - started)} ms`)

const holders = async (office: string) =>
  (await db.selectFrom('terms').innerJoin('posts', 'posts.id', 'terms.post_id').innerJoin('officials', 'officials.id', 'terms.official_id')
    .select(['officials.name', 'posts.division_id']).where('office', '=', office).where('ended_on', 'is', null).execute())

test('the pack is there whole', async () => {
  const count = async (table: 'divisions' | 'precincts' | 'precinct_districts' | 'posts' | 'committees') =>
    Number((await db.selectFrom(table).select((row) => row.fn.countAll().as('all')).executeTakeFirstOrThrow()).all)
  expect({ divisions: await count('divisions'), precincts: await count('precincts'), links: await count('precinct_districts'), posts: await count('posts') })
    .toEqual({ divisions: 1 + 351 + 160 + 40 + 9 + 8, precincts: 2383, links: 2383 * 4, posts: 160 + 40 + 9 + 8 + 7 })
  expect(first.refused).toEqual([])
})

test('158 representatives, 40 senators, 11 in Congress and one Lieutenant Governor hold office', async () => {
  expect(await holders('house')).toHaveLength(158)
  expect(await holders('senate')).toHaveLength(40)
  expect(await holders('congress')).toHaveLength(9)
  expect(await holders('us-senate')).toHaveLength(2)
  expect(await holders('lieutenant-governor')).toHaveLength(1)
  expect(await holders('council')).toEqual([])
})

test('districts stand in the order of their numbers', async () => {
  const rows = await db.selectFrom('divisions').select('display_name').where('layer', '=', 'house').where('name', 'like', '%Middlesex').orderBy('ordinal').execute()
  expect(rows.map(({ display_name }) => display_name).slice(0, 11)).toEqual(['1st', '2nd', '3rd', '4th', '5th', '6th', '7th', '8th', '9th', '10th', '11th'].map((number) => `${number} Middlesex`))
})

test('a second time writes no row', async () => {
  const before = await writes()
  const again = await load(db, pack)
  expect(await writes()).toBe(before)
  expect(again).toMatchObject({ added: 0, changed: 0, ended: 0, refused: [] })
})

test('a second time tells nobody that something changed', async () => {
  const client = await pool.connect()
  const heard: unknown[] = []
  client.on('notification', ({ payload }) => heard.push(payload))
  await client.query('listen public_changes')
  await load(db, pack)
  await client.query('select 1')
  client.release(true)
  expect(heard).toEqual([])
})

test('a changed pack changes that and nothing else', async () => {
  const changed = { ...pack, officials: pack.officials.map((official) => (official.name === 'Chris Flanagan' ? { ...official, email: 'new@mahouse.example' } : official)) }
  expect(await load(db, changed)).toMatchObject({ added: 0, changed: 1, ended: 0 })
  await load(db, pack)
})

test('officials are addressed by name', async () => {
  expect(await db.selectFrom('officials').select('name').where('slug', '=', 'chris-flanagan').executeTakeFirst()).toEqual({ name: 'Chris Flanagan' })
})

test('seats on committees are those of the pack', async () => {
  const seats = await db.selectFrom('committee_seats').select((row) => row.fn.countAll<number>().as('all')).executeTakeFirstOrThrow()
  expect(seats.all).toBe(pack.committees.flatMap(({ members }) => members).length)
})
