import { beforeAll, beforeEach, expect, test } from 'vitest'
import * as actions from '#domain/actions/actions.ts'
import { openLimits } from '#http/limits.ts'
import { routes } from '#http/routes.ts'
import * as audit from '#platform/audit.ts'
import { app, db, form, house } from '../house.ts'
import { arrive } from './colleagues.ts'

const { actions: list, newAction, action: one, actionForm, publication, closing, copies } = routes.office
const words = { title: 'Warm the schools', kind: 'call', ask: 'Ask for heat.', script: 'Hello, {{official}}.', addresses: 'representative' }

let desk: Record<string, string>
beforeAll(async () => { desk = (await arrive('Priya', 'organiser')).headers })
beforeEach(() => { Object.assign(house.limits, openLimits()) })

const send = (href: string, method: 'POST' | 'PUT' | 'DELETE', fields: Record<string, string> = {}) => app.request(href, form(method, fields, desk))
const page = async (href: string) => (await app.request(href, { headers: desk })).text()
const find = async (id: number) => (await actions.find(db, id))!
const lastEntry = async () => (await audit.list(db, { limit: 1 }))[0]

async function drafted(fields: Record<string, string> = {}) {
  const sent = await send(list.href(), 'POST', { ...words, ...fields })
  expect(sent.status, await sent.clone().text()).toBe(303)
  return Number(/actions\/(\d+)/.exec(sent.headers.get('location') ?? '')?.[1])
}

test('every action stands in the list under its stage', async () => {
  expect(await page(list.href())).toMatch(/Live<[^]*Keep every home warm[^]*Drafts<[^]*A quiet draft[^]*Closed<[^]*Stop the surcharge/)
})

test('nobody who is not signed in sees any of it', async () => {
  for (const href of [list.href(), newAction.href(), one.href({ id: 1 }), actionForm.href({ id: 1 }), routes.office.preview.href({ id: 1 }), routes.office.reportsCsv.href({ id: 1 }), routes.office.data.href()]) {
    const answer = await app.request(href)
    expect(answer.status, href).toBe(303)
    expect(answer.headers.get('location')).toContain(routes.site.signIn.href())
  }
  const before = await find(1)
  expect((await app.request(publication.href({ id: 1 }), form('DELETE'))).status).toBe(303)
  expect(await find(1)).toEqual(before)
})

test('a draft is written, and written down', async () => {
  const id = await drafted()
  expect(await find(id)).toMatchObject({ title: 'Warm the schools', slug: 'warm-the-schools', published_at: null, version: 1 })
  expect(await lastEntry()).toMatchObject({ actor: 'Priya', act: 'draft', subject: 'action', subject_id: String(id) })
  expect(await page(one.href({ id }))).toContain('Draft')
})

test('an unknown field in the script is refused, the right one named, and everything typed kept', async () => {
  const refused = await send(list.href(), 'POST', { ...words, script: 'Vote for {{bil}}.', why: 'Because <it> matters' })
  expect(refused.status).toBe(422)
  const text = await refused.text()
  expect(text).toContain('We know no field called {{bil}}. Did you mean {{bill}}?')
  expect(text).toContain('Vote for {{bil}}.')
  expect(text).toContain('Because &lt;it> matters')
})

test.each([
  ['title', '', 'An action needs a title.'],
  ['title', 'x'.repeat(121), '120 characters at most'],
  ['fact_sheet_url', 'javascript:alert(1)', 'begins with https://'],
  ['fact_sheet_url', 'data:text/html,x', 'begins with https://'],
  ['closes_at', 'tomorrow', 'Write a day and a time'],
  ['closes_at', '2026-13-40T10:00', 'There is no such day'],
  ['kind', 'riot', 'Pick a call'],
  ['addresses', 'everybody', 'Pick whom it addresses'],
  ['script', 'x'.repeat(10_001), '10,000 characters at most'],
])('%s %j is refused', async (field, typed, sentence) => {
  const refused = await send(list.href(), 'POST', { ...words, [field]: typed })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain(sentence)
})

test('an office or a committee that is not here is refused', async () => {
  expect(await (await send(list.href(), 'POST', { ...words, addresses: 'office', office: 'emperor' })).text()).toContain('no such office here')
  expect(await (await send(list.href(), 'POST', { ...words, addresses: 'committee', committee_id: '999' })).text()).toContain('no such committee now')
})

test('what belongs to another kind of addressee is dropped, and only known officials are picked', async () => {
  const governor = await drafted({ title: 'To the governor', addresses: 'office', office: 'governor', committee_id: '1', 'pick-1': 'yes' })
  expect(await find(governor)).toMatchObject({ office: 'governor', committee_id: null })
  expect(await actions.pickedIds(db, { id: governor })).toEqual([])

  const picked = await drafted({ title: 'To two', addresses: 'picked', 'pick-1': 'yes', 'pick-3': 'yes', 'pick-999': 'yes' })
  expect((await actions.pickedIds(db, { id: picked })).toSorted()).toEqual([1, 3])
  expect(await page(actionForm.href({ id: picked }))).toMatch(/name="pick-3" value="yes" checked/)
})

test('the deadline is read and shown in local time', async () => {
  const id = await drafted({ title: 'Until Tuesday', closes_at: '2030-12-08T10:00' })
  expect((await find(id)).closes_at).toEqual(new Date(2030, 11, 8, 10, 0))
  expect(await page(actionForm.href({ id }))).toContain('value="2030-12-08T10:00"')
})

