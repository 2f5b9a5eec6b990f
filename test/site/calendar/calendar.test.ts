import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import * as callingOff from '#domain/calendar/calling-off.ts'
import { rewrite } from '#domain/calendar/rewriting.ts'
import { routes } from '#http/routes.ts'
import { happening, meeting, mira, place, weekly } from '../../happenings.ts'
import { app, db, house } from '../../house.ts'

const { site } = routes
const hour = 3_600_000
/** A day of the year after this one, at seven in the evening: what these pages show is always to come. */
const year = new Date().getFullYear() + 1
const local = (monthAndDay: string, clock = '19:00:00') => `${year}-${monthAndDay}T${clock}`
const at = (monthAndDay: string) => ({ starts: local(monthAndDay), ends: local(monthAndDay, '20:30:00') })
const read = async (href: string) => (house.cache.drop(), (await app.request(href)).text())
const soon = new Date()

const [arden] = await db.insertInto('groups').values({ slug: 'arden-mills', kind: 'chapter', status: 'affiliated', name: 'Arden Mills Together' }).returning('id').execute()
const talk = await happening({ title: 'Talk & tea', group_id: arden?.id ?? null, ...at('03-02'), room: { address: 'https://meet.example/secret-room', note: 'Passcode 4711' }, is_online: true }, soon)
await happening({ title: 'Rally in Quill', kind: 'rally', place_id: place('port_quill'), ...at('03-03') }, soon)
const series = await happening({ ...weekly, title: 'Tuesday phones', ...at('03-09'), rule: 'FREQ=WEEKLY;COUNT=4' }, soon)

test('the calendar shows what is on by day, each with its day, place and host', async () => {
  const page = await read(site.events.href())
  expect(page).toContain('Talk &amp; tea')
  expect(page).toContain('Mill Street library, Arden, and online · Arden Mills Together')
  expect(page.match(/Tuesday phones/g)).toHaveLength(4)
  expect(page).toContain(`${site.eventTime.href({ slug: series.slug, of: `${year}0309T190000` })}"`)
})

test('kind, town, group and online narrow it, in the address alone', async () => {
  expect(await read(site.events.href({}, { kind: 'rally' }))).not.toContain('Talk &amp; tea')
  expect(await read(site.events.href({}, { online: 'yes' }))).not.toContain('Rally in Quill')
  expect(await read(site.events.href({}, { group: 'arden-mills' }))).not.toContain('Rally in Quill')
  const near = await read(site.events.href({}, { town: 'Port Quill' }))
  expect(near).toContain('Rally in Quill')
  expect(near).toContain('Within 10 miles of Port Quill')
})

test('a town that nobody knows is said, and shows nothing', async () => {
  const page = await read(site.events.href({}, { town: 'Atlantis' }))
  expect(page).toContain('We know nothing called “Atlantis”')
  expect(page).not.toContain('Talk &amp; tea')
})

test('a month is a sheet of weeks with what is on in its days', async () => {
  const page = await read(site.eventsMonth.href({ month: `${year}-03` }))
  expect(page).toContain(`March ${year}`)
  expect(page).toMatch(/<td[^>]*><time datetime="\d{4}-03-02">2<span class="month__name"> March<\/span><\/time><a[^>]*><span>7:00 PM<\/span> Talk &amp; tea/)
  expect((await app.request(site.eventsMonth.href({ month: '2026-13' }))).status).toBe(404)
})

test('the map names each town with what is on there, and what is online', async () => {
  const page = await read(site.eventsMap.href())
  expect(page).toContain('Port Quill: 1 event')
  expect(page).toContain('aria-label="Map of 2 towns with events"')
})

test('the page of an event says when, where and how to get in, and never how to come in online', async () => {
  const page = await read(site.event.href(talk))
  expect(page).toContain('Step-free from the yard.')
  expect(page).toContain('4 Mill Street')
  expect(page).toContain('Arden Mills Together')
  for (const href of [site.event.href(talk), site.events.href(), site.eventIcs.href(talk), site.eventsIcs.href(), site.eventsJson.href()]) {
    expect(await read(href)).not.toMatch(/secret-room|4711/)
  }
})

