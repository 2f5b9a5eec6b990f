import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import * as callingOff from '#domain/calendar/calling-off.ts'
import * as events from '#domain/calendar/events.ts'
import { rewrite } from '#domain/calendar/rewriting.ts'
import * as rooms from '#domain/calendar/rooms.ts'
import * as writing from '#domain/calendar/writing.ts'
import { agree } from '#domain/calendar/zoom-agreeing.ts'
import * as zoomMeetings from '#domain/calendar/zoom-meetings.ts'
import { zoomMeeting } from '#jobs/zoom-meeting.ts'
import { apiOf, openZoom } from '#platform/zoom.ts'
import { meeting, mira, weekly } from '../../happenings.ts'
import { databaseUrl, db, queued, settings, settingsFor } from '../../house.ts'
import { hangingUp, zoomServer } from '../../zoom-server.ts'

const server = await zoomServer()
const open = { ...settingsFor(server.env), COMMONWEAL_HOME: settings.COMMONWEAL_HOME }
const run = zoomMeeting({ db, settings: open })
const year = new Date().getFullYear() + 1
const online: writing.Draft = { ...meeting, is_online: true, zoom: true, starts: `${year}-11-03T19:00:00`, ends: `${year}-11-03T20:30:00` }
const series: writing.Draft = { ...online, rule: weekly.rule }

const rowOf = (event: { id: number }) => db.selectFrom('zoom_meetings').selectAll().where('event_id', '=', event.id).executeTakeFirstOrThrow()
const put = (over: Partial<writing.Draft> = {}) => writing.draft(db, mira, { ...online, ...over })
const here = () => [...server.meetings.values()]
/** As if the moment for which its work waits had come. */
const comes = () => db.updateTable('zoom_meetings').set({ due_at: sql<Date>`now()`, busy_until: null, handed_at: sql<Date>`handed_at - interval '1 hour'` }).where('due_at', 'is not', null).execute()
/** Everything that is due, as the worker does it. */
async function work() {
  for (const { id } of await db.selectFrom('zoom_meetings').select('id').where('due_at', '<=', sql<Date>`now()`).execute()) await run({ id })
}
async function change(event: { id: number }, draft: writing.Draft, which: { which: 'all' } | { which: 'this' | 'following'; of: string } = { which: 'all' }) {
  const { version } = await events.find(db, event.id) ?? expect.fail()
  const became = await rewrite(db, mira, { id: event.id, version, ...which }, draft)
  return typeof became === 'string' ? expect.fail(became) : became
}

beforeEach(async () => {
  await db.deleteFrom('zoom_meetings').execute()
  server.meetings.clear()
  server.asked.length = 0
})

test('an event gets one meeting, with its time, and whoever says yes its link and passcode', async () => {
  const event = await put()
  expect((await queued('zoom-meeting')).at(-1)).toEqual({ id: (await rowOf(event)).id })
  expect(await rooms.of(db, event)).toBeUndefined()
  await work()
  expect(here()).toMatchObject([{ topic: 'Monthly meeting', type: 2, start_time: `${year}-11-03T19:00:00`, timezone: 'America/New_York', duration: 90 }])
  const { id } = here()[0]!
  expect(await rooms.of(db, event)).toEqual({ address: `https://zoom.example/j/${id}?pwd=abc`, note: `Passcode 123456, meeting ID ${String(id).replace(/(...)(....)(....)/, '$1 $2 $3')}` })
  expect(await rowOf(event)).toMatchObject({ due_at: null, reason: '', handed_at: null })
  await run({ id: (await rowOf(event)).id })
  expect(server.asked).toEqual(['token', 'POST meetings'])
})

test('no event without the tick is told to Zoom', async () => {
  const event = await put({ zoom: false })
  expect(await zoomMeetings.of(db, event)).toBeUndefined()
})

test('a series is one meeting without a fixed time; so is a day without a clock', async () => {
  for (const over of [{ rule: weekly.rule }, { zone: null, starts: `${year}-11-03`, ends: `${year}-11-04` }]) await put(over)
  await work()
  expect(here().map(({ type, start_time }) => [type, start_time])).toEqual([[3, undefined], [3, undefined]])
})

