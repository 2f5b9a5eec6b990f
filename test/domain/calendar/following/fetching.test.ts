import { gzipSync } from 'node:zlib'
import type { RequestListener } from 'node:http'
import { expect, test } from 'vitest'
import { due } from '#domain/calendar/following/feed-state.ts'
import { look } from '#domain/calendar/following/looking.ts'
import { read } from '#domain/calendar/following/reading.ts'
import { followCalendars } from '#jobs/follow-calendars.ts'
import { ics, vevent } from '../../../calendar-server.ts'
import { db, queued } from '../../../house.ts'
import { asked, bounds, eventsOf, feedOf, hours, now, origin, pages, state } from './following.ts'

const calendar = ics(...['1', '2'].map((uid) => vevent(uid, 'DTSTART:20261103T190000Z', 'DTEND:20261103T200000Z', `SUMMARY:Number ${uid}`)))
const quick = { ...bounds, milliseconds: 300, bytes: 100_000 }
const bomb = gzipSync(Buffer.alloc(20_000_000))
const path = (feed: { address: string }) => new URL(feed.address).pathname
const headersOf = (feed: { address: string }) => asked.filter(({ url }) => url === path(feed)).map(({ headers }) => headers['if-none-match'] ?? headers['if-modified-since'])

test('it is asked by its version whether anything changed, and once a day without', async () => {
  const feed = await feedOf('')
  pages[path(feed)] = (request, response) => {
    if (request.headers['if-none-match'] === '"1"' && request.headers['if-modified-since'] === 'Tue, 06 Jan 2026 19:00:00 GMT') response.writeHead(304).end()
    else response.writeHead(200, { etag: '"1"', 'last-modified': 'Tue, 06 Jan 2026 19:00:00 GMT' }).end(calendar)
  }
  expect(await feed.reads()).toMatchObject({ etag: '"1"', found: 2, read_at: now })
  expect(await feed.reads(undefined, hours(1))).toMatchObject({ found: 2, read_at: hours(1), came_at: now })
  expect(await feed.reads(undefined, hours(25))).toMatchObject({ came_at: hours(25) })
  expect(headersOf(feed)).toEqual([undefined, '"1"', undefined])
})

test('a redirect is followed', async () => {
  const feed = await feedOf('')
  pages['/there.ics'] = calendar
  pages[path(feed)] = (_, response) => response.writeHead(302, { location: '/there.ics' }).end()
  expect(await feed.reads()).toMatchObject({ found: 2, failing_since: null })
})

const endless: RequestListener = (_, response) => {
  const pour = () => { while (!response.destroyed && response.write(`X:${'x'.repeat(10_000)}\r\n`)); }
  response.on('drain', pour)
  pour()
}
const slow: RequestListener = (_, response) => {
  const drip = setInterval(() => response.write('x'), 20)
  response.on('close', () => clearInterval(drip))
}
const broken: [string, RequestListener | string, string][] = [
  ['leads into a private network', (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end(), 'The address leads into a private network, where this site does not go.'],
  ['goes round in circles', (request, response) => response.writeHead(302, { location: request.url }).end(), 'It is sent on from address to address without end.'],
  ['is slow', slow, 'It takes longer than 20 seconds to answer.'],
  ['does not answer', () => undefined, 'It takes longer than 20 seconds to answer.'],
  ['is endless', endless, 'It is longer than 6 megabytes.'],
  ['is a bomb', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb), 'It is longer than 6 megabytes.'],
  ['breaks off', (_, response) => { response.writeHead(200, { 'content-length': '100000' }).write(calendar, () => response.destroy()) }, 'Nobody answers at that address, or the answer breaks off.'],
  ['is in trouble', (_, response) => response.writeHead(500).end(calendar), 'The other side answers with an error (500).'],
  ['is gone', (_, response) => response.writeHead(404).end(), 'There is nothing at that address (404).'],
  ['is shut', (_, response) => response.writeHead(403).end(), 'The calendar is not open to us (403). Make it public, or take its secret address.'],
  ['is a page', '<!doctype html><title>Calendar</title>', 'This is not an iCalendar file. If it is a page that shows a calendar, look there for an address that ends in .ics.'],
]

test.each(broken)('a calendar that %s is reported with the reason and since when, and nothing is lost', async (_, page, reason) => {
  const feed = await feedOf(calendar)
  await feed.reads()
  const here = await eventsOf(feed)
  pages[path(feed)] = page
  await read(db, feed.id, { bounds: quick, now: hours(1) })
  await read(db, feed.id, { bounds: quick, now: hours(2) })
  expect(await state(feed.id)).toMatchObject({ reason, failing_since: hours(1), asked_at: hours(2), read_at: now, found: 2 })
  expect(await eventsOf(feed)).toEqual(here)
  expect(await feed.reads(calendar, hours(3))).toMatchObject({ reason: '', failing_since: null, read_at: hours(3) })
})

test('its leads are told once after a day; after a week it is asked once a day', async () => {
  const feed = await feedOf('rubbish')
  const letters = async () => (await queued('calendar-letter')).filter(({ feedId }) => feedId === feed.id).length
  expect((await feed.reads()).due_at).toEqual(new Date(now.getTime() + 50 * 60_000))
  expect(await letters()).toBe(0)
  await feed.reads(undefined, hours(24))
  await feed.reads(undefined, hours(25))
  expect(await letters()).toBe(1)
  expect((await feed.reads(undefined, hours(7 * 24))).due_at).toEqual(hours(7 * 24 + 23))
  await feed.reads(calendar, hours(200))
  await feed.reads('rubbish', hours(201))
  await feed.reads(undefined, hours(226))
  expect(await letters()).toBe(2)
})

test('every feed that is due is read by itself; one that is paused, or of a group at rest, is not', async () => {
  await db.updateTable('calendar_feeds').set({ due_at: hours(1000) }).execute()
  const [ready, paused, resting] = [await feedOf(calendar), await feedOf(calendar), await feedOf(calendar)]
  await db.updateTable('calendar_feeds').set({ paused_at: now }).where('id', '=', paused.id).execute()
  await db.updateTable('groups').set({ status: 'dormant' }).where('id', '=', resting.group.id).execute()
  await db.updateTable('calendar_feeds').set({ due_at: now }).where('id', 'in', [ready.id, paused.id, resting.id]).execute()
  expect(await due(db, now)).toEqual([ready.id])
  for (const _ of [1, 2]) await followCalendars({ db })()
  expect((await queued('follow-calendar')).filter(({ id }) => id === ready.id)).toHaveLength(1)
  await paused.reads()
  expect(await eventsOf(paused)).toEqual([])
})

test('a first look tells how much is there, or why nothing is', async () => {
  pages['/look.ics'] = calendar
  expect(await look(`${origin}/look.ics`, bounds, now)).toEqual({ name: 'Neighbors elsewhere', found: 2, refused: [] })
  expect(await look(`${origin}/nothing.ics`, bounds, now)).toEqual({ problem: 'There is nothing at that address (404).' })
  expect(await look(`${origin}/look.ics`, { ...bounds, allowLoopback: false }, now)).toEqual({ problem: 'The address leads into a private network, where this site does not go.' })
})
