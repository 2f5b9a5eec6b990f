import { beforeAll, expect, test } from 'vitest'
import * as segments from '#domain/audiences/segments.ts'
import { routes } from '#http/routes.ts'
import { app, db, form } from '../house.ts'
import { arrive, cookiesOf } from './colleagues.ts'

const { segments: all, newSegment } = routes.office
const one = routes.office.segment
const priya = await arrive('Priya', 'organiser')
const arden = 'ocd-division/country:us/state:ma/place:arden'

beforeAll(async () => {
  const people = await db.insertInto('people').values([
    { name: 'Ana Driver', emails: ['ana@arden.example'], tags: ['driver'], place_id: arden, locality: 'Arden', fields: JSON.stringify({ children: 3 }) },
    { name: 'Ben Driver', emails: ['ben@winnick.example'], tags: ['driver', 'host'] },
    { name: 'Cleo Host', emails: [], tags: ['host'], place_id: arden, locality: 'Arden', fields: JSON.stringify({ children: 1 }) },
  ]).returning('id').execute()
  await db.insertInto('consents').values({ person_id: people[0]?.id ?? 0, channel: 'email', list: 'newsletter', given: true, wording: 'Yes', how: 'form' }).execute()
  await db.insertInto('custom_fields').values({ key: 'children', label: 'Children', kind: 'number' }).execute()
})

const read = async (address: string, headers: Record<string, string> = priya.headers) => {
  const answer = await app.request(address, { headers })
  return { status: answer.status, text: await answer.text() }
}
const draft = (fields: Record<string, string>, join = 'all') => newSegment.href({}, { join, ...fields })
const counted = (text: string) => /segment__count">([\d,]+)<\/span> (?:people|person)(?: in your groups)?, ([\d,]+) of whom/.exec(text)?.slice(1).map(Number)
const drivers = { 'c0.about': 'tag', 'c0.value': 'driver' }

test('as long as nothing is said everybody is meant', async () => {
  const { text } = await read(newSegment.href())
  expect(counted(text)).toEqual([3, 1])
  expect(text).toContain('Everybody, as long as nothing is said.')
})

test('the number and the first people appear while it is built, and nothing is kept', async () => {
  const { status, text } = await read(draft({ ...drivers, 'c1.about': 'town', 'c1.value': arden }))
  expect(status).toBe(200)
  expect(counted(text)).toEqual([1, 1])
  expect(text).toContain('Ana Driver')
  expect(text).not.toContain('Ben Driver')
  expect(await segments.list(db)).toEqual([])
})

test.each([
  ['any of these', { ...drivers, 'c1.about': 'town', 'c1.value': arden }, 'any', 3],
  ['turned round', { 'c0.about': 'tag!', 'c0.value': 'driver' }, 'all', 1],
  ['an unknown town', { 'c0.about': 'town', 'c0.value': '-' }, 'all', 1],
  ['a field above a number', { 'c0.about': 'field:children', 'c0.test': 'above', 'c0.value': '2' }, 'all', 1],
  ['a field that is not known', { 'c0.about': 'field:children', 'c0.test': 'known!' }, 'all', 1],
  ['a group of several', { 'c0.about': 'town', 'c0.value': arden, 'c1.group': '1', 'c1.0.about': 'tag', 'c1.0.value': 'host', 'c1.1.about': 'field:children', 'c1.1.test': 'is', 'c1.1.value': '3' }, 'all', 2],
  ['what is half chosen', { ...drivers, 'c1.about': 'town' }, 'all', 2],
])('%s is understood', async (_what, fields: Record<string, string>, join, people) => {
  expect(counted((await read(draft(fields, join))).text)?.[0]).toBe(people)
})

test('what people did can be narrowed to one call for help or group, once anybody did something there', async () => {
  const deed = (person_id: number, kind: string, subject: string, subject_id: number) => db.insertInto('deeds').values({ person_id, kind, subject, subject_id, act: crypto.randomUUID() }).execute()
  const [ana, ben] = (await db.selectFrom('people').select('id').where('name', 'in', ['Ana Driver', 'Ben Driver']).orderBy('name').execute()).map(({ id }) => id)
  const group = await db.insertInto('groups').values([{ slug: 'choir', kind: 'chapter', status: 'affiliated', name: 'Choir' }, { slug: 'idle', kind: 'chapter', status: 'affiliated', name: 'Idle' }]).returning('id').execute()
  const call = { title: 'Carry chairs', starts_local: '2026-12-05 10:00', ends_local: '2026-12-05 12:00', zone: 'America/New_York', places: 3 }
  const calls = await db.insertInto('help_calls').values([call, { ...call, title: 'Sweep up' }]).returning('id').execute()
  await deed(ana!, 'helped', 'help-call', calls[0]!.id)
  await deed(ben!, 'helped', 'help-call', calls[1]!.id)
  await deed(ben!, 'joined-group', 'group', group[0]!.id)

  const asked = { 'c0.about': 'deed', 'c0.value': 'helped', 'c0.test': `help-call:${calls[0]!.id}` }
  const { text } = await read(draft(asked))
  expect(counted(text)?.[0]).toBe(1)
  expect(text).toContain(`<option value="help-call:${calls[0]!.id}" selected>at “Carry chairs, 2026-12-05”`)
  expect(text).toContain('in “Choir”')
  expect(text).not.toContain('in “Idle”')
  expect(counted((await read(draft({ 'c0.about': 'deed', 'c0.value': '', 'c0.test': `group:${group[0]!.id}` }))).text)?.[0]).toBe(1)

  expect((await read(draft({ ...asked, 'c0.test': 'group:999' }))).text).toContain('<option value="group:999" selected>about what stands here no more')
})