test('another title or time is told once, and the link stays, whatever else is saved', async () => {
  const event = await put()
  await work()
  const link = await rooms.of(db, event)
  await change(event, { ...online, title: 'Bigger meeting', starts: `${year}-11-03T18:00:00`, room: { address: 'https://elsewhere.example/', note: '' } })
  expect(await rooms.of(db, event)).toEqual(link)
  await work()
  expect(here()).toMatchObject([{ topic: 'Bigger meeting', start_time: `${year}-11-03T18:00:00`, duration: 150 }])
  await change(event, { ...online, title: 'Bigger meeting', starts: `${year}-11-03T18:00:00`, venue: 'Another hall', zoom: undefined })
  await work()
  expect(await rooms.of(db, event)).toEqual(link)
  expect(server.asked.filter((kind) => kind !== 'token')).toEqual(['POST meetings', 'PATCH meeting'])
})

test('called off, its meeting and link go; called on again, there is another', async () => {
  const event = await put()
  await work()
  await callingOff.callOffAll(db, mira, event.id, 'Snow')
  await work()
  expect([here(), await rooms.of(db, event)]).toEqual([[], undefined])
  await callingOff.callOffAll(db, mira, event.id, null)
  await work()
  expect(here()).toHaveLength(1)
  expect((await rooms.of(db, event))?.address).toContain(String(here()[0]!.id))
})

test.each(['that is there', 'that somebody took away at Zoom'])('taken out, an event takes the meeting along %s', async (which) => {
  const event = await put()
  await work()
  if (which !== 'that is there') server.meetings.clear()
  expect(await writing.remove(db, mira, event.id)).toBe(true)
  await work()
  expect([here(), await db.selectFrom('zoom_meetings').selectAll().execute()]).toEqual([[], []])
})

test('without the tick the meeting goes, and a link that was pasted stays', async () => {
  const event = await put()
  await work()
  const own = { address: 'https://meet.example/own', note: '' }
  await change(event, { ...online, zoom: false, room: own })
  await work()
  expect([here(), await rooms.of(db, event), await zoomMeetings.of(db, event)]).toEqual([[], own, undefined])
  await change(event, online)
  await work()
  const link = await rooms.of(db, event) ?? expect.fail()
  await change(event, { ...online, zoom: false, room: link })
  expect(await rooms.of(db, event)).toBeUndefined()
})

test('single times of a series have its link; what goes on otherwise gets a meeting of its own', async () => {
  const event = await put({ rule: weekly.rule })
  const [first, second, third] = (await db.selectFrom('event_times').select('of').where('event_id', '=', event.id).orderBy('begins_at').limit(3).execute()).map(({ of }) => of)
  if (!first || !second || !third) return expect.fail()
  const alone = { ...series, title: 'With pie', rule: null, starts: second, ends: second.replace('T19:00', 'T21:00'), zoom: undefined }
  await change(event, alone, { which: 'this', of: second })
  await work()
  const [instance] = await events.instancesOf(db, event)
  const link = await rooms.of(db, event)
  expect(await rooms.of(db, instance!)).toEqual(link)
  const branched = await change(event, { ...series, title: 'From then on', starts: third, ends: third.replace('T19:00:00', 'T20:30:00'), room: link ?? null }, { which: 'following', of: third })
  await work()
  expect(here()).toHaveLength(2)
  expect(await rooms.of(db, event)).toEqual(link)
  expect(await rooms.of(db, branched)).not.toEqual(link)
})

test('a meeting that is gone at Zoom is made anew when its event changes', async () => {
  const event = await put()
  await work()
  server.meetings.clear()
  await change(event, { ...online, title: 'Again' })
  await work()
  expect(here()).toMatchObject([{ topic: 'Again' }])
  expect((await rooms.of(db, event))?.address).toContain(String(here()[0]!.id))
})

test.each([
  ['Zoom hangs up in mid-answer', hangingUp],
  ['Zoom makes it and says that it is in trouble', async (_: unknown, response: Parameters<typeof server.answer>[0], go: () => Promise<void>) => {
    const end = response.writeHead.bind(response)
    response.writeHead = (() => end(500)) as typeof response.writeHead
    await go()
  }],
] as const)('%s: what was made is found again among others, and there is one', async (_, trick) => {
  for (const topic of ['A', 'B', 'C']) server.meetings.set(topic.charCodeAt(0), { id: topic.charCodeAt(0), topic, type: 2, agenda: '' })
  server.next('POST meetings', trick)
  const event = await put()
  await work()
  expect(here()).toHaveLength(4)
  expect(await rooms.of(db, event)).toBeUndefined()
  expect(await zoomMeetings.of(db, event)).toMatchObject({ reason: expect.stringMatching(/^Zoom (broke off|is in trouble)/), due_at: expect.any(Date) })
  await comes()
  await work()
  expect(here()).toHaveLength(4)
  expect(await rooms.of(db, event)).toBeDefined()
  expect(await zoomMeetings.of(db, event)).toMatchObject({ reason: '', due_at: null })
})

