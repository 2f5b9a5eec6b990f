import { expect, test } from 'vitest'
import * as topics from '#domain/content/topics.ts'
import { routes } from '#http/routes.ts'
import { app, db, form } from '../house.ts'
import { arrive } from './colleagues.ts'

const { contactTopics, contactTopic, contactTopicRank } = routes.office
const ada = await arrive('Ada', 'administrator')
const olga = await arrive('Olga', 'organiser')
const send = (method: 'POST' | 'PUT' | 'DELETE', path: string, fields: Record<string, string>, headers = ada.headers) => app.request(path, form(method, fields, headers))
const page = async () => (await app.request(contactTopics.href(), { headers: ada.headers })).text()
const names = async () => (await topics.list(db)).map(({ name }) => name)
const named = async (name: string) => (await topics.routed(db)).find((topic) => topic.name === name)!

test('an administrator adds, renames, orders and removes topics', async () => {
  expect((await send('POST', contactTopics.href(), { name: 'Volunteering' })).headers.get('location')).toBe(contactTopics.href({}, { did: 'add' }))
  expect((await names()).at(-1)).toBe('Volunteering')
  const topic = await named('Volunteering')
  await send('PUT', contactTopicRank.href(topic), { towards: 'beginning' })
  expect((await names()).at(-2)).toBe('Volunteering')
  await send('PUT', contactTopic.href(topic), { name: 'Lending a hand' })
  await send('DELETE', contactTopic.href(await named('Elections')), {})
  expect(await names()).toEqual(['Issues', 'Grassroots organizing', 'Press', 'Lending a hand', 'This web site'])
})

test('who reads a topic is chosen, and the page says who does, or where it goes while nobody is named', async () => {
  expect(await page()).toContain('Nobody is named: it goes to hello@tidewater.example')
  const topic = await named('Issues')
  await send('PUT', contactTopic.href(topic), { name: 'Issues', [`user-${olga.id}`]: 'yes', 'user-00000000-0000-4000-8000-00000000dead': 'yes', addresses: 'Desk@Issues.example\ndesk@issues.example' })
  expect(await named('Issues')).toMatchObject({ users: [olga.id], emails: ['desk@issues.example'] })
  expect(await page()).toContain('Olga, desk@issues.example')
})

test.each([[{ name: 'PRESS' }, 'There is a topic of that name already.'], [{ name: '' }, 'Write what it is about.'], [{ name: 'Issues', addresses: 'nobody' }, 'no e-mail address']])('%j is refused in a sentence', async (fields, sentence) => {
  const topic = await named('Issues')
  const answer = await send('PUT', contactTopic.href(topic), fields)
  expect([answer.status, (await answer.text()).includes(sentence)]).toEqual([422, true])
  if (!('addresses' in fields)) expect((await send('POST', contactTopics.href(), fields)).status).toBe(422)
  expect(await named('Issues')).toEqual(topic)
})

test('nobody but an administrator routes messages', async () => {
  expect((await app.request(contactTopics.href(), { headers: olga.headers })).status).toBe(403)
  expect((await send('DELETE', contactTopic.href(await named('Press')), {}, olga.headers)).status).toBe(403)
  expect((await send('DELETE', contactTopic.href({ id: 99_999 }), {})).status).toBe(404)
  expect(await names()).toContain('Press')
})