test('two who edit at once both keep their words', async () => {
  const id = await drafted({ title: 'Two hands' })
  expect((await send(one.href({ id }), 'PUT', { ...words, title: 'Her title', version: '1' })).status).toBe(303)
  const late = await send(one.href({ id }), 'PUT', { ...words, title: 'His title', version: '1' })
  expect(late.status).toBe(409)
  const text = await late.text()
  expect(text).toMatch(/Somebody else saved this[^]*Her title[^]*His title/)
  expect(text).toContain('name="version" value="2"')
  expect((await find(id)).title).toBe('Her title')

  expect((await send(one.href({ id }), 'PUT', { ...words, title: 'His title', version: '2' })).status).toBe(303)
  expect(await find(id)).toMatchObject({ title: 'His title', version: 3 })
  expect(await lastEntry()).toMatchObject({ act: 'edit', before: { title: 'Her title' }, after: { title: 'His title' } })
})

test('publishing opens it to visitors, unpublishing shuts it, and each can be undone', async () => {
  const id = await drafted({ title: 'In and out' })
  const seen = async () => {
    house.cache.drop()
    return (await app.request(routes.site.action.href(await find(id)))).status
  }
  expect(await seen()).toBe(404)

  const published = await send(publication.href({ id }), 'PUT')
  expect(await page(published.headers.get('location')!)).toContain('Undo: unpublish it')
  expect(await seen()).toBe(200)
  expect(await lastEntry()).toMatchObject({ act: 'publish', before: { published_at: null } })

  const since = (await find(id)).published_at
  await send(publication.href({ id }), 'PUT')
  expect((await find(id)).published_at).toEqual(since)

  expect(await page((await send(publication.href({ id }), 'DELETE')).headers.get('location')!)).toContain('Undo: publish it again')
  expect(await seen()).toBe(404)
})

test.each([
  [{ script: '' }, 'a script'], [{ ask: '' }, 'an ask'], [{ addresses: 'office' }, 'an office to address'], [{ addresses: 'committee' }, 'a committee to address'],
  [{ addresses: 'picked' }, 'somebody picked to address'], [{ closes_at: '2020-01-01T10:00' }, 'a deadline that has not passed'],
])('without %j it cannot be published, and the page says what it needs', async (missing, sentence) => {
  const id = await drafted({ title: 'Not ready', ...missing })
  const refused = await send(publication.href({ id }), 'PUT')
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain(sentence)
  expect((await find(id)).published_at).toBeNull()
})

test('what visitors need cannot be taken from a published action', async () => {
  const id = await drafted({ title: 'Stays whole' })
  await send(publication.href({ id }), 'PUT')
  const refused = await send(one.href({ id }), 'PUT', { ...words, script: '', version: '1' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('it needs a script')
})

test('a scheduled action opens later; a day that has passed is refused', async () => {
  const id = await drafted({ title: 'Next spring' })
  const refused = await send(publication.href({ id }), 'PUT', { from: '2020-01-01T10:00' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toMatch(/value="2020-01-01T10:00"[^]*That day has passed/)

  await send(publication.href({ id }), 'PUT', { from: '2040-03-01T08:00' })
  expect((await find(id)).published_at).toEqual(new Date(2040, 2, 1, 8, 0))
  expect(await lastEntry()).toMatchObject({ act: 'schedule' })
  expect(await page(one.href({ id }))).toContain('Scheduled')
  expect((await app.request(routes.site.action.href(await find(id)))).status).toBe(404)
  await send(publication.href({ id }), 'PUT')
  expect((await app.request(routes.site.action.href(await find(id)))).status).toBe(200)
})

test('undoing a closing brings the deadline back', async () => {
  const id = await drafted({ title: 'Closed by mistake', closes_at: '2040-05-01T12:00' })
  await send(publication.href({ id }), 'PUT')
  const closed = await send(closing.href({ id }), 'PUT')
  expect((await find(id)).closes_at! <= new Date()).toBe(true)
  expect(await page(closed.headers.get('location')!)).toMatch(/Closed. Visitors see that it is over[^]*name="until" value="2040-05-01T12:00"/)

  await send(closing.href({ id }), 'DELETE', { until: '2040-05-01T12:00' })
  expect((await find(id)).closes_at).toEqual(new Date(2040, 4, 1, 12, 0))
  expect(await lastEntry()).toMatchObject({ act: 'reopen' })

  await send(closing.href({ id }), 'PUT')
  expect((await send(closing.href({ id }), 'DELETE', { until: '2020-05-01T12:00' })).status).toBe(422)
  await send(closing.href({ id }), 'DELETE')
  expect((await find(id)).closes_at).toBeNull()
})

test('a copy is a draft of its own', async () => {
  const sent = await send(copies.href({ id: 1 }), 'POST')
  const copy = await find(Number(/actions\/(\d+)/.exec(sent.headers.get('location')!)?.[1]))
  expect(copy).toMatchObject({ title: 'Copy of Keep every home warm', slug: 'copy-of-keep-every-home-warm', published_at: null, closes_at: null, bill_number: 'H.9014', version: 1 })
})

test('an act and its entry in the log stand or fall together', async () => {
  const id = await drafted({ title: 'All or nothing' })
  const nobody = { id: 'x', name: null as unknown as string }
  await expect(actions.edit(db, nobody, { id }, 1, { ...(await find(id)), title: 'Half' }, [])).rejects.toThrow()
  expect((await find(id)).title).toBe('All or nothing')
})

test('an address that names no action is nowhere', async () => {
  for (const id of ['999999', 'abc', '0', '99999999999999999999', '1.5', '-1']) expect((await app.request(one.href({ id }), { headers: desk })).status, id).toBe(404)
})
