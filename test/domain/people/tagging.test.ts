import { beforeEach, expect, test } from 'vitest'
import * as members from '#domain/groups/members.ts'
import * as tagging from '#domain/people/tagging.ts'
import * as taggings from '#domain/people/taggings.ts'
import * as vocabulary from '#domain/people/vocabulary.ts'
import { db } from '../../house.ts'

const priya = { id: 'priya', name: 'Priya' }
let ids: number[] = []
beforeEach(async () => {
  const rows = await db.insertInto('people').values([{ name: 'Ana', tags: ['old'], language: 'es' }, { name: 'Bo', source: 'fair' }, { name: 'Cy' }]).returning('id').execute()
  ids = rows.map(({ id }) => id)
})
const tagsOf = async () => (await db.selectFrom('people').select('tags').where('id', 'in', ids).orderBy('id').execute()).map(({ tags }) => tags)
const lines = () => db.selectFrom('person_changes').select(['origin', 'actor', 'before', 'after']).where('person_id', 'in', ids).orderBy('id').execute()

test('tagging twice tags once, each with a line in the history', async () => {
  expect((await tagging.tag(db, priya, 'everyone', { ids: ids.slice(0, 2) }, 'fair')).people).toBe(2)
  expect((await tagging.tag(db, priya, 'everyone', { ids: ids.slice(0, 2) }, 'fair')).people).toBe(0)
  expect(await tagsOf()).toEqual([['old', 'fair'], ['fair'], []])
  expect(await lines()).toMatchObject([{ origin: 'office', actor: 'Priya', before: { tags: ['old'] }, after: { tags: ['old', 'fair'] } }, { before: { tags: [] }, after: { tags: ['fair'] } }])
})

test('a tag goes from those who have it, and from nobody else', async () => {
  expect((await tagging.untag(db, priya, 'everyone', { ids }, 'old')).people).toBe(1)
  expect(await tagsOf()).toEqual([[], [], []])
  expect(await lines()).toHaveLength(1)
})

test('all who are asked for can be tagged at once, but nobody beyond reach', async () => {
  const { id } = await db.insertInto('groups').values({ slug: `g-${ids[0]}`, kind: 'chapter', status: 'affiliated', name: 'G' }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('group_members').values({ group_id: id, person_id: ids[0] ?? 0 }).execute()
  expect((await tagging.tag(db, priya, members.idsWithin([id]), { asked: {} }, 'ours')).people).toBe(1)
  expect((await tagging.tag(db, priya, members.idsWithin([id]), { ids }, 'ours too')).people).toBe(1)
  expect(await tagsOf()).toEqual([['old', 'ours', 'ours too'], [], []])
})

test('what was tagged at once is taken back at once, from the same people and nobody who had it before', async () => {
  const { id = 0 } = await tagging.tag(db, priya, 'everyone', { ids }, 'old')
  expect(await tagsOf()).toEqual([['old'], ['old'], ['old']])
  expect((await taggings.recent(db))[0]).toMatchObject({ id, act: 'tag', tag: 'old', people: 2, actor: 'Priya' })
  expect(await taggings.takeBack(db, priya, 'everyone', id)).toMatchObject({ act: 'untag', tag: 'old', people: 2 })
  expect(await tagsOf()).toEqual([['old'], [], []])
  expect(await taggings.takeBack(db, priya, 'everyone', id)).toBeUndefined()
  expect((await taggings.recent(db)).map((one) => one.id)).not.toContain(id)
})

test('a tag that was taken away comes back to those who lost it, within reach', async () => {
  await tagging.tag(db, priya, 'everyone', { ids }, 'ride')
  const { id = 0 } = await tagging.untag(db, priya, 'everyone', { ids: ids.slice(1) }, 'ride')
  expect(await taggings.takeBack(db, priya, members.idsWithin([]), id)).toMatchObject({ people: 0 })
  const again = await tagging.untag(db, priya, 'everyone', { ids: ids.slice(0, 1) }, 'ride')
  expect(await taggings.takeBack(db, priya, 'everyone', again.id ?? 0)).toMatchObject({ act: 'tag', people: 1 })
  expect(await tagsOf()).toEqual([['old', 'ride'], [], []])
})

test('after a day it stays', async () => {
  const { id = 0 } = await tagging.tag(db, priya, 'everyone', { ids }, 'late')
  await db.updateTable('taggings').set({ tagged_at: new Date(Date.now() - 25 * 3_600_000) }).where('id', '=', id).execute()
  expect(await taggings.takeBack(db, priya, 'everyone', id)).toBeUndefined()
  expect(await tagsOf()).toEqual([['old', 'late'], ['late'], ['late']])
})

test('words in use are those that somebody within reach has', async () => {
  expect(await vocabulary.inUse(db, 'everyone')).toMatchObject({ tags: expect.arrayContaining(['old']), languages: ['es'], sources: ['fair'] })
  expect(await vocabulary.inUse(db, members.idsWithin([]))).toEqual({ tags: [], languages: [], sources: [] })
})
