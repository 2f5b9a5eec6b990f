import { beforeAll, expect, test } from 'vitest'
import * as actions from '#domain/actions/actions.ts'
import * as publishing from '#domain/actions/publishing.ts'
import { db } from '../../house.ts'

const priya = { id: 'p', name: 'Priya' }
const noon = new Date('2026-06-01T12:00:00Z')
const [before, after] = [new Date(noon.getTime() - 1), new Date(noon.getTime() + 1)]
let words: actions.Draft

const published = (published_at: Date | null, closes_at: Date | null = null) => publishing.stageOf({ published_at, closes_at }, noon)
const slugs = (all: { slug: string }[]) => all.map(({ slug }) => slug)
const acts = async (id: number) => (await db.selectFrom('audit_entries').select('act').where('subject', '=', 'action').where('subject_id', '=', String(id)).orderBy('id').execute()).map(({ act }) => act)

beforeAll(async () => {
  const { kind, title, ask, why, talking_points, more_info, fact_sheet_url, script, issue, addresses, office, committee_id, bill_number, bill_title, bill_sponsor, bill_committee, urgent, closes_at } =
    await db.selectFrom('actions').selectAll().where('slug', '=', 'open-votes').executeTakeFirstOrThrow()
  words = { kind, title, ask, why, talking_points, more_info, fact_sheet_url, script, issue, addresses, office, committee_id, bill_number, bill_title, bill_sponsor, bill_committee, urgent, closes_at }
})

test('a stage begins and ends with the moment that is named', () => {
  expect([published(null), published(null, before)]).toEqual(['draft', 'draft'])
  expect([published(after), published(noon), published(before)]).toEqual(['scheduled', 'live', 'live'])
  expect([published(before, after), published(before, noon), published(before, before)]).toEqual(['live', 'closed', 'closed'])
  expect(published(after, before)).toBe('closed')
})

test('every audience says what is still missing for it', () => {
  const lacks = (change: Partial<actions.Draft>, picked: number[] = []) => publishing.lacks({ ...words, closes_at: null, ...change }, picked, noon)
  expect(lacks({})).toEqual([])
  expect(lacks({ ask: ' \n', script: '' })).toEqual(['ask', 'script'])
  expect([lacks({ addresses: 'office', office: null }), lacks({ addresses: 'office', office: 'governor' })]).toEqual([['office'], []])
  expect([lacks({ addresses: 'committee' }), lacks({ addresses: 'committee', committee_id: 1 })]).toEqual([['committee'], []])
  expect([lacks({ addresses: 'picked' }), lacks({ addresses: 'picked' }, [1])]).toEqual([['officials'], []])
  expect([lacks({ closes_at: noon }), lacks({ closes_at: after })]).toEqual([['deadline'], []])
})

test('drafts of one title have addresses of their own, and an odd title has one too', async () => {
  const titles = ['Warm homes!', 'Warm homes?', 'Warm — homes', 'Señora’s Łódź 東京', '東京', '???', '-', `${'Long '.repeat(23)}end`]
  const drafted: string[] = []
  for (const title of titles) drafted.push((await actions.draft(db, priya, { ...words, title })).slug)
  expect(drafted.slice(0, 5)).toEqual(['warm-homes-2', 'warm-homes-3', 'warm-homes-4', 'senoras-odz', 'action'])
  expect(drafted[5]).toBe('action-2')
  expect(new Set(drafted).size).toBe(titles.length)
  for (const slug of drafted) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
})

test('drafts that begin at the same moment have addresses of their own', async () => {
  const drafted = await Promise.all(Array.from({ length: 5 }, () => actions.draft(db, priya, { ...words, title: 'All at once' })))
  expect(new Set(slugs(drafted)).size).toBe(5)
})

test('of two who change the same version one is told so, and nothing of theirs is mixed', async () => {
  const action = await actions.draft(db, priya, { ...words, title: 'Two tabs' }, [1, 2])
  const change = (ask: string, picked: number[]) => actions.edit(db, priya, action, action.version, { ...words, title: 'Two tabs', ask }, picked)
  const [first, second] = await Promise.all([change('Ana’s words', [3]), change('Bo’s words', [4, 3])])
  expect([first, second].filter(Boolean)).toHaveLength(1)
  const kept = await actions.find(db, action.id)
  expect([kept?.ask, await actions.pickedIds(db, action)]).toEqual(first ? ['Ana’s words', [3]] : ['Bo’s words', [4, 3]])
  expect(kept?.version).toBe(action.version + 1)
  expect(await acts(action.id)).toEqual(['draft', 'edit'])
})

test('publishing, unpublishing, closing and reopening move it between what visitors see', async () => {
  const action = await actions.draft(db, priya, { ...words, title: 'Here and gone' })
  const seen = async () => [slugs(await publishing.listLive(db)).includes(action.slug), slugs(await publishing.listClosed(db)).includes(action.slug), !!await publishing.findPublished(db, action.slug)]
  expect(await seen()).toEqual([false, false, false])
  expect(await publishing.publish(db, priya, action)).toEqual([])
  expect(await seen()).toEqual([true, false, true])
  await publishing.close(db, priya, action)
  expect(await seen()).toEqual([false, true, true])
  await publishing.reopen(db, priya, action)
  expect(await seen()).toEqual([true, false, true])
  await publishing.unpublish(db, priya, action)
  expect(await seen()).toEqual([false, false, false])
  expect(await acts(action.id)).toEqual(['draft', 'publish', 'close', 'reopen', 'unpublish'])
})

test('what is scheduled opens when its time has come and not before', async () => {
  const action = await actions.draft(db, priya, { ...words, title: 'Tomorrow' })
  expect(await publishing.publish(db, priya, action, new Date(Date.now() + 60_000))).toEqual([])
  expect(await publishing.findPublished(db, action.slug)).toBeUndefined()
  await db.updateTable('actions').set({ published_at: new Date(Date.now() - 1_000) }).where('id', '=', action.id).execute()
  expect(await publishing.findPublished(db, action.slug)).toMatchObject({ slug: action.slug, taken: 0, today: 0 })
})

test('what lacks something is not published, whoever asks', async () => {
  const action = await actions.draft(db, priya, { ...words, title: 'Half a thing', script: '', addresses: 'committee' })
  expect(await publishing.publish(db, priya, action)).toEqual(['script', 'committee'])
  expect(publishing.stageOf((await publishing.find(db, action.id))!)).toBe('draft')
  await expect(db.updateTable('actions').set({ published_at: noon }).where('id', '=', action.id).execute()).rejects.toThrow('check constraint')
})

test('urgent ones come first, then those that close soonest, then those without an end', async () => {
  const live = await publishing.listLive(db)
  const order = live.map(({ urgent, closes_at }) => [urgent ? 0 : 1, closes_at?.getTime() ?? Infinity] as const)
  expect(order).toEqual(order.toSorted(([a, b], [c, d]) => a - c || (b === d ? 0 : b - d)))
})
