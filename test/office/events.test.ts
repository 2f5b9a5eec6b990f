import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { createApp } from '#app.tsx'
import * as events from '#domain/calendar/events.ts'
import * as rooms from '#domain/calendar/rooms.ts'
import { putIn } from '#domain/calendar/writing.ts'
import * as zoomMeetings from '#domain/calendar/zoom-meetings.ts'
import * as people from '#domain/people/people.ts'
import { routes } from '#http/routes.ts'
import { zoomMeeting } from '#jobs/zoom-meeting.ts'
import { scoped } from '#platform/scoped.ts'
import { comes, deedsOf, said, someone, timeOf, told } from '../coming.ts'
import { happening, meeting, place, startsOf, weekly } from '../happenings.ts'
import { app, db, form, house, settings, settingsFor } from '../house.ts'
import { zoomServer } from '../zoom-server.ts'
import { arrive, cookiesOf } from './colleagues.ts'

const { office, site } = routes
let moderator: Awaited<ReturnType<typeof arrive>>
const lead = { headers: {}, id: '', group: 0, other: 0 }
const year = new Date().getFullYear() + 1
const fields = {
  title: 'Repair café', kind: 'other', group: '', words: 'Bring what is **broken**.', starts: `${year}-03-02T10:00`, ends: `${year}-03-02T13:00`, zone: 'America/New_York', repeats: '', every: '1', by: 'date', until: '', times: '',
  venue: 'Grange Hall', address: '1 Hill Road', town: 'Arden', access: 'Ramp at the side door', room: '', room_note: '', takes_answers: 'yes', capacity: '20', questions: 'What will you bring?', plank_id: '', action_id: '', picture_id: '',
}
const send = (method: 'POST' | 'PUT' | 'DELETE', path: string, more: Record<string, string>, headers: Record<string, string>) => app.request(path, form(method, more, headers))
const read = async (path: string, headers: Record<string, string>) => (await app.request(path, { headers })).text()
const idIn = (answer: Response) => Number(/events\/(\d+)/.exec(answer.headers.get('location') ?? '')?.[1])
const stageOf = async (id: number) => (await events.find(db, id))?.stage

function zoomKeys(env: Record<string, string>) {
  const { ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET, ZOOM_HOST, ZOOM_URL } = settingsFor(env)
  return { ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET, ZOOM_HOST, ZOOM_URL }
}

beforeAll(async () => {
  moderator = await arrive('Omar', 'organiser')
  const group = async (slug: string, name: string) => (await db.insertInto('groups').values({ slug, name, kind: 'local-group', status: 'affiliated' }).returning('id').executeTakeFirstOrThrow()).id
  lead.group = await group('arden', 'Arden Neighbors')
  lead.other = await group('quill', 'Quill Neighbors')
  const lena = await people.welcome(db, { email: 'lena@arden.example', name: 'Lena' })
  await db.insertInto('group_members').values({ person_id: lena.id, group_id: lead.group, role: 'lead' }).execute()
  const user = await db.insertInto('users').values({ name: 'Lena', email: 'lena@arden.example', person_id: lena.id, email_verified: true }).returning('id').executeTakeFirstOrThrow()
  lead.id = user.id
  lead.headers = await cookiesOf('lena@arden.example')
})

test('an organizer puts an event in, looks at it, and publishes it', async () => {
  expect(await read(office.newEvent.href(), moderator.headers)).toContain('Put an event in')
  const id = idIn(await send('POST', office.events.href(), fields, moderator.headers))
  expect(await events.find(db, id)).toMatchObject({
    title: 'Repair café', stage: 'draft', group_id: null, place_id: place('arden'), starts: `${year}-03-02T10:00:00`, ends: `${year}-03-02T13:00:00`, zone: 'America/New_York', capacity: 20, questions: ['What will you bring?'],
  })
  expect(await read(office.event.href({ id }), moderator.headers)).toContain('Grange Hall, Arden')
  expect(await read(site.events.href(), {})).not.toContain('Repair café')
  await send('PUT', office.eventPublication.href({ id }), {}, moderator.headers)
  expect(await stageOf(id)).toBe('published')
  await send('DELETE', office.eventPublication.href({ id }), {}, moderator.headers)
  expect(await stageOf(id)).toBe('draft')
})