test('nothing is made again, nor looked for, before Zoom can have listed it, whoever changes the event', async () => {
  server.next('POST meetings', hangingUp)
  const event = await put()
  await work()
  await change(event, { ...online, title: 'Hurry' })
  await work()
  expect(server.asked.filter((kind) => kind !== 'token')).toEqual(['POST meetings'])
  await comes()
  await work()
  expect(here()).toMatchObject([{ topic: 'Hurry' }])
})

test('what was never made is made after all', async () => {
  server.next('POST meetings', (_, response) => response.destroy())
  const event = await put()
  await work()
  expect(here()).toEqual([])
  await comes()
  await work()
  expect(here()).toHaveLength(1)
  expect(await rooms.of(db, event)).toBeDefined()
})

test('a worker that is killed in mid-answer leaves the next look behind, which finds what was made', async () => {
  const event = await put()
  const { id } = await rowOf(event)
  const root = join(import.meta.dirname, '../../..')
  const worker = spawn(process.execPath, ['--import', 'tsx', join(root, 'test/kill/zoom-hand.ts'), String(id)], { cwd: root, env: { ...process.env, ...server.env, DATABASE_URL: databaseUrl }, stdio: 'ignore' })
  server.next('POST meetings', async (_, response, go) => {
    response.end = (() => { worker.kill('SIGKILL'); return response }) as typeof response.end
    await go()
  })
  expect(await once(worker, 'exit')).toEqual([null, 'SIGKILL'])
  expect([here().length, await rooms.of(db, event)]).toEqual([1, undefined])
  expect(await rowOf(event)).toMatchObject({ handed_at: expect.any(Date), due_at: expect.any(Date) })
  expect((await queued('zoom-meeting')).filter((payload) => payload.id === id)).toHaveLength(1)
  await comes()
  await work()
  expect(here()).toHaveLength(1)
  expect(await rooms.of(db, event)).toBeDefined()
})

test('a worker that is held up in the middle is followed by another, two at once make one, and the late one changes nothing', async () => {
  let heard = () => {}
  const hears = new Promise<void>((resolve) => { heard = resolve })
  let letGo = () => {}
  const released = new Promise<void>((resolve) => { letGo = resolve })
  server.next('POST meetings', async (_, response, go) => {
    const { end } = response
    response.end = (() => response) as typeof end
    await go()
    heard()
    await released
    response.destroy()
  })
  const event = await put()
  const { id } = await rowOf(event)
  const first = run({ id })
  await hears
  await Promise.all([run({ id }), run({ id })])
  expect(here()).toHaveLength(1)
  expect((await queued('zoom-meeting')).filter((payload) => payload.id === id)).toHaveLength(1)
  expect(await zoomMeetings.of(db, event)).toMatchObject({ due_at: expect.any(Date) })
  await comes()
  await work()
  letGo()
  await first
  expect(here()).toHaveLength(1)
  expect(await zoomMeetings.of(db, event)).toMatchObject({ reason: '', due_at: null, link: expect.stringContaining(String(here()[0]!.id)) })
})

test('what changes while Zoom is spoken to is told afterwards', async () => {
  const event = await put()
  server.next('POST meetings', async (_request, _response, go) => {
    await change(event, { ...online, title: 'Meanwhile' })
    await go()
  })
  await work()
  expect(here()).toMatchObject([{ topic: 'Monthly meeting' }])
  await work()
  expect(here()).toMatchObject([{ topic: 'Meanwhile' }])
})

test('a token is kept for an hour; one that Zoom no longer takes is replaced, and nobody notices', async () => {
  for (const _ of [1, 2]) {
    await put()
    await work()
  }
  expect(server.asked.slice(-2)).toEqual(['POST meetings', 'POST meetings'])
  server.forgetTokens()
  await put()
  await work()
  expect(server.asked.slice(-3)).toEqual(['POST meetings', 'token', 'POST meetings'])
  expect(here()).toHaveLength(3)
})

