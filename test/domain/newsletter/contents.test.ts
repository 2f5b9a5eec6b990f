import { expect, test } from 'vitest'
import type { Block } from '#domain/newsletter/blocks.ts'
import { gather } from '#domain/newsletter/contents.ts'
import { constituentsOf } from '#domain/newsletter/constituents.ts'
import { isConstituent } from '#engines/letters/constituents.ts'
import { coast } from '../../coast.ts'
import { db } from '../../house.ts'
import { event, harbor, towns } from './world.ts'

const near: Block = { id: 'n1', only: null, kind: 'near', words: 'Near you' }
const atlas = { districts: coast }
const actionId = async (slug: string) => (await db.selectFrom('actions').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id

test('what is closed, hidden or over is left out and named; the rest is there as everybody may see it', async () => {
  const [live, draft, closed] = await Promise.all(['warm-homes', 'quiet-draft', 'long-gone'].map(actionId))
  const { id: story } = await db.selectFrom('stories').select('id').where('slug', '=', 'first-win').executeTakeFirstOrThrow()
  const [coming, over, off, hidden] = [await event({ title: 'Coming', inDays: 2 }), await event({ title: 'Over', inDays: -3 }), await event({ title: 'Off', inDays: 2, off: true }), await event({ title: 'Hidden', inDays: 2, stage: 'draft' })]
  const blocks: Block[] = [
    ...[live, draft, closed].map((action = 0, at): Block => ({ id: `a${at}`, only: null, kind: 'action', action })),
    ...[coming, over, off, hidden].map((one, at): Block => ({ id: `e${at}`, only: null, kind: 'event', event: one })),
    { id: 's0', only: null, kind: 'story', story }, { id: 's1', only: null, kind: 'story', story: 9999 },
    { id: 'p0', only: null, kind: 'picture', picture: 9999, href: '' }, { id: 'r0', only: null, kind: 'resource', resource: 9999 }, { id: 't0', only: null, kind: 'heading', words: 'Hello' },
  ]
  const contents = await gather(db, { blocks }, new Date(), atlas)
  expect([...contents.missing].toSorted()).toEqual(['a1', 'a2', 'e1', 'e2', 'e3', 'p0', 'r0', 's1'])
  expect(contents.actions.get(live ?? 0)?.title).toBe('Keep every home warm')
  expect(contents.events.get(coming)?.title).toBe('Coming')
  expect(contents.stories.get(story)?.title).toBe('A first win')
  expect(contents.legislators.size).toBe(0)
})

test('near a town is what is on there or within ten miles, the soonest first, and then what can be joined online; what the letter tells of anyway is not told twice', async () => {
  await db.deleteFrom('events').execute()
  const told = await event({ title: 'Told of', inDays: 1, town: 'arden' })
  await event({ title: 'Late in Arden', inDays: 9, town: 'arden' })
  await event({ title: 'Soon in Winnick', inDays: 3, town: 'winnick' })
  await event({ title: 'Online', inDays: 2, online: true })
  await event({ title: 'In Quill', inDays: 4, town: 'quill' })
  await event({ title: 'Far ahead', inDays: 60, town: 'arden' })
  await event({ title: 'Called off', inDays: 5, town: 'arden', off: true })
  const { coming } = await gather(db, { blocks: [near, { id: 'e1', only: null, kind: 'event', event: told }] }, new Date(), atlas)
  const titles = (town: string) => coming.byTown.get(town)?.map(({ title }) => title)
  expect(titles(towns.arden)).toEqual(['Soon in Winnick', 'Late in Arden', 'Online'])
  expect(titles(towns.quill)).toEqual(['Soon in Winnick', 'In Quill', 'Online'])
  expect(coming.anywhere.map(({ title }) => title)).toEqual(['Online', 'Soon in Winnick', 'In Quill', 'Late in Arden'])

  const blind = (await gather(db, { blocks: [near] }, new Date())).coming
  expect(blind.byTown.get(towns.quill)?.map(({ title }) => title)).toEqual(['In Quill', 'Online'])
})

test('legislators are known by their districts, with the number of the capitol first', async () => {
  const { legislators } = await gather(db, { blocks: [{ id: 'l1', only: null, kind: 'legislators', words: 'Yours' }] }, new Date())
  expect(legislators.get(harbor.first)).toMatchObject([{ name: 'Rosa Alvarez', short_title: 'Rep.', phone: '617-555-0142', district: '1st Harbor' }])
  expect(legislators.get(harbor.hills)).toMatchObject([{ name: 'Sam Okafor' }])
  expect(legislators.has(harbor.third)).toBe(false)
})

test('it asks as many questions for sixty blocks as for six', async () => {
  const asked = async (count: number) => {
    let queries = 0
    const counted = db.withPlugin({ transformQuery: ({ node }) => node, transformResult: async ({ result }) => { queries++; return result } })
    const blocks = Array.from({ length: count }, (_, at): Block => ({ id: `b${at}`, only: null, ...([{ kind: 'action', action: at + 1 }, { kind: 'event', event: at + 1 }, { kind: 'story', story: at + 1 }] as const)[at % 3]! }))
    await gather(counted, { blocks }, new Date(), atlas)
    return queries
  }
  expect(await asked(60)).toBeLessThanOrEqual(await asked(6) + 1)
})

test('an action is for the constituents of those whom it asks for: not where the seat is vacant, and of a committee only where one sits', async () => {
  const actions = await db.selectFrom('actions').selectAll().execute()
  const picked = await db.insertInto('actions').values({ slug: 'picked', title: 'Picked', addresses: 'picked' }).returningAll().executeTakeFirstOrThrow()
  const statewide = await db.insertInto('actions').values({ slug: 'both', title: 'Both', addresses: 'picked' }).returningAll().executeTakeFirstOrThrow()
  const senators = await db.insertInto('actions').values({ slug: 'us', title: 'Senators', addresses: 'us-senators' }).returningAll().executeTakeFirstOrThrow()
  await db.insertInto('action_targets').values([{ action_id: picked.id, official_id: 2, ordinal: 0 }, { action_id: statewide.id, official_id: 2, ordinal: 0 }, { action_id: statewide.id, official_id: 7, ordinal: 1 }]).execute()
  const found = await constituentsOf(db, [...actions, picked, statewide, senators])
  const of = (slug: string) => found.get([...actions, picked, statewide, senators].find((action) => action.slug === slug)?.id ?? 0) ?? 'everybody'
  const homes: Record<string, string>[] = [{ house: harbor.first, senate: harbor.hills }, { house: harbor.second }, { house: harbor.third }, {}]
  const asks = (slug: string) => homes.map((districts) => isConstituent(of(slug), districts))

  expect(asks('warm-homes')).toEqual([true, true, false, true])
  expect(asks('open-votes')).toEqual([true, true, true, true])
  expect(asks('both-chambers')).toEqual([true, true, false, true])
  expect(asks('the-committee')).toEqual([true, true, false, false])
  expect(asks('picked')).toEqual([false, true, false, false])
  expect([of('both'), of('us')]).toEqual(['everybody', 'everybody'])
})