test('what is wrong stands beside what was typed, and nothing is saved', async () => {
  const before = await events.roll(db, 'all')
  const answer = await send('POST', office.events.href(), { ...fields, title: '', ends: `${year}-03-01T10:00`, town: 'Atlantis', zone: 'Mars/Olympus', room: 'http://plain.example' }, moderator.headers)
  const page = await answer.text()
  expect(answer.status).toBe(422)
  for (const sentence of ['It needs a title.', 'It ends before it begins.', 'Write a time zone by its IANA name', 'Write the whole address, beginning with https://']) expect(page).toContain(sentence)
  expect(page).toContain('value="Grange Hall"')
  expect(await (await send('POST', office.events.href(), { ...fields, town: 'Atlantis' }, moderator.headers)).text()).toContain('We know no town of that name here.')
  expect(await events.roll(db, 'all')).toEqual(before)
})

test('it can repeat: by weeks on chosen days, beginning on the first of them, until a day', async () => {
  const repeating = { ...fields, title: 'Phones', repeats: 'week', every: '2', 'weekday-TH': 'yes', until: `${year}-04-01` }
  const id = idIn(await send('POST', office.events.href(), repeating, moderator.headers))
  const event = await events.find(db, id)
  const starts = await startsOf({ id })
  expect(event?.rule).toMatch(/^FREQ=WEEKLY;.*INTERVAL=2;BYDAY=TH$/)
  expect(new Date(`${starts[0]}Z`).getUTCDay()).toBe(4)
  expect(starts.length).toBeGreaterThan(1)
  expect(await read(office.eventForm.href({ id }), moderator.headers)).toMatch(/<option value="week" selected>/)
})

test('whole days have no clock', async () => {
  const id = idIn(await send('POST', office.events.href(), { ...fields, kind: 'deadline', whole_days: 'yes', ends: `${year}-03-03T10:00` }, moderator.headers))
  expect(await events.find(db, id)).toMatchObject({ zone: null, starts: `${year}-03-02`, ends: `${year}-03-04` })
  expect(await read(office.eventForm.href({ id }), moderator.headers)).toContain(`value="${year}-03-03T00:00"`)
})

test('the link to join is kept apart, and goes with the tick', async () => {
  const id = idIn(await send('POST', office.events.href(), { ...fields, is_online: 'yes', room: 'https://meet.example/x', room_note: '42' }, moderator.headers))
  expect(await rooms.of(db, { id })).toEqual({ address: 'https://meet.example/x', note: '42' })
  const { version } = await events.find(db, id) ?? expect.fail()
  await send('PUT', office.event.href({ id }), { ...fields, which: 'all', version: String(version), is_online: 'yes', room: 'https://meet.example/y' }, moderator.headers)
  expect((await rooms.of(db, { id }))?.address).toBe('https://meet.example/y')
  await send('PUT', office.event.href({ id }), { ...fields, which: 'all', version: String(version + 1), room: 'https://meet.example/y' }, moderator.headers)
  expect(await rooms.of(db, { id })).toBeUndefined()
  const written = await db.selectFrom('audit_entries').select(['before', 'after']).where('subject', '=', 'event').execute()
  expect(JSON.stringify(written)).not.toContain('meet.example')
})