test('when Zoom takes no more for a while, it is asked again when it says so', async () => {
  server.next('POST meetings', (_, response) => server.answer(response, 429, { code: 429, message: 'Too many' }, { 'retry-after': '5000' }))
  const event = await put()
  await work()
  const { due_at, reason } = await zoomMeetings.of(db, event) ?? expect.fail()
  expect(reason).toBe('Zoom takes no more from us for a while.')
  expect(Math.abs(Number(due_at) - Date.now() - 5_000_000)).toBeLessThan(60_000)
  await comes()
  await work()
  expect(here()).toHaveLength(1)
})

test('in trouble, Zoom is asked less and less often, and in the end no more; then somebody asks once more', async () => {
  const event = await put()
  await work()
  await change(event, { ...online, title: 'Another' })
  const waits: number[] = []
  for (let attempt = 1; attempt <= 8; attempt++) {
    server.next('PATCH meeting', (_, response) => server.answer(response, 503))
    await comes()
    await work()
    const due = (await rowOf(event)).due_at
    waits.push(due ? Math.round((Number(due) - Date.now()) / 60_000) : 0)
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 0])
  expect(await zoomMeetings.tryAgain(db, mira, event)).toBe(true)
  await work()
  expect(here()).toMatchObject([{ topic: 'Another' }])
  expect(await zoomMeetings.tryAgain(db, mira, event)).toBe(false)
})

test.each([
  [{ ZOOM_CLIENT_SECRET: 'another' }, /^Zoom does not accept what this site signs in with/],
  [{ ZOOM_HOST: 'nobody@coast.example' }, /^Zoom knows no user “nobody@coast.example”/],
  [{ ZOOM_CLIENT_ID: '' }, /^This site has nothing any more to sign in with/],
])('what the operator has to mend is said in a sentence, and not tried without end: %o', async (env, sentence) => {
  const event = await put()
  await zoomMeeting({ db, settings: { ...open, ...env } })({ id: (await rowOf(event)).id })
  expect(await zoomMeetings.of(db, event)).toMatchObject({ due_at: null, reason: expect.stringMatching(sentence), link: null })
})

test('an endless answer is not heard to its end', async () => {
  const event = await put()
  let cut = () => {}
  const ends = new Promise<string>((resolve) => { cut = () => resolve('cut off') })
  server.next('POST meetings', (_, response) => {
    const pour = () => { while (!response.destroyed && response.write('x'.repeat(100_000))); }
    response.on('drain', pour).on('close', cut).writeHead(201)
    pour()
  })
  await agree(db, openZoom(open, 60_000), (await rowOf(event)).id)
  expect(await ends).toBe('cut off')
  expect(await zoomMeetings.of(db, event)).toMatchObject({ reason: 'Zoom broke off before it had answered.', link: null })
})

test('a Zoom that is away, slow or silly does no harm', async () => {
  const event = await put()
  const quick = openZoom(open, 200)
  for (const trick of [
    () => undefined,
    (_: unknown, response: Parameters<typeof server.answer>[0]) => response.writeHead(201).end('<html>'),
    (_: unknown, response: Parameters<typeof server.answer>[0]) => server.answer(response, 201, { id: 7, join_url: 'javascript:alert(1)' }),
    (_: unknown, response: Parameters<typeof server.answer>[0]) => server.answer(response, 302, undefined, { location: 'http://10.0.0.1/' }),
  ]) {
    server.next('POST meetings', trick)
    await agree(db, quick, (await rowOf(event)).id)
    expect(await zoomMeetings.of(db, event)).toMatchObject({ reason: expect.stringMatching(/^Zoom /), due_at: expect.any(Date), link: null })
    await comes()
  }
  await agree(db, openZoom({ ...open, ZOOM_URL: 'http://127.0.0.1:2' }), (await rowOf(event)).id)
  expect(await zoomMeetings.of(db, event)).toMatchObject({ reason: 'Zoom is not reached.' })
  await comes()
  await work()
  expect(here()).toHaveLength(1)
})

test('Zoom for Government and Zoom itself stand at their own addresses', () => {
  expect([settingsFor({}).ZOOM_URL, 'https://zoomgov.com', server.origin].map(apiOf)).toEqual(['https://api.zoom.us', 'https://api.zoomgov.com', server.origin])
})
