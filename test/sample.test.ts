import { beforeAll, expect, test } from 'vitest'
import { introduce } from '#/sample.ts'
import { jurisdictionNamed } from '#domain/legislature/atlases.ts'
import * as groups from '#domain/groups/groups.ts'
import * as links from '#domain/groups/links.ts'
import * as starterKit from '#domain/groups/starter-kit.ts'
import * as packs from '#domain/legislature/packs.ts'
import * as archive from '#domain/newsletter/archive.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import * as publishing from '#domain/actions/publishing.ts'
import { unknownFields } from '#engines/scripts/fields.ts'
import { db } from './empty-house.ts'

const today = new Date('2026-11-22T15:00:00Z')
beforeAll(async () => {
  await packs.load(db, await jurisdictionNamed('massachusetts'))
  await introduce(db, today)
})
const actions = () => db.selectFrom('actions').selectAll().orderBy('id').execute()

test('an organization to look at has four pages and one for members, four stories and six actions', async () => {
  expect(await db.selectFrom('organizations').select(['name', 'email']).execute()).toEqual([{ name: 'Bay Colony Neighbors', email: 'hello@baycolonyneighbors.example' }])
  expect(await db.selectFrom('pages').select(['slug', 'audience']).orderBy('ordinal').execute()).toMatchObject([{ slug: 'who-we-are', audience: 'everyone' }, { slug: 'how-we-work' }, { slug: 'what-we-keep-about-you' }, { slug: 'contact' }, { slug: 'spring-assembly', audience: 'members' }])
  expect(await db.selectFrom('membership_levels').select('kind').orderBy('ordinal').execute()).toEqual([{ kind: 'dues' }, { kind: 'dues' }, { kind: 'hardship' }, { kind: 'granted' }])
  expect(await db.selectFrom('stories').selectAll().where('published_at', '<', today).execute()).toHaveLength(4)
  expect((await actions()).map(({ kind, addresses }) => `${kind} ${addresses}`)).toEqual(['call representative', 'email senator', 'letter office', 'call committee', 'call congress-member', 'call legislators'])
})

test('one action is urgent and open for about three weeks, one is closed, all are published', async () => {
  const all = await actions()
  const days = (closes: Date | null) => Math.round(((closes?.getTime() ?? 0) - today.getTime()) / 86_400_000)
  expect(all.filter(({ urgent }) => urgent).map(({ closes_at }) => days(closes_at))).toEqual([22])
  expect(all.map((action) => publishing.stageOf(action, today))).toEqual(['live', 'live', 'live', 'live', 'live', 'closed'])
})

test('every script reads a legislator’s name or town, and no field that we do not know', async () => {
  for (const { title, script, ask, why } of await actions()) {
    expect({ title, unknown: unknownFields(script) }).toEqual({ title, unknown: [] })
    expect(script).toMatch(/\{\{(town|official)/)
    expect(ask.length * why.length).toBeGreaterThan(0)
  }
})

test('its directory of groups is not empty: chapters, a team with an end, and one that is forming', async () => {
  const all = await groups.list(db)
  expect(all).toHaveLength(7)
  expect(all.filter(({ divisions, counties }) => divisions.length + counties.length === 0).map(({ name }) => name)).toEqual(['Readers of Bills'])
  expect(all.filter(({ ends_on }) => ends_on)).toMatchObject([{ kind: 'action-team', ends_on: '2027-03-23' }])
  expect(all.filter(({ status }) => status === 'forming')).toHaveLength(1)
  expect(links.read(await starterKit.find(db))).toHaveLength(4)
})

test('its archive holds two letters of the last weeks, which lead to what they tell of', async () => {
  const letters = await archive.list(db, { limit: 9 })
  expect(letters.map(({ title }) => title)).toEqual(['The bus came back to Orange', 'Two calls, one kettle'])
  const [last] = await mailings.list(db)
  const { blocks } = (await mailings.find(db, last?.id ?? 0))!
  expect(blocks[0]).toMatchObject({ kind: 'text', html: expect.stringContaining('<p>') })
  expect(blocks.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['action', 'near', 'legislators']))
})

test('once there is an organization nothing is brought in again', async () => {
  await db.deleteFrom('pages').execute()
  await introduce(db, today)
  expect(await db.selectFrom('pages').selectAll().execute()).toEqual([])
  expect(await actions()).toHaveLength(6)
})
