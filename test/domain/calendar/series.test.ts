import { expect, test } from 'vitest'
import * as callingOff from '#domain/calendar/calling-off.ts'
import * as events from '#domain/calendar/events.ts'
import { rewrite } from '#domain/calendar/rewriting.ts'
import * as times from '#domain/calendar/times.ts'
import type { Draft } from '#domain/calendar/writing.ts'
import * as writing from '#domain/calendar/writing.ts'
import { happening, meeting, mira, now, startsOf, taken, weekly } from '../../happenings.ts'
import { db } from '../../house.ts'

const first = (starts: string[], many = 4) => starts.slice(0, many)
const again = async (event: { id: number }) => (await events.find(db, event.id)) ?? expect.fail('It is gone.')
const all = async (event: { id: number }, draft: Draft, at = now) => rewrite(db, mira, { id: event.id, version: (await again(event)).version, which: 'all' }, draft, { now: at })
const one = async (event: { id: number }, of: string, draft: Draft) => rewrite(db, mira, { id: event.id, version: (await again(event)).version, which: 'this', of }, draft, { now })
const following = async (event: { id: number }, of: string, draft: Draft) => rewrite(db, mira, { id: event.id, version: (await again(event)).version, which: 'following', of }, draft, { now })

test('one event has one time', async () => {
  expect(await startsOf(await happening())).toEqual(['2026-11-03T19:00'])
})

test('what begins years from now has its times too', async () => {
  expect(await startsOf(await happening({ starts: '2030-11-05T19:00:00', ends: '2030-11-05T20:00:00' }))).toEqual(['2030-11-05T19:00'])
})

test('a series keeps its wall clock when clocks go back', async () => {
  const event = await happening(weekly)
  const laid = await db.selectFrom('event_times').select(['begins_at', 'starts']).where('event_id', '=', event.id).orderBy('begins_at').limit(3).execute()
  expect(laid.map(({ starts }) => starts)).toEqual(['2026-10-20T18:00:00', '2026-10-27T18:00:00', '2026-11-03T18:00:00'])
  expect(laid.map(({ begins_at }) => begins_at.toISOString())).toEqual(['2026-10-20T22:00:00.000Z', '2026-10-27T22:00:00.000Z', '2026-11-03T23:00:00.000Z'])
})

test('a series is laid out two years ahead, and further as days go by', async () => {
  const event = await happening(weekly)
  expect((await startsOf(event)).at(-1)).toBe('2028-10-24T18:00')
  await times.layAll(db, new Date('2026-11-12T12:00:00Z'))
  expect((await startsOf(event)).at(-1)).toBe('2028-11-07T18:00')
  expect(first(await startsOf(event), 1)).toEqual(['2026-10-20T18:00'])
})

test('changing one time leaves the others as they are', async () => {
  const event = await happening(weekly)
  await one(event, '2026-11-10T18:00:00', { ...weekly, title: 'Phone bank with pie', starts: '2026-11-11T17:00:00', ends: '2026-11-11T19:00:00' })
  expect((await startsOf(event)).slice(2, 5)).toEqual(['2026-11-03T18:00', '2026-11-11T17:00', '2026-11-17T18:00'])
  const [instance] = await events.instancesOf(db, event)
  expect(instance).toMatchObject({ title: 'Phone bank with pie', of: '2026-11-10T18:00:00', stage: 'published', sequence: 1 })
})

test('who said yes to a time stays with it when that time moves', async () => {
  const event = await happening(weekly)
  const { id } = await taken(event, '2026-11-10T18:00:00')
  await one(event, '2026-11-10T18:00:00', { ...weekly, starts: '2026-11-11T17:00:00', ends: '2026-11-11T19:00:00' })
  expect(await db.selectFrom('event_times').select(['starts', 'taken']).where('id', '=', id).executeTakeFirst()).toEqual({ starts: '2026-11-11T17:00:00', taken: 1 })
})

test('changing all of them moves what is to come and leaves what is over', async () => {
  const event = await happening(weekly)
  const { id } = await taken(event, '2026-11-10T18:00:00')
  await all(event, { ...weekly, starts: '2026-10-21T19:00:00', ends: '2026-10-21T21:00:00', rule: 'FREQ=WEEKLY;BYDAY=WE' })
  expect(first(await startsOf(event))).toEqual(['2026-10-20T18:00', '2026-10-27T18:00', '2026-11-04T19:00', '2026-11-11T19:00'])
  expect((await db.selectFrom('event_times').select('starts').where('id', '=', id).executeTakeFirstOrThrow()).starts).toBe('2026-11-11T19:00:00')
})

test('a whole series moves onto its own later starts', async () => {
  const event = await happening(weekly)
  const { id } = await taken(event, '2026-11-10T18:00:00')
  await all(event, { ...weekly, starts: '2026-10-27T18:00:00', ends: '2026-10-27T20:00:00' })
  expect((await db.selectFrom('event_times').select('of').where('id', '=', id).executeTakeFirstOrThrow()).of).toBe('2026-11-17T18:00:00')
})

