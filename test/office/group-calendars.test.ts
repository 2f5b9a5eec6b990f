import { beforeAll, expect, test } from 'vitest'
import { createApp } from '#app.tsx'
import { routes } from '#http/routes.ts'
import { followCalendar } from '#jobs/follow-calendar.ts'
import * as queue from '#platform/queue.ts'
import type { Settings } from '#platform/settings.ts'
import { calendarServer, ics, vevent } from '../calendar-server.ts'
import { app as shut, db, form, house, queued, settings } from '../house.ts'
import { arrive, workOnce } from './colleagues.ts'
import { myGroup, theOthers, type World } from './scope/two-groups.ts'

const { office } = routes
const open: Settings = { ...settings, OUTBOUND_LOOPBACK: 'on' }
const app = createApp({ ...house, settings: open })
const soon = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
const pages: Parameters<typeof calendarServer>[0] = {
  '/key-9876.ics': ics(...['1', '2'].map((uid) => vevent(uid, `DTSTART;VALUE=DATE:${soon}`, `SUMMARY:Number <b>${uid}</b>`)), vevent('3', 'SUMMARY:Rubbish <script>alert(1)</script>')),
  '/page.html': '<!doctype html>',
}
const { origin } = await calendarServer(pages)

let world: World
let lead: Record<string, string>
let priya: Record<string, string>
beforeAll(async () => {
  world = await theOthers(await myGroup())
  lead = world.headers
  priya = (await arrive('Priya', 'organiser')).headers
})

const send = (href: string, method: 'POST' | 'PUT' | 'DELETE', fields: Record<string, string> = {}, who = lead, at = app) => at.request(href, form(method, fields, who))
const page = async (headers = lead, href = office.group.href({ id: world.mine })) => (await app.request(href, { headers })).text()
const feeds = (group = world.mine) => db.selectFrom('calendar_feeds').selectAll().where('group_id', '=', group).orderBy('id').execute()
const follow = (address: string, who = lead) => send(office.groupCalendars.href({ id: world.mine }), 'POST', { address }, who)
const titles = async () => (await db.selectFrom('events').select(['title', 'stage', 'called_off_at']).where('group_id', '=', world.mine).orderBy('title').execute()).map(({ title, stage, called_off_at }) => `${title} ${stage}${called_off_at ? ' off' : ''}`)

test('a lead follows a calendar for their group: what is there, and what cannot be taken, is told at once', async () => {
  expect(await page()).toContain('New events wait for a moderator.')
  const answer = await follow(`${origin}/key-9876.ics`)
  expect(answer.headers.get('location'), await answer.text()).toBe(office.group.href({ id: world.mine }, { did: 'followed' }))
  const html = await page()
  for (const words of ['Neighbors elsewhere', '2 events found; they are being taken in just now.', '1 event could not be taken', 'It does not say when it starts.', '127.0.0.1', '&lt;script>alert(1)']) expect(html).toContain(words)
  expect(html).not.toMatch(/key-9876|<script>alert/)
  const [feed] = await feeds()
  expect(await queued('follow-calendar')).toContainEqual({ id: feed!.id })
  await followCalendar({ db, settings: open })({ id: feed!.id })
  expect(await page()).toMatch(/Read <time[^>]*>[^<]*<\/time>: 2 events, 2 of them waiting for a moderator\./)
  expect(await titles()).toEqual(['Number <b>1</b> waiting', 'Number <b>2</b> waiting'])
  const { id } = await db.selectFrom('events').select('id').where('title', '=', 'Number <b>1</b>').executeTakeFirstOrThrow()
  const event = await page(lead, office.event.href({ id }))
  expect(event).toContain('It comes from the calendar “Neighbors elsewhere” at 127.0.0.1, and what changes there changes here.')
  expect(event).not.toContain('key-9876')
})

test.each([
  ['', 'Write the address of the calendar'], ['ftp://calendar.example/x.ics', 'Write the address of the calendar'], ['http://10.0.0.1/x.ics', 'The address leads into a private network'],
  [() => `${origin}/nothing.ics`, 'There is nothing at that address (404).'], [() => `${origin}/page.html`, 'This is not an iCalendar file.'], [() => `${origin}/key-9876.ics`, 'This calendar is followed already.'],
])('an address that cannot be followed comes back with the reason', async (typed, reason) => {
  const address = typeof typed === 'string' ? typed : typed()
  const answer = await follow(address, priya)
  const html = await answer.text()
  expect([answer.status, html.includes(reason), address === '' || html.includes(`value="${address}"`)]).toEqual([422, true, true])
  expect(await feeds()).toHaveLength(1)
})