test('without credentials nothing is said of Zoom, and what was asked for before stays', async () => {
  expect(await read(office.newEvent.href(), moderator.headers)).not.toContain('Make a Zoom meeting')
  const id = idIn(await send('POST', office.events.href(), { ...fields, is_online: 'yes', zoom: 'yes' }, moderator.headers))
  expect(await read(office.event.href({ id }), moderator.headers)).not.toContain('Zoom')
  const event = await happening({ is_online: true, zoom: true }, new Date())
  await send('PUT', office.event.href(event), { ...fields, which: 'all', version: String(event.version), is_online: 'yes' }, moderator.headers)
  expect(await zoomMeetings.of(db, event)).toMatchObject({ wanted: true })
  await db.deleteFrom('zoom_meetings').execute()
})

test('a tick makes a Zoom meeting: for a lead for their own group alone, told on the desk, tried again by hand, and taken away with the event', async () => {
  const zoom = await zoomServer()
  const open = { ...settings, ...zoomKeys(zoom.env) }
  const at = createApp({ ...house, settings: open })
  const sends = (method: 'POST' | 'PUT' | 'DELETE', path: string, more: Record<string, string>) => at.request(path, form(method, more, lead.headers))
  const looks = async (path: string) => (await at.request(path, { headers: lead.headers })).text()
  const work = async (how = open) => {
    for (const due of await db.selectFrom('zoom_meetings').select('id').where('due_at', '<=', sql<Date>`now()`).execute()) await zoomMeeting({ db, settings: how })(due)
  }
  const asked = { ...fields, is_online: 'yes', zoom: 'yes', group: String(lead.group) }
  expect((await sends('POST', office.events.href(), { ...asked, group: String(lead.other) })).status).toBe(422)
  expect(await (await sends('POST', office.events.href(), { ...fields, zoom: 'yes', group: String(lead.group) })).text()).toContain('Tick that people can join online')
  const id = idIn(await sends('POST', office.events.href(), asked))
  expect(await looks(office.event.href({ id }))).toContain('Being made')
  await work({ ...open, ZOOM_CLIENT_SECRET: 'wrong' })
  expect(await looks(office.event.href({ id }))).toMatch(/Not made[^]*ZOOM_CLIENT_SECRET\.[^]*Try again/)
  await sends('PUT', office.eventZoomMeeting.href({ id }), {})
  await work()
  const desk = await looks(office.event.href({ id }))
  expect(desk).toContain('Whoever says yes gets its link and passcode.')
  expect(desk).not.toContain('Try again')
  const page = await looks(office.eventForm.href({ id }))
  expect(page).toMatch(/name="zoom" value="yes" checked/)
  expect(page).toContain('https://zoom.example/j/')
  const theirs = await happening({ group_id: lead.other, is_online: true, zoom: true }, new Date())
  expect((await sends('PUT', office.eventZoomMeeting.href(theirs), {})).status).toBe(404)
  const within = <Result>(doing: (tx: typeof db) => Promise<Result>) => scoped(db, { actorId: lead.id, readOnly: false }, doing)
  await within(async (tx) => {
    expect((await tx.selectFrom('zoom_meetings').select('event_id').execute())).toEqual([{ event_id: id }])
    await tx.updateTable('zoom_meetings').set({ wanted: false }).where('event_id', '=', theirs.id).execute()
  })
  await expect(within((tx) => tx.updateTable('zoom_meetings').set({ link: 'https://evil.example/' }).where('event_id', '=', id).execute())).rejects.toThrow(/permission denied/)
  await expect(within((tx) => tx.insertInto('zoom_meetings').values({ event_id: theirs.id }).execute())).rejects.toThrow(/row-level security/)
  expect(await db.selectFrom('zoom_meetings').select('wanted').where('event_id', '=', theirs.id).execute()).toEqual([{ wanted: true }])
  await db.deleteFrom('zoom_meetings').where('event_id', '=', theirs.id).execute()
  const { version } = await events.find(db, id) ?? expect.fail()
  const link = await rooms.of(db, { id }) ?? expect.fail()
  await sends('PUT', office.event.href({ id }), { ...fields, is_online: 'yes', group: String(lead.group), which: 'all', version: String(version), room: link.address })
  await work()
  expect([zoom.meetings.size, await rooms.of(db, { id })]).toEqual([0, undefined])
  await sends('PUT', office.event.href({ id }), { ...asked, which: 'all', version: String(version + 1) })
  await work()
  expect(zoom.meetings.size).toBe(1)
  await sends('DELETE', office.event.href({ id }), {})
  await work()
  expect(zoom.meetings.size).toBe(0)
})