test('what a single time says otherwise stays when all are changed, and the rest follows', async () => {
  const event = await happening(weekly)
  await one(event, '2026-11-10T18:00:00', { ...weekly, title: 'Phone bank with pie' })
  await all(event, { ...weekly, title: 'Phones', venue: 'Grange Hall' })
  expect((await events.instancesOf(db, event))[0]).toMatchObject({ title: 'Phone bank with pie', venue: 'Grange Hall' })
})

test('this and all that follow become a series of their own, with whoever said yes', async () => {
  const event = await happening(weekly)
  const { id } = await taken(event, '2026-11-17T18:00:00')
  const branched = await following(event, '2026-11-10T18:00:00', { ...weekly, venue: 'Grange Hall', starts: '2026-11-10T17:30:00', ends: '2026-11-10T19:30:00' })
  if (typeof branched === 'string') return expect.fail(branched)
  expect(await startsOf(event)).toEqual(['2026-10-20T18:00', '2026-10-27T18:00', '2026-11-03T18:00'])
  expect(first(await startsOf(branched), 2)).toEqual(['2026-11-10T17:30', '2026-11-17T17:30'])
  expect(await db.selectFrom('event_times').select(['event_id', 'of', 'taken']).where('id', '=', id).executeTakeFirst()).toEqual({ event_id: branched.id, of: '2026-11-17T17:30:00', taken: 1 })
  expect(await again(branched)).toMatchObject({ venue: 'Grange Hall', stage: 'published' })
  expect((await again(event)).venue).toBe('Mill Street library')
})

test('a time that falls away goes, and is called off instead where somebody said yes', async () => {
  const event = await happening(weekly)
  await taken(event, '2026-11-10T18:00:00')
  await all(event, { ...weekly, rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU' })
  expect((await startsOf(event)).slice(0, 5)).toEqual(['2026-10-20T18:00', '2026-10-27T18:00', '2026-11-03T18:00', '-2026-11-10T18:00', '2026-11-17T18:00'])
})

test('a series that becomes one event has one time to come', async () => {
  const event = await happening(weekly)
  await all(event, { ...meeting, starts: '2026-11-05T18:00:00', ends: '2026-11-05T19:00:00' })
  expect(await startsOf(event)).toEqual(['2026-10-20T18:00', '2026-10-27T18:00', '2026-11-05T18:00'])
})

test('whoever changes it second is told, and nothing is overwritten', async () => {
  const event = await happening()
  expect(await all(event, { ...meeting, title: 'Ours' })).toEqual({ id: event.id })
  expect(await rewrite(db, mira, { id: event.id, version: event.version, which: 'all' }, { ...meeting, title: 'Theirs' }, { now })).toBe('changed since')
  expect((await again(event)).title).toBe('Ours')
  expect(await rewrite(db, mira, { id: 0, version: 1, which: 'all' }, meeting, { now })).toBe('gone')
})

test('its sequence rises when time or place change, and not for words', async () => {
  const event = await happening()
  await all(event, { ...meeting, words: '<p>Bring a friend.</p>' })
  expect((await again(event)).sequence).toBe(0)
  await all(event, { ...meeting, venue: 'Grange Hall' })
  expect((await again(event)).sequence).toBe(1)
})

test('calling one time off is told once and can be taken back', async () => {
  const event = await happening(weekly)
  const time = await db.selectFrom('event_times').select('id').where('event_id', '=', event.id).where('of', '=', '2026-11-10T18:00:00').executeTakeFirstOrThrow()
  expect(await callingOff.callOff(db, mira, time.id, 'Snow', now)).toBe(true)
  expect(await callingOff.callOff(db, mira, time.id, 'Snow', now)).toBe(false)
  expect((await startsOf(event))[3]).toBe('-2026-11-10T18:00')
  expect(await callingOff.callOn(db, mira, time.id, now)).toBe(true)
  expect((await startsOf(event))[3]).toBe('2026-11-10T18:00')
  expect((await again(event)).sequence).toBe(2)
})

test('an event that is taken out leaves nothing', async () => {
  const event = await happening(weekly)
  await one(event, '2026-11-10T18:00:00', { ...weekly, title: 'Phone bank with pie' })
  await writing.remove(db, mira, event.id)
  expect(await db.selectFrom('events').select('id').where(({ or, eb }) => or([eb('id', '=', event.id), eb('series_id', '=', event.id)])).execute()).toEqual([])
  expect(await startsOf(event)).toEqual([])
})

test('days without a clock stay days', async () => {
  const event = await happening({ kind: 'deadline', zone: null, starts: '2026-11-01', ends: '2026-11-02', rule: 'FREQ=MONTHLY;COUNT=3' })
  expect(await startsOf(event)).toEqual(['2026-11-01', '2026-12-01', '2027-01-01'])
})