test('a condition is added and taken away by plain buttons', async () => {
  expect((await read(draft({ ...drivers, add: '.' }))).text).toContain('name="c1.about"')
  expect((await read(draft({ ...drivers, either: '.' }))).text).toContain('name="c1.1.about"')
  const { text } = await read(draft({ ...drivers, 'c1.about': 'added', 'c1.since': '2020-01-01', drop: '0' }))
  expect(text).toContain('name="c0.since"')
  expect(text).not.toContain('name="c1.about"')
})

test('every condition offers what there really is', async () => {
  const kinds = ['town', 'official', 'committee', 'group', 'standing', 'skill', 'interest', 'deed', 'consent', 'language', 'source', 'added', 'district:house', 'district:senate', 'field:children']
  const { status, text } = await read(draft(Object.fromEntries(kinds.map((kind, at) => [`c${at}.about`, kind]))))
  expect(status).toBe(200)
  for (const words of ['Port Quill', 'Rep. Rosa Alvarez', 'Utilities and Energy', 'in good standing', 'Keep every home warm', '2nd Harbor', 'is more than']) expect(text).toContain(words)
  expect(text).not.toContain('Leo Marsh')
})

test('it is saved under a name, opened, changed and deleted', async () => {
  const saved = await app.request(all.href(), form('POST', { join: 'all', ...drivers, name: 'Drivers' }, priya.headers))
  expect(saved.status).toBe(303)
  const [segment] = await segments.list(db)
  expect(segment).toMatchObject({ name: 'Drivers', author: 'Priya', rules: { join: 'all', parts: [{ about: 'tag', tag: 'driver', not: false }] } })
  const href = one.href({ id: segment?.id ?? 0 })
  const opened = await read(href)
  expect(counted(opened.text)).toEqual([2, 1])
  expect(opened.text).toContain(routes.office.people.href({}, { segment: segment?.id }).replace('&', '&amp;'))

  await app.request(href, form('PUT', { join: 'all', 'c0.about': 'tag', 'c0.value': 'host', name: 'Hosts' }, priya.headers))
  expect((await read(all.href())).text).toContain('Hosts')
  expect(counted((await read(href)).text)?.[0]).toBe(2)

  await app.request(href, form('DELETE', {}, priya.headers))
  expect((await read(href)).status).toBe(404)
  const acts = await db.selectFrom('audit_entries').select('act').where('subject', '=', 'segment').orderBy('id').execute()
  expect(acts.map(({ act }) => act)).toEqual(['save the segment', 'change the segment', 'delete the segment'])
})

test.each([
  ['without a name', { ...drivers, name: '' }, 'Give it a name.'],
  ['with nothing said', { name: 'All' }, 'Say at least one thing'],
  ['with something half chosen', { 'c0.about': 'town', name: 'Towns' }, 'Something is still to be chosen'],
  ['with more than thirty conditions', { ...Object.fromEntries(Array.from({ length: 31 }, (_one, at) => [[`c${at}.about`, 'tag'], [`c${at}.value`, 'driver']]).flat()), name: 'Many' }, 'at most 30 conditions'],
])('%s it is refused with what was chosen still there', async (_what, fields: Record<string, string>, sentence) => {
  const answer = await app.request(all.href(), form('POST', { join: 'all', ...fields }, priya.headers))
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(sentence)
})

test('two segments never have one name', async () => {
  for (const status of [303, 422]) expect((await app.request(all.href(), form('POST', { join: 'all', ...drivers, name: status === 303 ? 'Twins' : 'twins' }, priya.headers))).status).toBe(status)
})

test('whoever leads a group counts and sees their own people only, and keeps nothing', async () => {
  const group = await db.insertInto('groups').values({ slug: 'arden', kind: 'chapter', status: 'affiliated', name: 'Arden' }).returning('id').executeTakeFirstOrThrow()
  const ben = await db.selectFrom('people').select('id').where('name', '=', 'Ben Driver').executeTakeFirstOrThrow()
  await db.insertInto('group_members').values({ group_id: group.id, person_id: ben.id }).execute()
  const { id } = await db.insertInto('users').values({ name: 'Lena', email: 'lena@tidewater.example', role: null }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('appointments').values({ user_id: id, group_id: group.id, role: 'lead' }).execute()
  const lead = await cookiesOf('lena@tidewater.example')
  const { status, text } = await read(draft(drivers), lead)
  expect(status).toBe(200)
  expect(counted(text)).toEqual([1, 0])
  expect(text).toContain('Ben Driver')
  expect(text).not.toContain('Ana Driver')
  expect(text).not.toContain('Save the segment')
  expect((await app.request(all.href(), form('POST', { join: 'all', ...drivers, name: 'Mine' }, lead))).status).toBe(403)
})

test('an editor sees no segments', async () => {
  const editor = await arrive('Ed', 'editor')
  expect((await read(all.href(), editor.headers)).status).toBe(403)
})

test.each(['c0.about=tag&c0.value=%00', 'c0.about=nonsense!&c0.value=x', 'c9.9.9.about=tag', 'c0.group=1&c0.about=tag', 'c0.about=official&c0.value=99999999999999999999', 'c0.about=deed&c0.since=2026-99-99', 'drop=9.9', 'add=5.5', 'c0.about=field:children&c0.value=abc', 'c0.about=tag%26c0.value=%F0%9F'])('a strange address is no trouble: %s', async (query) => {
  expect((await read(`${newSegment.href()}?join=all&${query}`)).status).toBeLessThan(500)
})
