import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import * as duplicates from '#domain/calendar/duplicates.ts'
import type * as writing from '#domain/calendar/writing.ts'
import { draft } from '#domain/calendar/writing.ts'
import { happening, meeting, mira, now, place } from '../../happenings.ts'
import { db } from '../../house.ts'

type Over = Partial<writing.Draft>
const rally = { title: 'Rally for housing justice', kind: 'rally' as const, venue: 'City Hall', starts: '2026-11-07T12:00:00', ends: '2026-11-07T14:00:00' }
const elsewhere = { venue: '', address: '', place_id: null }
const near = [place('winnick')]

beforeEach(async () => { await db.deleteFrom('events').execute() })

async function likesOf(ours: Over, theirs: Over) {
  const known = await happening({ ...rally, ...theirs })
  const event = await draft(db, mira, { ...meeting, ...rally, ...ours }, now)
  const found = await duplicates.of(db, event, { near, now })
  expect(found.filter(({ id }) => id !== known.id)).toEqual([])
  return found[0]?.reasons
}

test.each<[string, Over, Over, string[]]>([
  ['the same again', {}, {}, ['same title', 'same hour', 'same venue', 'same town']],
  ['the words turned around', { title: 'Housing justice: a rally' }, { starts: '2026-11-07T13:00:00', venue: '' }, ['like title', 'same town']],
  ['accents and capitals', { title: 'RALLY FOR HOUSING JUSTÍCE' }, {}, ['same title', 'same hour', 'same venue', 'same town']],
  ['a town next door', { venue: 'Grange' }, { place_id: place('winnick'), venue: '' }, ['same title', 'same hour', 'near']],
  ['places three miles apart on the map', { ...elsewhere, place_id: place('arden'), lat: 42.36, lon: -71.06 }, { place_id: place('port_quill'), venue: '', lat: 42.4, lon: -71.06 }, ['same title', 'same hour', 'near']],
  ['a venue without a town', { place_id: null }, { venue: 'City Hall Plaza' }, ['same title', 'same hour', 'like venue']],
  ['both online', { ...elsewhere, is_online: true }, { ...elsewhere, is_online: true, starts: '2026-11-07T13:00:00' }, ['same title', 'online']],
  ['another name, at the same place at the same hour', { title: 'Come as you are' }, {}, ['same hour', 'same venue', 'same town']],
  ['no place told', elsewhere, {}, ['same title', 'same hour']],
  ['a town here, a hall there', { venue: '' }, { place_id: null }, ['same title', 'same hour']],
  ['one of a series', { starts: '2026-11-14T12:00:00', ends: '2026-11-14T14:00:00' }, { rule: 'FREQ=WEEKLY;COUNT=3' }, ['same title', 'same hour', 'same venue', 'same town']],
  ['whole days', { zone: null, starts: '2026-11-07', ends: '2026-11-08' }, {}, ['same title', 'same venue', 'same town']],
])('%s may be the same', async (_name, ours, theirs, reasons) => {
  expect(await likesOf(ours, theirs)).toEqual(reasons)
})

test.each<[string, Over, Over]>([
  ['another day', {}, { starts: '2026-11-08T12:00:00', ends: '2026-11-08T14:00:00' }],
  ['late that night, which is the next day at Greenwich', { starts: '2026-11-06T21:00:00', ends: '2026-11-06T22:00:00' }, { starts: '2026-11-07T00:30:00', ends: '2026-11-07T02:00:00' }],
  ['a town far away, also in a hall of the same name', {}, { place_id: place('port_quill') }],
  ['another thing in the same town', { title: 'Phone bank', venue: 'Library' }, {}],
  ['another thing at the same place, later', { title: 'Phone bank' }, { starts: '2026-11-07T18:00:00', ends: '2026-11-07T19:00:00' }],
  ['one online, one in a town', { ...elsewhere, is_online: true }, { title: 'Rally for housing justice' }],
  ['another name and no place', { ...elsewhere, title: 'Phone bank' }, {}],
])('%s is another event', async (_name, ours, theirs) => {
  expect(await likesOf(ours, theirs)).toBeUndefined()
})

test('what is called off, refused, a draft or over is not asked about, and what waits is', async () => {
  const [off, other, waits, over] = [await happening(rally), await happening(rally), await happening(rally), await happening({ ...rally, starts: '2026-10-01T12:00:00', ends: '2026-10-01T14:00:00' })]
  await db.updateTable('events').set({ called_off_at: now }).where('id', '=', off.id).execute()
  await db.updateTable('events').set({ stage: 'draft' }).where('id', '=', other.id).execute()
  await db.updateTable('events').set({ stage: 'waiting' }).where('id', '=', waits.id).execute()
  const event = await draft(db, mira, { ...meeting, ...rally }, now)
  expect((await duplicates.of(db, event, { near, now })).map(({ id, stage }) => [id, stage])).toEqual([[waits.id, 'waiting']])
  expect(await duplicates.of(db, over, { near, now })).toEqual([])
})

test('of five thousand events only those of its days are read', async () => {
  await sql`alter table events disable trigger user`.execute(db)
  await sql`
    with made as (
      insert into events (title, venue, starts, ends, zone, slug, stage)
      select 'Rally number ' || n, 'Hall ' || n, to_char(day, 'YYYY-MM-DD"T"18:00:00'), to_char(day, 'YYYY-MM-DD"T"19:00:00'), 'America/New_York', 'rally-' || n, 'published'
      from generate_series(1, 5000) n, lateral (select date '2026-11-01' + n % 365 as day) of_day returning id, starts, ends
    )
    insert into event_times (event_id, of, details_id, starts, ends, begins_at, ends_at) select id, starts, id, starts, ends, starts::timestamptz, ends::timestamptz from made`.execute(db)
  await sql`alter table events enable trigger user`.execute(db)
  await sql`analyze events, event_times`.execute(db)
  const event = await draft(db, mira, { ...meeting, ...rally, title: 'Rally number 6', venue: '' }, now)
  expect((await duplicates.of(db, event, { near, now })).map(({ title }) => title)).toContain('Rally number 6')
  const explaining = db.withPlugin({
    transformQuery: ({ node }) => (node.kind === 'RawNode' ? { ...node, sqlFragments: [`explain ${node.sqlFragments[0]}`, ...node.sqlFragments.slice(1)] } : node),
    transformResult: async ({ result }) => result,
  })
  const plan = JSON.stringify(await duplicates.of(explaining, event, { near, now }))
  expect(plan).toContain('event_times_day')
  expect(plan).not.toMatch(/Seq Scan on (event_times|events)/)
})
