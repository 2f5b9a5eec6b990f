import { expect, test } from 'vitest'
import * as duplicates from '#domain/people/duplicates.ts'
import { search } from '#domain/people/duplicate-search.ts'
import { routes } from '#http/routes.ts'
import * as audit from '#platform/audit.ts'
import { app, db, form, queued } from '../house.ts'
import { arrive } from './colleagues.ts'

const { duplicates: list, duplicateSearch, duplicate, distinction, merges, merge, person, personForgetting, retention, retentionClock, retentionConfirmation } = routes.office
const { headers } = await arrive('Ada', 'administrator')
const read = async (href: string) => (await app.request(href, { headers })).text()
const somebody = async (name: string, email: string, more: object = {}) =>
  (await db.insertInto('people').values({ name, emails: [email], ...more }).returning('id').executeTakeFirstOrThrow()).id
const isThere = async (id: number) => (await db.selectFrom('people').select('id').where('id', '=', id).execute()).length === 1

test('two with one address and one name are found, compared, merged and taken apart again', async () => {
  expect(await read(list.href())).toContain('Not looked for yet')
  const [one, other] = [await somebody('Ana Silva', 'ana@arden.example', { street: '12 Elm Street', fields: '{"shirt": "M"}' }), await somebody('Ana Silva', 'ana@arden.example', { pronouns: 'she/her', fields: '{"shirt": "S"}' })]
  const household = await somebody('Boris Silva', 'ana@arden.example')
  await app.request(duplicateSearch.href(), form('POST', {}, headers))
  expect(await queued('search-duplicates')).toHaveLength(1)
  expect(await search(db)).toBe(3)
  expect(await duplicates.list(db, { limit: 9, offset: 0 })).toMatchObject([{ score: 95, reasons: ['email', 'same name'] }, { score: 25 }, { score: 25, reasons: ['email', 'other given name'] }])

  const page = await read(list.href())
  expect(page).toContain('same e-mail, same name')
  expect(page).not.toContain('different given names')
  expect(await read(list.href({}, { all: 1 }))).toContain('different given names')
  expect(await read(duplicate.href({ survivor: one, loser: other }))).toMatch(/shirt[^]*choice.field:shirt/)

  const merged = await app.request(merges.href(), form('POST', { survivor: String(one), loser: String(other), 'choice.field:shirt': 'loser' }, headers))
  expect(await db.selectFrom('people').select(['pronouns', 'fields']).where('id', '=', one).executeTakeFirstOrThrow()).toEqual({ pronouns: 'she/her', fields: { shirt: 'S' } })
  expect(await read(merged.headers.get('location') ?? '')).toMatch(/are one now[^]*Undo/)
  expect((await audit.list(db, { limit: 1 }))[0]).toMatchObject({ act: 'merge', subject_id: String(one) })
  expect((await app.request(person.href({ id: other }), { headers })).headers.get('location')).toBe(person.href({ id: one }))

  const { id } = await db.selectFrom('merges').select('id').executeTakeFirstOrThrow()
  const undone = await app.request(merge.href({ id }), form('DELETE', {}, headers))
  expect(await read(undone.headers.get('location') ?? '')).toContain('They are two again')
  expect(await isThere(other)).toBe(true)
  expect((await app.request(merge.href({ id }), form('DELETE', {}, headers))).status).toBe(404)

  await app.request(distinction.href({ survivor: other, loser: one }), form('PUT', {}, headers))
  await app.request(distinction.href({ survivor: one, loser: household }), form('PUT', {}, headers))
  expect(await search(db)).toBe(1)
  expect(await read(list.href({}, { did: 'apart' }))).toContain('will not be offered')
})

test('who only reads sees the pairs and merges nobody; a lead of a group sees neither', async () => {
  const [one, other] = [await somebody('Cy Lee', 'cy@arden.example'), await somebody('Cy Lee', 'cy@arden.example')]
  const auditor = await arrive('Olu', 'auditor')
  expect((await app.request(duplicate.href({ survivor: one, loser: other }), { headers: auditor.headers })).status).toBe(200)
  const refused = await app.request(merges.href(), form('POST', { survivor: String(one), loser: String(other) }, auditor.headers))
  expect([refused.status, await isThere(other)]).toEqual([403, true])
  expect((await app.request(distinction.href({ survivor: one, loser: other }), form('PUT', {}, auditor.headers))).status).toBe(403)
  expect((await app.request(retention.href(), { headers: auditor.headers })).status).toBe(403)
})

test('a clock says whom it would forget, runs only once confirmed, and leaves numbers', async () => {
  const old = new Date('2019-01-01')
  await somebody('Long Silent', 'long@arden.example', { created_at: old })
  expect((await app.request(retentionClock.href({ rule: 'never-active' }), form('PUT', { years: '0' }, headers))).status).toBe(422)
  await app.request(retentionClock.href({ rule: 'never-active' }), form('PUT', { years: '3' }, headers))
  expect(await read(retention.href())).toMatch(/would forget 1 person tonight[^]*Long Silent/)
  await app.request(retentionConfirmation.href({ rule: 'never-active' }), form('PUT', { years: '4' }, headers))
  expect(await read(retention.href())).toContain('Not confirmed')
  await app.request(retentionConfirmation.href({ rule: 'never-active' }), form('PUT', { years: '3' }, headers))
  expect(await read(retention.href())).toContain('badge--right')
  await app.request(retentionClock.href({ rule: 'never-active' }), form('DELETE', {}, headers))
  expect(await read(retention.href())).not.toContain('badge--right')
})

test('an administrator forgets somebody for good', async () => {
  const id = await somebody('Di Gone', 'di@arden.example')
  expect(await read(personForgetting.href({ id }))).toContain('cannot be undone')
  const organiser = await arrive('Noor', 'organiser')
  expect((await app.request(personForgetting.href({ id }), form('PUT', {}, organiser.headers))).status).toBe(403)
  expect((await app.request(personForgetting.href({ id }), form('PUT', {}, headers))).status).toBe(303)
  expect((await app.request(person.href({ id }), { headers })).status).toBe(404)
})
