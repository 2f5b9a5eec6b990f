import { expect, test } from 'vitest'
import * as customFields from '#domain/people/custom-fields.ts'
import { routes } from '#http/routes.ts'
import { app, db, form } from '../house.ts'
import { arrive } from './colleagues.ts'

const { fields, field, fieldRank } = routes.office
const ada = await arrive('Ada', 'administrator')
const greta = await arrive('Greta', 'organiser')
const send = (method: 'POST' | 'PUT' | 'DELETE', path: string, given: Record<string, string>, headers = ada.headers) => app.request(path, form(method, given, headers))
const page = async () => (await app.request(fields.href(), { headers: ada.headers })).text()
const labels = async () => (await customFields.list(db)).map(({ label }) => label)

test('an administrator adds, renames, moves and removes a field, told how many it is about', async () => {
  expect(await page()).toContain('becomes a field here')
  await send('POST', fields.href(), { label: 'Shirt size', kind: 'choice', choices: 'S\n\nL\nL' })
  await send('POST', fields.href(), { label: 'Can drive', kind: 'yes-no' })
  await db.insertInto('people').values({ name: 'Ana', fields: '{"shirt_size": "L"}' }).execute()
  expect(await page()).toMatch(/Shirt size[^]*A choice: S, L · 1 person has a value[^]*Remove it from 1 person/)

  await send('PUT', field.href({ key: 'shirt_size' }), { label: 'T-shirt', choices: 'S\nM\nL' })
  await send('PUT', fieldRank.href({ key: 'shirt_size' }), { towards: 'end' })
  expect(await labels()).toEqual(['Can drive', 'T-shirt'])
  await send('DELETE', field.href({ key: 'shirt_size' }), {})
  expect(await labels()).toEqual(['Can drive'])
  expect(await db.selectFrom('people').select('fields').where('name', '=', 'Ana').executeTakeFirst()).toEqual({ fields: {} })
})

test('a choice without answers, and a field without a name, are refused in a sentence', async () => {
  for (const [given, sentence] of [[{ label: 'Size', kind: 'choice', choices: 'S' }, 'at least two answers'], [{ label: ' ', kind: 'text' }, 'Write what is asked'], [{ label: 'Size', kind: 'colour' }, 'Choose a kind']] as const) {
    const answer = await send('POST', fields.href(), given)
    expect([answer.status, (await answer.text()).includes(sentence)]).toEqual([422, true])
  }
  expect((await send('PUT', field.href({ key: 'can_drive' }), { label: '' })).status).toBe(422)
  expect((await send('PUT', fieldRank.href({ key: 'nothing' }), { towards: 'end' })).status).toBe(404)
})

test('fields are for administrators', async () => {
  expect((await app.request(fields.href(), { headers: greta.headers })).status).toBe(403)
  for (const [method, path] of [['POST', fields.href()], ['PUT', field.href({ key: 'can_drive' })], ['DELETE', field.href({ key: 'can_drive' })], ['PUT', fieldRank.href({ key: 'can_drive' })]] as const) {
    expect((await send(method, path, { label: 'x', kind: 'text', towards: 'end' }, greta.headers)).status).toBe(403)
  }
  expect(await labels()).toEqual(['Can drive'])
})