test('one time of a series is changed alone, or with what follows', async () => {
  const series = await happening({ ...weekly, starts: `${year}-03-02T18:00:00`, ends: `${year}-03-02T20:00:00`, rule: 'FREQ=WEEKLY;COUNT=5' }, new Date())
  const of = `${year}-03-16T18:00:00`
  const page = await read(office.eventForm.href(series, { which: 'this', of }), moderator.headers)
  expect(page).toContain(`Change March 16, ${year} alone`)
  expect(page).toContain(`value="${year}-03-16T18:00"`)
  const version = async () => String((await events.find(db, series.id))?.version)
  await send('PUT', office.event.href(series), { ...fields, title: 'With pie', which: 'this', of, version: await version(), starts: `${year}-03-16T17:00`, ends: `${year}-03-16T19:00` }, moderator.headers)
  expect(await startsOf(series)).toEqual([`${year}-03-02T18:00`, `${year}-03-09T18:00`, `${year}-03-16T17:00`, `${year}-03-23T18:00`, `${year}-03-30T18:00`])
  const later = `${year}-03-23T18:00:00`
  expect(await read(office.eventForm.href(series, { which: 'following', of: later }), moderator.headers)).toMatch(/name="times"[^>]* value="2"|value="2"[^>]*name="times"/)
  const moved = await send('PUT', office.event.href(series), { ...fields, which: 'following', of: later, version: await version(), repeats: 'week', 'weekday-TU': 'yes', times: '2', starts: `${year}-03-23T16:00`, ends: `${year}-03-23T17:00` }, moderator.headers)
  expect(await startsOf({ id: idIn(moved) })).toEqual([`${year}-03-23T16:00`, `${year}-03-30T16:00`])
  expect(await startsOf(series)).toHaveLength(3)
  expect((await app.request(office.eventForm.href(series, { which: 'this', of: `${year}-03-17T18:00:00` }), { headers: moderator.headers })).status).toBe(404)
})

test('somebody who was faster is not overwritten', async () => {
  const event = await happening({}, new Date())
  const answer = await send('PUT', office.event.href(event), { ...fields, which: 'all', version: '99' }, moderator.headers)
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('Somebody else changed this event while you wrote.')
  expect((await events.find(db, event.id))?.title).toBe('Monthly meeting')
})

test('one time, or all of them, are called off with a reason and called on again', async () => {
  const series = await happening({ ...weekly, starts: `${year}-03-02T18:00:00`, ends: `${year}-03-02T20:00:00`, rule: 'FREQ=WEEKLY;COUNT=2' }, new Date())
  const { id } = await db.selectFrom('event_times').select('id').where('event_id', '=', series.id).orderBy('begins_at').executeTakeFirstOrThrow()
  await send('PUT', office.eventTimeCallingOff.href({ id }), { why: 'Snow' }, moderator.headers)
  expect((await startsOf(series))[0]).toBe(`-${year}-03-02T18:00`)
  expect(await read(office.event.href(series), moderator.headers)).toContain('Called off')
  await send('DELETE', office.eventTimeCallingOff.href({ id }), {}, moderator.headers)
  await send('PUT', office.eventCallingOff.href(series), { why: 'The hall is sold' }, moderator.headers)
  expect(await events.find(db, series.id)).toMatchObject({ called_off_why: 'The hall is sold' })
  await send('DELETE', office.eventCallingOff.href(series), {}, moderator.headers)
  expect((await events.find(db, series.id))?.called_off_at).toBeNull()
})

