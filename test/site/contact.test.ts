import { beforeEach, expect, test } from 'vitest'
import { createApp } from '#app.tsx'
import * as topics from '#domain/content/topics.ts'
import { routes } from '#http/routes.ts'
import * as letters from '#platform/letters.ts'
import { app, db, form, house, queued } from '../house.ts'
import { arrive, workOnce } from '../office/colleagues.ts'

const { contact, contacted } = routes.site
const ada = await arrive('Ada', 'administrator')
const olga = await arrive('Olga', 'organiser')
const open = createApp({ ...house, limits: { spend: () => 'fine' } })
const press = (await topics.list(db)).find(({ name }) => name === 'Press')!
const message = { name: 'Nia Neighbor', email: 'Nia@brook.example', topic: String(press.id), words: 'Who may I quote?\nBy noon.' }
const write = (fields: Record<string, string> = {}) => open.request(contact.href(), form('POST', { ...message, ...fields }))
const read = async (href: string) => (await app.request(href)).text()
const sent = async () => {
  await workOnce()
  return db.selectFrom('letters').selectAll().where('kind', '=', 'contact').orderBy('recipient').execute()
}

beforeEach(async () => {
  await workOnce()
  await db.deleteFrom('letters').execute()
})

test('the page offers the topics in their order and shows no address of those who read them', async () => {
  await topics.change(db, ada, press, 'Press', { users: [olga.id], emails: ['desk@press.example'] })
  const page = await read(contact.href())
  expect([...page.matchAll(/<option value="\d+">([^<]+)/g)].map(([, name]) => name)).toEqual(['Issues', 'Elections', 'Grassroots organizing', 'Press', 'This web site'])
  for (const address of ['olga@', 'desk@press.example']) expect(page).not.toContain(address)
})

test('a message reaches those named by letter, who answer the writer, and nobody else is written to', async () => {
  await topics.change(db, ada, press, 'Press', { users: [olga.id], emails: ['desk@press.example'] })
  const answer = await write()
  expect(answer.headers.get('location')).toBe(contacted.href())
  expect(await read(contacted.href())).toContain('It is on its way.')
  expect(await sent()).toMatchObject(['desk@press.example', olga.email].toSorted().map((recipient) => ({
    recipient, reply_to: 'nia@brook.example', subject: 'Press: Nia Neighbor writes to us', body: expect.stringContaining('> Who may I quote?\n> By noon.'),
  })))
  expect(await db.selectFrom('letters').select('id').where('recipient', '=', 'nia@brook.example').execute()).toEqual([])
  expect(await db.selectFrom('people').select('id').where('name', '=', 'Nia Neighbor').execute()).toEqual([])
})

test('a topic of nobody, or of somebody who works here no more, goes to the organization’s own address, and without one to the administrators', async () => {
  await topics.change(db, ada, press, 'Press', { users: [olga.id], emails: [] })
  await db.updateTable('users').set({ role: null }).where('id', '=', olga.id).execute()
  await write()
  expect((await sent()).map(({ recipient }) => recipient)).toEqual(['hello@tidewater.example'])
  await db.updateTable('users').set({ role: 'organiser' }).where('id', '=', olga.id).execute()

  const { email } = await db.selectFrom('organizations').select('email').executeTakeFirstOrThrow()
  await topics.change(db, ada, press, 'Press', { users: [], emails: [] })
  await db.updateTable('organizations').set({ email: '' }).execute()
  await write()
  expect((await sent()).map(({ recipient }) => recipient)).toContain(ada.email)
  await db.updateTable('organizations').set({ email }).execute()
})

test.each([[{ topic: '' }, 'Choose what it is about.'], [{ topic: '99999' }, 'Choose what it is about.'], [{ email: 'nia' }, 'Write an e-mail address'], [{ words: ' ' }, 'Write what it is about.'], [{ name: '' }, 'Write a name.']])('%j comes back with what is wrong and all that was typed', async (wrong, sentence) => {
  const answer = await write(wrong)
  const page = await answer.text()
  expect([answer.status, page.includes(sentence), page.includes('words' in wrong ? 'Nia Neighbor' : 'By noon.')]).toEqual([422, true, true])
})

test('a program that fills the hidden field is thanked and forgotten; one that writes on and on has to wait', async () => {
  const waiting = (await queued('contact-letter')).length
  expect((await write({ website: 'spam' })).headers.get('location')).toBe(contacted.href())
  expect(await queued('contact-letter')).toHaveLength(waiting)
  const strict = createApp({ ...house, limits: { spend: () => 'over' } })
  const answer = await strict.request(contact.href(), form('POST', message))
  expect([answer.status, (await answer.text()).includes('By noon.')]).toEqual([429, true])
})

test('after a week neither the words nor the name and address of whoever wrote are kept', async () => {
  await topics.change(db, ada, press, 'Press', { users: [olga.id], emails: [] })
  await write()
  await sent()
  await letters.sweep(db)
  expect((await sent())[0]?.body).toContain('By noon.')
  await db.updateTable('letters').set({ written_at: new Date(Date.now() - 8 * 24 * 3_600_000) }).execute()
  await letters.sweep(db)
  expect(await sent()).toMatchObject([{ recipient: olga.email, subject: 'What a visitor wrote', body: '', reply_to: '' }])
})
