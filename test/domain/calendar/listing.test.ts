import { expect, test } from 'vitest'
import { feed } from '#domain/calendar/feeding.ts'
import * as callingOff from '#domain/calendar/calling-off.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as stepping from '#domain/calendar/stepping.ts'
import * as writing from '#domain/calendar/writing.ts'
import { happening, meeting, mira, now, place, weekly } from '../../happenings.ts'
import { db } from '../../house.ts'

const groups = await db.insertInto('groups').values([
  { slug: 'arden-mills', kind: 'chapter', status: 'affiliated', name: 'Arden Mills Together' }, { slug: 'harbor', kind: 'ally', status: 'affiliated', name: 'Harbor Table' },
]).returning('id').execute()
const [arden, harbor] = groups.map(({ id }) => id)
const titles = async (filter: listing.Filter = {}) => (await listing.list(db, filter, { from: now, limit: 200 })).map(({ title }) => title)
const about = () => ({ url: null, location: null, organizer: null, categories: [] })

const plain = await happening({ title: 'Meeting in Arden', group_id: arden ?? null, hosts: [harbor ?? 0] })
await happening({ title: 'Rally in Winnick', kind: 'rally', place_id: place('winnick'), starts: '2026-11-03T18:00:00', ends: '2026-11-03T19:00:00' })
await happening({ title: 'Training online', kind: 'training', is_online: true, place_id: null, venue: '', starts: '2026-11-04T19:00:00', ends: '2026-11-04T20:00:00' })
await writing.draft(db, mira, { ...meeting, title: 'Not out yet' }, now)

test('what is out stands in order, and drafts do not', async () => {
  expect(await titles()).toEqual(['Rally in Winnick', 'Meeting in Arden', 'Training online'])
})

test('it can be narrowed by kind, town, group and to what is online', async () => {
  expect(await titles({ kind: 'rally' })).toEqual(['Rally in Winnick'])
  expect(await titles({ places: [place('arden')] })).toEqual(['Meeting in Arden'])
  expect(await titles({ places: [] })).toEqual([])
  expect(await titles({ online: true })).toEqual(['Training online'])
  expect(await titles({ groupId: arden })).toEqual(['Meeting in Arden'])
  expect(await titles({ groupId: harbor })).toEqual(['Meeting in Arden'])
})

test('whoever hosts it is named, the group that keeps it first', async () => {
  const [found] = await listing.list(db, { groupId: harbor }, { from: now, limit: 1 })
  expect(found?.hosts.map(({ name }) => name)).toEqual(['Arden Mills Together', 'Harbor Table'])
})

test('pages go on behind the last one seen', async () => {
  const [first, second] = await listing.list(db, {}, { from: now, limit: 2 })
  expect((await listing.list(db, {}, { from: now, after: first, limit: 1 })).map(({ id }) => id)).toEqual([second?.id])
})

test('a month shows so many of a day and counts the others', async () => {
  await happening({ title: 'Late meeting', starts: '2026-11-03T21:00:00', ends: '2026-11-03T22:00:00' })
  const shown = await listing.inMonth(db, {}, '2026-11-01', '2026-12-01', 2)
  expect(shown.map(({ title, day, others }) => [title, day, others])).toEqual([['Rally in Winnick', '2026-11-03', 0], ['Meeting in Arden', '2026-11-03', 1], ['Training online', '2026-11-04', 0]])
})

test('an event that is called off is struck through from then on', async () => {
  const event = await happening({ title: 'Canvass', kind: 'canvass' })
  await callingOff.callOffAll(db, mira, event.id, 'Storm', now)
  expect((await listing.list(db, { kind: 'canvass' }, { from: now, limit: 1 }))[0]?.called_off).toBe(true)
  await callingOff.callOffAll(db, mira, event.id, null, now)
  expect((await listing.list(db, { kind: 'canvass' }, { from: now, limit: 1 }))[0]?.called_off).toBe(false)
})

test('of a series only its next time stands in a list of events, and the one after it when that is called off', async () => {
  const series = await happening({ ...weekly, kind: 'town-hall' })
  const once = async () => (await listing.list(db, { kind: 'town-hall' }, { from: now, once: true, limit: 9 })).map(({ of, called_off }) => [of.slice(0, 10), called_off])
  expect(await once()).toEqual([['2026-11-03', false]])
  const { id } = await db.selectFrom('event_times').select('id').where('event_id', '=', series.id).where('of', '=', '2026-11-03T18:00:00').executeTakeFirstOrThrow()
  await callingOff.callOff(db, mira, id, 'Snow', now)
  expect(await once()).toEqual([['2026-11-03', true], ['2026-11-10', false]])
})

test('a feed has each series once, with the times that are called off', async () => {
  const series = await happening({ ...weekly, kind: 'hearing' })
  const time = await db.selectFrom('event_times').select('id').where('event_id', '=', series.id).where('of', '=', '2026-11-10T18:00:00').executeTakeFirstOrThrow()
  await callingOff.callOff(db, mira, time.id, 'Snow', now)
  const [fed, ...others] = await feed(db, { kind: 'hearing' }, { from: now, limit: 50, about })
  expect(others).toEqual([])
  expect(fed).toMatchObject({ uid: series.uid, rule: 'FREQ=WEEKLY;BYDAY=TU', status: 'confirmed' })
  expect(fed?.overrides.map(({ of, status }) => [of, status])).toEqual([['2026-11-10T18:00:00', 'cancelled']])
})

test('what is taken back is on no calendar', async () => {
  await stepping.step(db, mira, plain.id, 'draft', now)
  expect(await titles({ groupId: arden })).toEqual([])
  expect(await feed(db, { groupId: arden }, { from: now, limit: 50, about })).toEqual([])
})
