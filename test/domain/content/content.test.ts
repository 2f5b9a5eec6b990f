import { expect, test } from 'vitest'
import * as organizations from '#domain/content/organizations.ts'
import * as pages from '#domain/content/pages.ts'
import * as stories from '#domain/content/stories.ts'
import { db } from '../../house.ts'

const minutes = (from: number) => new Date(Date.now() + from * 60_000)
const story = (slug: string, published_at: Date | null) => ({ slug, title: slug, published_at })

test('news is what has been published, the newest first, and not before its time', async () => {
  await db.insertInto('stories').values([story('draft', null), story('tomorrow', minutes(60)), story('just-now', minutes(-1)), story('long-ago', minutes(-60 * 24 * 400))]).execute()
  expect((await stories.latest(db)).map(({ slug }) => slug)).toEqual(['just-now', 'first-win', 'long-ago'])
  expect((await stories.latest(db, { limit: 1 })).map(({ slug }) => slug)).toEqual(['just-now'])
  expect([await stories.find(db, 'draft'), await stories.find(db, 'tomorrow'), await stories.find(db, 'nothing')]).toEqual([undefined, undefined, undefined])
  expect(await stories.find(db, 'just-now')).toMatchObject({ title: 'just-now' })
})

test('pages come in their order', async () => {
  await db.insertInto('pages').values([{ slug: 'last', title: 'Last', ordinal: 9 }, { slug: 'first', title: 'First', ordinal: -1 }]).execute()
  expect((await pages.list(db)).map(({ slug }) => slug)).toEqual(['first', 'us', 'last'])
  expect(await pages.find(db, 'us')).toMatchObject({ title: 'Who we are' })
  expect(await pages.find(db, 'US')).toBeUndefined()
})

test('there is one organization, which can be introduced anew', async () => {
  const { id, ...was } = (await organizations.find(db))!
  await organizations.introduce(db, { ...was, name: 'Upland Neighbors' })
  expect(await organizations.find(db)).toEqual({ id, ...was, name: 'Upland Neighbors' })
  await expect(db.insertInto('organizations').values({ id: 2, name: 'Another' }).execute()).rejects.toThrow('check constraint')
})

test('the database takes no address that is none', async () => {
  for (const slug of ['', 'A', 'a b', '-a', 'a--b', '../a', 'a/b', 'ä', 'a\nb']) {
    await expect(db.insertInto('pages').values({ slug, title: 'x' }).execute(), slug).rejects.toThrow('check constraint')
    await expect(db.insertInto('stories').values({ slug, title: 'x' }).execute(), slug).rejects.toThrow('check constraint')
  }
})