test('an event is taken out, unless somebody has said yes to it', async () => {
  const [plain, popular] = [await happening({}, new Date()), await happening({ starts: `${year}-03-02T18:00:00`, ends: `${year}-03-02T20:00:00` }, new Date())]
  await comes(await timeOf(popular, new Date()), await someone('Ana'), new Date())
  await send('DELETE', office.event.href(plain), {}, moderator.headers)
  expect(await events.find(db, plain.id)).toBeUndefined()
  const kept = await send('DELETE', office.event.href(popular), {}, moderator.headers)
  expect(await read(kept.headers.get('location') ?? '', moderator.headers)).toContain('Somebody has said yes to it.')
})

test('the lead of a group puts its events in, and a moderator publishes them', async () => {
  const id = idIn(await send('POST', office.events.href(), { ...fields, group: String(lead.group) }, lead.headers))
  const page = await read(office.event.href({ id }), lead.headers)
  expect(page).toContain('Ask for it to be published')
  expect((await send('PUT', office.eventPublication.href({ id }), {}, lead.headers)).status).toBe(403)
  await send('PUT', office.eventHandingIn.href({ id }), {}, lead.headers)
  expect(await stageOf(id)).toBe('waiting')
  expect(await read(office.events.href({}, { stage: 'waiting' }), moderator.headers)).toContain('Waiting for a moderator (1)')
  await send('PUT', office.eventPublication.href({ id }), {}, moderator.headers)
  expect(await stageOf(id)).toBe('published')
})

test('the lead of a trusted group publishes at once', async () => {
  expect((await send('PUT', office.groupEventTrust.href({ id: lead.group }), {}, lead.headers)).status).toBe(403)
  await send('PUT', office.groupEventTrust.href({ id: lead.group }), {}, moderator.headers)
  const id = idIn(await send('POST', office.events.href(), { ...fields, group: String(lead.group) }, lead.headers))
  await send('PUT', office.eventPublication.href({ id }), {}, lead.headers)
  expect(await stageOf(id)).toBe('published')
  await send('DELETE', office.groupEventTrust.href({ id: lead.group }), {}, moderator.headers)
})

test('what another group keeps, or the whole organization, is not there for a lead', async () => {
  const theirs = await happening({ group_id: lead.other }, new Date())
  const ours = await happening({}, new Date())
  for (const { id } of [theirs, ours]) {
    expect((await app.request(office.event.href({ id }), { headers: lead.headers })).status).toBe(404)
    expect((await send('PUT', office.event.href({ id }), { ...fields, which: 'all', version: '1' }, lead.headers)).status).toBe(404)
    expect((await send('DELETE', office.event.href({ id }), {}, lead.headers)).status).toBe(404)
    const time = await db.selectFrom('event_times').select('id').where('event_id', '=', id).executeTakeFirstOrThrow()
    expect((await send('PUT', office.eventTimeCallingOff.href(time), {}, lead.headers)).status).toBe(404)
  }
  for (const group of ['', String(lead.other)]) expect((await send('POST', office.events.href(), { ...fields, group }, lead.headers)).status).toBe(422)
  expect(await read(office.events.href(), lead.headers)).not.toContain('Monthly meeting')
})

