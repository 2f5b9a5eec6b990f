import { expect, test } from 'vitest'
import { takeIn } from '#domain/newsletter/returning.ts'
import * as undeliverable from '#domain/people/undeliverable.ts'
import { routes } from '#http/routes.ts'
import * as letters from '#platform/letters.ts'
import { bounceOf, complaintOf, mailing, reader } from '../domain/newsletter/returns.ts'
import { app, db, form } from '../house.ts'
import { arrive, cookiesOf } from './colleagues.ts'

const { office } = routes
const greta = await arrive('Greta', 'organiser')
const audrey = await arrive('Audrey', 'auditor')
const ada = await arrive('Ada', 'administrator')
const first = await mailing()
const page = async (path: string, headers = greta.headers) => (await (await app.request(path, { headers })).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const dead = async (name: string) => {
  const person = await reader(name)
  await takeIn(db, await bounceOf({ mailing: first, person: person.id }, { recipient: person.email, diagnostic: 'smtp; 550 5.1.1 <b>nobody</b>' }), 'pipe')
  return person
}

test('a person’s page tells what came back, what was decided and why, and nothing of it where nothing did', async () => {
  const ana = await dead('Ana')
  await takeIn(db, await bounceOf({ mailing: first, person: ana.id }, { recipient: ana.email, status: '5.2.2', diagnostic: 'smtp; 552 5.2.2 mailbox full' }), 'pipe')
  await takeIn(db, await bounceOf(undefined, { recipient: ana.email }), 'pipe')
  await takeIn(db, await complaintOf({ mailing: first, person: ana.id }), 'pipe')
  const text = await page(office.person.href(ana))
  for (const words of [
    `Letters to many go to ${ana.email} no more, since`, 'The server says that nobody is there. Letters to many stopped going there at once.', 'The mailbox is full. Nothing was decided: it may pass by itself.',
    'Nothing was decided: it bears no mark of ours', 'They marked a letter as spam. That counts as no longer agreeing', 'by a complaint to their mail provider', '&lt;b>nobody&lt;/b>', 'Write to this address again',
  ]) expect(text).toContain(words)
  expect(await page(office.person.href(await reader('Bo')))).not.toContain('came back')
})

test('an organizer writes to it again, once; whoever only reads does not, and no address of somebody else', async () => {
  const [ana, bo] = [await dead('Ana'), await dead('Bo')]
  const press = (person: { id: number }, email: string, headers = greta.headers) => app.request(office.personUndeliverable.href(person), form('DELETE', { email }, headers))
  expect((await press(ana, ana.email, audrey.headers)).status).toBe(403)
  expect((await press(ana, 'x')).status).toBe(404)
  expect((await press({ id: 999_999 }, ana.email)).status).toBe(404)
  expect((await press(ana, bo.email)).headers.get('location')).toBe(office.person.href(ana, { did: 'lifted' }))
  expect(await undeliverable.among(db, [ana.email, bo.email])).toHaveLength(2)
  expect(await page(office.person.href(ana), audrey.headers)).not.toContain('Write to this address again')

  const answer = await press(ana, ana.email)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, office.person.href(ana, { did: 'lift' })])
  expect(await page(answer.headers.get('location')!)).toContain('Letters to many go to this address again.')
  expect((await undeliverable.among(db, [ana.email, bo.email])).map(({ email }) => email)).toEqual([bo.email])
})

test('a lead sees it of their own people and of nobody else', async () => {
  const [ana, bo] = [await dead('Ana'), await dead('Bo')]
  const group = await db.insertInto('groups').values({ slug: 'arden', kind: 'chapter', status: 'affiliated', name: 'Arden chapter' }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('group_members').values({ group_id: group.id, person_id: ana.id }).execute()
  const user = await db.insertInto('users').values({ name: 'Lena', email: 'lena@arden.example' }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('appointments').values({ user_id: user.id, group_id: group.id, role: 'lead' }).execute()
  const lena = await cookiesOf('lena@arden.example')
  const text = await page(office.person.href(ana), lena)
  expect(text).toContain(`Letters to many go to ${ana.email} no more`)
  expect(text).not.toContain('Write to this address again')
  expect((await app.request(office.person.href(bo), { headers: lena })).status).toBe(404)
})

test('a letter’s page says that letters to its address came back', async () => {
  const ana = await dead('Ana')
  await letters.write(db, { kind: 'sign-in', recipient: ana.email, subject: 'Your link', body: 'x' })
  const { id } = await db.selectFrom('letters').select('id').where('recipient', '=', ana.email).executeTakeFirstOrThrow()
  expect(await page(office.letter.href({ id }), ada.headers)).toContain('The server says that nobody is there.')
})
