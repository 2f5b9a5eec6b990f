import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Block } from '#domain/newsletter/blocks.ts'
import * as circles from '#domain/newsletter/circles.ts'
import { toEverybody } from '#domain/newsletter/mailings.ts'
import * as readers from '#domain/newsletter/readers.ts'
import { db } from '../../house.ts'
import { harbor, somebody, towns } from './world.ts'

const who = { ana: 0, bo: 0, cy: 0, di: 0 }
const segment = { id: 0 }
const heading = (id: string, only: number | null): Block => ({ id, only, kind: 'heading', words: 'x' })

beforeAll(async () => {
  who.ana = await somebody({ name: 'Ana Reed', town: 'arden', districts: [harbor.first, harbor.hills], tags: ['host'] })
  who.bo = await somebody({ name: 'Bo', town: 'winnick', districts: [harbor.second, harbor.hills] })
  who.cy = await somebody({ name: 'Cy', districts: [harbor.third] })
  who.di = await somebody({ name: 'Di', list: null })
  const rules = JSON.stringify({ join: 'all', parts: [{ about: 'tag', not: false, tag: 'host' }] })
  segment.id = (await db.insertInto('segments').values({ name: 'Hosts', rules, author: 'Priya' }).returning('id').executeTakeFirstOrThrow()).id
})

test('readers are those who still agree, with their town, their districts and the segments that the letter asks for', async () => {
  const found = await readers.among(db, { list: 'newsletter', blocks: [heading('a', segment.id), heading('b', 999_999)] }, Object.values(who))
  expect(found).toEqual([
    { id: who.ana, name: 'Ana Reed', given_name: 'Ana', email: 'ana.reed@people.example', language: '', place_id: towns.arden, districts: { house: harbor.first, senate: harbor.hills }, segments: [segment.id] },
    { id: who.bo, name: 'Bo', given_name: 'Bo', email: 'bo@people.example', language: '', place_id: towns.winnick, districts: { house: harbor.second, senate: harbor.hills }, segments: [] },
    { id: who.cy, name: 'Cy', given_name: 'Cy', email: 'cy@people.example', language: '', place_id: null, districts: { house: harbor.third }, segments: [] },
  ])
  expect(await readers.among(db, { list: 'newsletter', blocks: [] }, [])).toEqual([])
})

test('a batch costs as many queries as it has segments and two', async () => {
  const asked = async (blocks: Block[]) => {
    let queries = 0
    const counted = db.withPlugin({ transformQuery: ({ node }) => node, transformResult: async ({ result }) => { queries++; return result } })
    await readers.among(counted, { list: 'newsletter', blocks }, Object.values(who))
    return queries
  }
  expect(await asked([heading('a', null)])).toBe(2)
  expect(await asked([heading('a', segment.id), heading('b', segment.id)])).toBe(4)
})

const named = async (circle: Partial<typeof toEverybody>) => {
  const whom = await circles.whomOf(db, { ...toEverybody, ...circle })
  if (!whom) return 'everybody'
  const rows = await db.selectFrom('people').select('name').where(sql<boolean>`id in ${whom(db)}`).where('id', 'in', Object.values(who)).orderBy('name').execute()
  return rows.map(({ name }) => name)
}

test('a circle is everybody, a segment, a group, the constituents of an action’s targets, or who is several of it', async () => {
  const action = async (slug: string) => (await db.selectFrom('actions').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id
  const { id: group } = await db.insertInto('groups').values({ slug: 'arden', name: 'Arden Neighbors', kind: 'chapter', status: 'affiliated' }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('group_members').values([who.bo, who.cy].map((person_id) => ({ group_id: group, person_id }))).execute()

  expect(await named({})).toBe('everybody')
  expect(await named({ segment_id: segment.id })).toEqual(['Ana Reed'])
  expect(await named({ group_id: group })).toEqual(['Bo', 'Cy'])
  expect(await named({ action_id: await action('warm-homes') })).toEqual(['Ana Reed', 'Bo', 'Di'])
  expect(await named({ action_id: await action('the-committee') })).toEqual(['Ana Reed', 'Bo'])
  expect(await named({ group_id: group, action_id: await action('the-committee') })).toEqual(['Bo'])
  expect(await named({ segment_id: 999_999 })).toEqual([])
  expect(await named({ action_id: 999_999 })).toEqual([])
})
