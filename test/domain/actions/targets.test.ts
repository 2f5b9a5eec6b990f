import { expect, test } from 'vitest'
import type { Action } from '#domain/actions/actions.ts'
import * as addressed from '#domain/actions/addressed.ts'
import * as publishing from '#domain/actions/publishing.ts'
import { forDistricts, layersFor } from '#domain/actions/targets.ts'
import * as officials from '#domain/legislature/officials.ts'
import { db } from '../../house.ts'

const state = 'ocd-division/country:us/state:ma'
const arden = { house: `${state}/sldl:1st_harbor`, senate: `${state}/sldu:harbor_and_hills`, congress: `${state}/cd:1`, council: `${state}/council_district:1` }
const winnick = { ...arden, house: `${state}/sldl:2nd_harbor` }
const quill = { ...arden, house: `${state}/sldl:3rd_harbor` }

const any = await db.selectFrom('actions').selectAll().where('slug', '=', 'open-votes').executeTakeFirstOrThrow()
const asking = async (change: Partial<Action>, districts: Record<string, string> = arden) => {
  const { targets, vacancies } = await forDistricts(db, { ...any, id: 0, ...change }, districts)
  return { who: targets.map(({ official: { slug }, reason }) => `${slug} (${reason})`), vacancies }
}

test.each<[string, Partial<Action>, string[], string[]]>([
  ['one’s representative', { addresses: 'representative' }, ['house'], ['rosa-alvarez (yours)']],
  ['one’s senator', { addresses: 'senator' }, ['senate'], ['sam-okafor (yours)']],
  ['both of one’s legislators', { addresses: 'legislators' }, ['house', 'senate'], ['sam-okafor (yours)', 'rosa-alvarez (yours)']],
  ['one’s member of Congress', { addresses: 'congress-member' }, ['congress'], ['ada-lin (yours)']],
  ['both U.S. senators', { addresses: 'us-senators' }, [], ['uma-frost (statewide)', 'leo-marsh (statewide)']],
  ['a statewide office', { addresses: 'office', office: 'governor' }, [], ['vera-stone (statewide)']],
  ['those who sit on a committee', { addresses: 'committee', committee_id: 1 }, ['house', 'senate'], ['sam-okafor (yours)']],
])('%s can be asked', async (_name, action, layers, who) => {
  expect(layersFor({ ...any, ...action })).toEqual(layers)
  const asked = await asking(action)
  expect(asked.who.toSorted()).toEqual(who.toSorted())
  expect(asked.vacancies).toEqual([])
})

test('a seat that nobody holds is vacant where the list is complete, and otherwise unknown', async () => {
  expect(await asking({ addresses: 'representative' }, quill)).toEqual({ who: [], vacancies: [{ title: 'State Representative', district: '3rd Harbor', vacant: true }] })
  expect(await asking({ addresses: 'office', office: 'council' })).toEqual({ who: [], vacancies: [{ title: 'Governor’s Councilor', district: '1st District', vacant: false }] })
  expect(layersFor({ ...any, addresses: 'office', office: 'council' })).toEqual(['council'])
})

test('with both of mine, one of whom is missing, the other is asked and the vacancy is said', async () => {
  expect(await asking({ addresses: 'legislators' }, quill)).toMatchObject({ who: ['sam-okafor (yours)'], vacancies: [{ district: '3rd Harbor' }] })
})

test('a committee on which none of mine sits is asked through its chairs', async () => {
  await db.updateTable('committee_seats').set({ ended_on: '2026-01-01' }).where('official_id', '=', 3).execute()
  expect((await asking({ addresses: 'committee', committee_id: 1 })).who).toEqual(['ben-cruz (chair)'])
  expect((await asking({ addresses: 'committee', committee_id: 1 }, winnick)).who).toEqual(['ben-cruz (yours)'])
  expect((await asking({ addresses: 'committee', committee_id: 999 })).who).toEqual([])
  await db.updateTable('committee_seats').set({ ended_on: null }).where('official_id', '=', 3).execute()
})

test('those picked by hand come in the order of the picking, without whoever has left office', async () => {
  const { id } = await db.insertInto('actions').values({ slug: 'picked', title: 'Picked', addresses: 'picked' }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('action_targets').values([7, 8, 1].map((official_id, ordinal) => ({ action_id: id, official_id, ordinal }))).execute()
  expect(await asking({ id, addresses: 'picked' }, {})).toEqual({ who: ['vera-stone (picked)', 'rosa-alvarez (picked)'], vacancies: [] })
})

test('somebody of nowhere is asked to reach nobody', async () => {
  const nowhere: Record<string, string>[] = [{}, { house: '' }, { house: 'ocd-division/nothing', senate: "'; drop table posts" }]
  for (const addresses of ['representative', 'senator', 'legislators', 'congress-member', 'committee'] as const) {
    for (const districts of nowhere) expect((await asking({ addresses, committee_id: null }, districts)).who).toEqual([])
  }
})

test('an official is shown the live actions that address them, and nobody who has left is', async () => {
  const live = await publishing.listLive(db)
  const toward = async (slug: string) => (await addressed.toOfficial(db, live, (await officials.find(db, slug))!)).map((action) => action.slug).toSorted()
  expect(await toward('rosa-alvarez')).toEqual(['both-chambers', 'warm-homes'])
  expect(await toward('sam-okafor')).toEqual(['both-chambers', 'open-votes', 'the-committee'])
  expect(await toward('vera-stone')).toEqual([])
  expect(await toward('old-member')).toEqual([])
})