test('nothing on the machine itself is asked unless tests allow it', async () => {
  const answer = await send(office.groupCalendars.href({ id: world.mine }), 'POST', { address: `${origin}/page.html` }, priya, shut)
  expect(await answer.text()).toContain('The address leads into a private network')
})

test('nobody looks at address after address', async () => {
  const kay = (await arrive('Kay', 'organiser')).headers
  const answers = await Promise.all(Array.from({ length: 14 }, () => follow('http://10.0.0.1/', kay)))
  expect((await Promise.all(answers.map((answer) => answer.text()))).filter((html) => html.includes('Wait a minute and try again'))).toHaveLength(2)
})

test('it is paused, goes on, and is read when asked', async () => {
  const at = { id: world.mine, feed: (await feeds())[0]!.id }
  expect((await send(office.groupCalendarPause.href(at), 'PUT')).status).toBe(303)
  expect(await page()).toContain('Paused since')
  await send(office.groupCalendarPause.href(at), 'DELETE')
  expect(await page()).not.toContain('Paused since')
  expect((await send(office.groupCalendarReading.href(at), 'POST')).headers.get('location')).toBe(office.group.href({ id: world.mine }, { did: 'reading' }))
})

test('of another group, a lead finds no calendar, and touches none', async () => {
  const [theirs] = await feeds(world.theirs)
  const before = JSON.stringify(await feeds(world.theirs))
  expect((await send(office.groupCalendars.href({ id: world.theirs }), 'POST', { address: `${origin}/key-9876.ics` })).status).toBe(404)
  for (const id of [world.theirs, world.mine]) {
    const at = { id, feed: theirs!.id }
    for (const [href, method] of [[office.groupCalendarReading.href(at), 'POST'], [office.groupCalendarPause.href(at), 'PUT'], [office.groupCalendarPause.href(at), 'DELETE'], [office.groupCalendar.href(at), 'DELETE']] as const) {
      expect((await send(href, method, { events: 'called off' })).status, href).toBe(404)
    }
  }
  expect((await send(office.groupCalendarPause.href({ id: world.mine, feed: theirs!.id }), 'PUT', {}, priya)).status).toBe(404)
  expect(JSON.stringify(await feeds(world.theirs))).toBe(before)
  const editor = (await arrive('Ed', 'editor')).headers
  expect((await follow(`${origin}/key-9876.ics`, editor)).status).toBe(403)
})

test('what cannot be read is told in the office, each lead of their own, and by letter', async () => {
  const [mine] = await feeds()
  await workOnce()
  await db.updateTable('calendar_feeds').set({ failing_since: new Date(), reason: 'It takes longer than 20 seconds to answer.' }).execute()
  expect(await page()).toContain('Nothing that came from it is lost.')
  expect(await page(priya, office.groups.href())).toMatch(/Calendars that cannot be read:[^]*Arden Neighbors[^]*Winnick Neighbors[^]*<nav/)
  expect(await page(lead, office.groups.href())).not.toContain('Winnick Neighbors')
  await queue.leave(db, 'calendar-letter', { feedId: mine!.id })
  await workOnce()
  const letters = await db.selectFrom('letters').select(['recipient', 'subject', 'body']).where('kind', '=', 'calendar-fails').execute()
  expect(letters).toMatchObject([{ recipient: 'ana@arden.example', subject: 'The calendar of Arden Neighbors cannot be read', body: expect.stringContaining('It takes longer than 20 seconds to answer.') }])
  expect(letters[0]?.body).not.toContain('key-9876')
})

test('let go, its events stay or are called off, as was said', async () => {
  const [mine] = await feeds()
  const at = office.groupCalendar.href({ id: world.mine, feed: mine!.id })
  expect((await send(at, 'DELETE')).status).toBe(422)
  await db.updateTable('events').set({ stage: 'published' }).where('title', '=', 'Number <b>1</b>').execute()
  expect((await send(at, 'DELETE', { events: 'called off' })).status).toBe(303)
  expect([await titles(), await feeds()]).toEqual([['Number <b>1</b> published off'], []])

  await follow(`${origin}/key-9876.ics`)
  const [again] = await feeds()
  await followCalendar({ db, settings: open })({ id: again!.id })
  await send(office.groupCalendar.href({ id: world.mine, feed: again!.id }), 'DELETE', { events: 'kept' })
  expect(await titles()).toEqual(['Number <b>1</b> published off', 'Number <b>1</b> waiting', 'Number <b>2</b> waiting'])
})