test('the database itself keeps a lead to the events of their group', async () => {
  const theirs = await happening({ group_id: lead.other, room: { address: 'https://meet.example/theirs', note: '' } }, new Date())
  const within = <Result>(work: (tx: typeof db) => Promise<Result>) => scoped(db, { actorId: lead.id, readOnly: false }, work)
  expect(await within((tx) => tx.updateTable('events').set({ title: 'Ours' }).where('id', '=', theirs.id).returning('id').execute())).toEqual([])
  expect(await within((tx) => tx.deleteFrom('event_times').where('event_id', '=', theirs.id).returning('id').execute())).toEqual([])
  expect(await within((tx) => rooms.of(tx, theirs))).toBeUndefined()
  await expect(within((tx) => tx.insertInto('event_hosts').values({ event_id: theirs.id, group_id: lead.group }).execute())).rejects.toThrow(/row-level security/)
  const own = await happening({ group_id: lead.group }, new Date())
  await db.updateTable('events').set({ stage: 'waiting' }).where('id', '=', own.id).execute()
  await expect(within((tx) => tx.updateTable('events').set({ stage: 'published' }).where('id', '=', own.id).execute())).rejects.toThrow(/only the organization decides that/)
  await expect(within((tx) => tx.updateTable('groups').set({ publishes_events: true }).where('id', '=', lead.group).execute())).rejects.toThrow(/permission denied/)
})

test('a lead who makes more room, or takes the limit away, brings those who wait up with the same press, also whom they do not know', async () => {
  const [ana, bo, cy] = [await someone('Ana'), await someone('Bo'), await someone('Cy')]
  const event = await happening({ title: 'Crowded', group_id: lead.group, capacity: 1, starts: `${year}-03-02T19:00:00`, ends: `${year}-03-02T20:30:00` })
  const time = await timeOf(event, new Date())
  for (const person of [ana, bo, cy]) await comes(time, person, new Date())
  const save = async (capacity: string) => {
    const version = (await events.find(db, event.id))?.version ?? 0
    expect((await send('PUT', office.event.href(event), { ...fields, group: String(lead.group), which: 'all', version: String(version), capacity }, lead.headers)).status).toBe(303)
    return [await said(time, bo), await said(time, cy)]
  }
  expect([await save('2'), await save('')]).toEqual([['yes', 'waiting'], ['yes', 'yes']])
  expect([await told(time, bo), await told(time, cy), await deedsOf(cy)]).toEqual([['waiting', 'freed'], ['waiting', 'freed'], ['said-yes']])
})

test('all that waits is counted and can be paged to, each once: what is to come by its next time, then what is over, the latest first', async () => {
  const at = (day: number) => ({ starts: `${day > 40 ? year - 3 : year}-05-${10 + Math.floor(day / 4)}T10:00:00`, ends: `${day > 40 ? year - 3 : year}-05-${10 + Math.floor(day / 4)}T11:00:00` })
  const made: number[] = []
  for (let day = 0; day < 53; day++) made.push((await putIn(db, { ...meeting, title: `Queue ${day}`, ...at(day) }, { stage: 'waiting', now: new Date() })).id)
  const page = async (after?: number) => events.roll(db, 'all', { words: 'Queue ', after, limit: 7 })
  const seen: events.Listed[] = []
  for (let some = await page(); some.length > 0; some = await page(some.at(-1)?.id)) seen.push(...some)
  expect(seen.map(({ id }) => id).toSorted((one, other) => one - other)).toEqual(made)
  expect(seen).toEqual(await events.roll(db, 'all', { words: 'Queue ' }))
  expect(seen.map(({ next_at }) => next_at === null)).toEqual(made.map((_, day) => day > 40).toSorted())

  const first = await read(office.events.href({}, { stage: 'waiting', words: 'Queue ' }), moderator.headers)
  expect([first.match(/scope="row"/g)?.length, first.includes('From the beginning')]).toEqual([50, false])
  expect(first).toContain(`Waiting for a moderator (${await events.countWaiting(db, 'all')})`)
  const further = /href="([^"]+)">Further events/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await read(further, moderator.headers)
  expect([second.match(/scope="row"/g)?.length, second.includes('Further events'), second.includes('From the beginning')]).toEqual([3, false, true])
  expect(await read(office.events.href({}, { words: 'Queue ', after: seen.at(-1)?.id }), moderator.headers)).toContain('Nothing further stands here.')
})