test('a page says what it is of to machines too', async () => {
  const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(await read(site.event.href(talk))) ?? []
  expect(JSON.parse(data)).toMatchObject({ '@type': 'Event', name: 'Talk & tea', eventStatus: 'https://schema.org/EventScheduled', eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode' })
})

test('each time of a series has a page, and the others lead to it', async () => {
  const href = site.eventTime.href({ slug: series.slug, of: `${year}0316T190000` })
  expect(await read(site.event.href(series))).toContain(`href="${href}"`)
  expect(await read(href)).toMatch(/March 16|Weekly|every/)
  for (const of of ['20200101T190000', 'nonsense', `${year}0317T190000`]) expect((await app.request(site.eventTime.href({ slug: series.slug, of }))).status).toBe(404)
})

test('what changed for one time stands on its page alone', async () => {
  const of = local('03-23')
  const { version } = await db.selectFrom('events').select('version').where('id', '=', series.id).executeTakeFirstOrThrow()
  await rewrite(db, mira, { id: series.id, version, which: 'this', of }, { ...meeting, ...weekly, title: 'Phones with pie', venue: 'Grange Hall', place_id: place('winnick'), ...at('03-23') }, { now: soon })
  const page = await read(site.eventTime.href({ slug: series.slug, of: `${year}0323T190000` }))
  expect(page).toContain('Phones with pie')
  expect(page).toContain('Grange Hall, Winnick')
  expect(await read(site.event.href(series))).not.toContain('Grange Hall, Winnick')
})

test('other words alone make a time unlike the others, too', async () => {
  const { version, words } = await db.selectFrom('events').select(['version', 'words']).where('id', '=', series.id).executeTakeFirstOrThrow()
  const draft = { ...meeting, ...weekly, title: 'Tuesday phones', ...at('03-16'), access: 'Ring twice.', words: '<p>Bring your own headset.</p>' }
  await rewrite(db, mira, { id: series.id, version, which: 'this', of: local('03-16') }, draft, { now: soon })
  const page = await read(site.eventTime.href({ slug: series.slug, of: `${year}0316T190000` }))
  for (const said of ['Bring your own headset.', 'Ring twice.']) expect(page).toContain(said)
  expect(await read(site.event.href(series))).toContain(words)
})

test('a time that is called off says so, and why', async () => {
  const { id } = await db.selectFrom('event_times').select('id').where('event_id', '=', series.id).where('of', '=', local('03-30')).executeTakeFirstOrThrow()
  await callingOff.callOff(db, mira, id, 'The hall is flooded.', soon)
  const page = await read(site.eventTime.href({ slug: series.slug, of: `${year}0330T190000` }))
  expect(page).toContain('The hall is flooded.')
  expect(await read(site.events.href())).toContain('event-row--off')
})

test('the feed says the same instants to a calendar, changes and cancellations too', async () => {
  const text = await read(site.eventsIcs.href())
  const calendar = new ICAL.Component(ICAL.parse(text))
  const told = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  const one = told.find(({ summary }) => summary === 'Talk & tea')
  expect(one?.startDate.toJSDate().getTime()).toBe((await db.selectFrom('event_times').select('begins_at').where('event_id', '=', talk.id).executeTakeFirstOrThrow()).begins_at.getTime())
  expect(told.filter(({ uid }) => uid === series.uid).map((event) => [event.summary, event.component.getFirstPropertyValue('status')])).toEqual([
    ['Tuesday phones', 'CONFIRMED'], ['Phones with pie', 'CONFIRMED'], ['Tuesday phones', 'CONFIRMED'], ['Tuesday phones', 'CANCELLED'],
  ])
})

test('a feed follows the filters of its view', async () => {
  const text = await read(site.eventsIcs.href({}, { kind: 'rally' }))
  expect(text).toContain('SUMMARY:Rally in Quill')
  expect(text).not.toContain('Talk')
})

test('a feed that is as it was is not sent again', async () => {
  const narrow = site.eventsIcs.href({}, { kind: 'meeting' })
  const first = await app.request(narrow)
  const etag = first.headers.get('etag') ?? ''
  expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect((await app.request(narrow, { headers: { 'if-none-match': etag } })).status).toBe(304)
  await happening({ title: 'One more', ...at('05-01') }, new Date(Date.now() + hour))
  house.cache.drop()
  expect((await app.request(narrow, { headers: { 'if-none-match': etag } })).status).toBe(200)
})

test('one event can be taken into a calendar by itself', async () => {
  const answer = await app.request(site.eventIcs.href(talk))
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="talk-tea.ics"')
  expect((await answer.text()).match(/BEGIN:VEVENT/g)).toHaveLength(1)
})

test('every view is data too', async () => {
  const told = await (await app.request(site.eventsJson.href({}, { kind: 'rally' }))).json()
  expect(told).toMatchObject({ events: [{ title: 'Rally in Quill', town: 'Port Quill', zone: 'America/New_York', called_off: false }] })
})

test('drafts are on no page, feed or map', async () => {
  await db.updateTable('events').set({ stage: 'draft' }).where('id', '=', talk.id).execute()
  for (const href of [site.events.href(), site.eventsMonth.href({ month: `${year}-03` }), site.eventsMap.href(), site.eventsIcs.href(), site.eventsJson.href()]) expect(await read(href)).not.toContain('Talk')
  for (const href of [site.event.href(talk), site.eventIcs.href(talk), site.eventTime.href({ slug: talk.slug, of: `${year}0302T190000` })]) expect((await app.request(href)).status).toBe(404)
})
