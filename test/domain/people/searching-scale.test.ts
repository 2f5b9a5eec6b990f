import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import * as members from '#domain/groups/members.ts'
import { type Asked, matching } from '#domain/people/matching.ts'
import type { Reach } from '#domain/people/reach.ts'
import * as searching from '#domain/people/searching.ts'
import type { Db } from '#platform/database.ts'
import { scoped } from '#platform/scoped.ts'
import { db } from '../../house.ts'
import { gather } from './crowd.ts'

const many = 40_000
beforeAll(() => gather(many), 60_000)

const planOf = async (asked: Asked, reach: Reach = 'everyone', order = false, tx: Db = db) => {
  const question = matching(tx, reach, asked).select('people.id').limit(51)
  const lines = await (order ? question.orderBy('people.id', 'desc') : question).explain('text')
  return lines.map((line) => line['QUERY PLAN']).join('\n')
}

test.each<[string, Asked, string]>([
  ['a name', { words: 'marchettiab' }, 'people_search_idx'], ['two words', { words: 'celia nakamuracd' }, 'people_search_idx'], ['a phone', { words: '(617) 203-9999' }, 'people_search_idx'],
  ['an e-mail', { words: 'lena.umarba' }, 'people_search_idx'], ['a short word besides', { words: 'bo lundzz' }, 'people_search_idx'],
  ['a source', { source: 'fair' }, 'people_source_id_idx'], ['a field', { field: { key: 'shirt', value: 'XXL' } }, 'people_fields_idx'], ['a tag', { tag: 'founder' }, 'people_tags_idx'],
])('%s is found through an index, not by reading everybody', async (_what, asked, index) => {
  const plan = await planOf(asked)
  expect(plan).toContain(index)
  expect(plan).not.toContain('Seq Scan on people')
})

test('the newest come from an index that is read only as far as needed', async () => {
  expect(await planOf({}, 'everyone', true)).toMatch(/Limit.*\n.*Index.*Backward.*people_pkey/)
})

test('of a group only its own members are read, however many people there are', async () => {
  const plan = await planOf({ words: 'ana' }, members.idsWithin([1, 2]))
  expect(plan).not.toContain('Seq Scan on people')
})

test('nor does the database’s own lock make it read everybody', async () => {
  const group = await db.insertInto('groups').values({ slug: 'few', kind: 'chapter', status: 'affiliated', name: 'Few' }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('group_members').columns(['group_id', 'person_id']).expression(db.selectFrom('people').select([sql<number>`${group.id}::bigint`.as('group_id'), 'id']).limit(200)).execute()
  const lead = await db.insertInto('users').values({ name: 'Lena', email: 'lena@few.example' }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('appointments').values({ user_id: lead.id, group_id: group.id, role: 'lead' }).execute()
  await sql`analyze group_members`.execute(db)
  const plan = await scoped(db, { actorId: lead.id }, (tx) => planOf({ words: 'ana' }, members.idsWithin([group.id]), false, tx))
  expect(plan).not.toContain('Seq Scan on people')
})

test('five hundred are counted, more are estimated', async () => {
  expect((await searching.search(db, 'everyone', { language: 'es' }, { limit: 1 })).count).toEqual({ number: 400, about: false })
  const { number, about } = (await searching.search(db, 'everyone', {}, { limit: 1 })).count
  expect(about).toBe(true)
  expect(Math.abs(number - many)).toBeLessThan(many / 10)
})

test('of very many hits the first five hundred are ranked, and the list ends there', async () => {
  const { people, next } = await searching.search(db, 'everyone', { words: 'crowd' }, { limit: 1000 })
  expect([people.length, next]).toEqual([searching.bound, undefined])
})

test('very many without words go on page after page, the newest first', async () => {
  const first = await searching.search(db, 'everyone', { tag: 'canvasser' }, { limit: 400 })
  const second = await searching.search(db, 'everyone', { tag: 'canvasser' }, { limit: 400, after: first.next })
  const ids = [...first.people, ...second.people].map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => b - a))
  expect([ids.length, second.next]).toEqual([800, undefined])
})
