import { beforeEach, expect, test } from 'vitest'
import * as mailings from '#domain/audiences/mailings.ts'
import * as members from '#domain/groups/members.ts'
import * as consents from '#domain/people/consents.ts'
import * as unsubscribing from '#domain/people/unsubscribing.ts'
import { routes } from '#http/routes.ts'
import * as queue from '#platform/queue.ts'
import { app, databaseUrl, db, form, queued } from '../../house.ts'
import { workOnce } from '../../office/colleagues.ts'
import { onServer } from '../../scratch.ts'

const priya = { id: crypto.randomUUID(), name: 'Priya' }
let group = 0
let list = ''

beforeEach(async () => {
  ({ id: group } = await db.insertInto('groups').values({ slug: `g-${crypto.randomUUID()}`, kind: 'chapter', status: 'affiliated', name: 'Arden Neighbors' }).returning('id').executeTakeFirstOrThrow())
  list = `group:${group}`
  await db.insertInto('users').values({ id: priya.id, name: 'Priya', email: 'priya@tidewater.example', role: 'organiser' }).onConflict((known) => known.doNothing()).execute()
  await db.deleteFrom('letters').execute()
})

/** So many members who agreed to the group's letters. */
async function joined(count: number, { given = true, email = true } = {}) {
  const people = await db.insertInto('people').values(Array.from({ length: count }, () => ({ name: 'Ana', emails: email ? [`${crypto.randomUUID()}@arden.example`] : [] }))).returning(['id', 'emails']).execute()
  await db.insertInto('group_members').values(people.map(({ id }) => ({ group_id: group, person_id: id }))).execute()
  await db.insertInto('consents').values(people.map(({ id }) => ({ person_id: id, channel: 'email' as const, list, given, wording: 'Yes', how: 'form' }))).execute()
  return people
}

const draft = () =>
  mailings.draft(db, priya, { group_id: group, audience: 'the members', list, sender_name: 'Arden Neighbors', subject: 'Tuesday', body: 'Bring a chair.' }, members.idsWithin([group]), 'everyone')
const counted = async (id: number) => (await mailings.find(db, id))?.recipients
const letters = (id: number) => db.selectFrom('letters').selectAll().where('key', 'like', `mailing:${id}:%`).orderBy('id').execute()
const timePasses = (id: number) => onServer(databaseUrl,
  `update mailings set leaves_at = leaves_at - interval '5 minutes' where id = ${id}`, `update graphile_worker._private_jobs set run_at = now() where run_at > now()`)

test('it goes to members who agreed to the group’s letters and have an address, and to nobody else', async () => {
  const [ana] = await joined(1)
  await joined(1, { given: false })
  await joined(1, { email: false })
  const { id } = await draft()
  expect(await counted(id)).toBe(1)
  expect(await mailings.send(db, priya, id)).toBe('on its way')
  await workOnce()
  const [letter, ...others] = await letters(id)
  expect(others).toEqual([])
  expect(letter).toMatchObject({ recipient: ana?.emails[0], subject: 'Tuesday', sender_name: 'Arden Neighbors' })
  expect(letter?.body).toMatch(/Bring a chair\.\n\n-- \nArden Neighbors\nPO Box 7, Arden\nNo more letters from Arden Neighbors: http:\/\/localhost/)
  expect(await mailings.find(db, id)).toMatchObject({ stage: 'gone', written: 1 })
})

test('whoever the writer does not reach is not written to, even if the question names them', async () => {
  await joined(3)
  const { id } = await mailings.draft(db, priya, { group_id: group, audience: 'x', list, sender_name: 'x', subject: 'x', body: 'x' }, members.idsWithin([group]), members.idsWithin([]))
  expect(await counted(id)).toBe(0)
  expect(await mailings.send(db, priya, id)).toBe('nobody')
})

test('to more than 500 people it leaves only for whoever types how many, and five minutes later; until then it can be stopped', async () => {
  await joined(501)
  const { id } = await draft()
  for (const typed of [undefined, 500, 502]) expect(await mailings.send(db, priya, id, typed)).toBe('wrong number')
  expect(await mailings.send(db, priya, id, 501)).toBe('on its way')
  await workOnce()
  expect(await letters(id)).toEqual([])
  const { leaves_at } = await db.selectFrom('mailings').select('leaves_at').where('id', '=', id).executeTakeFirstOrThrow()
  expect((leaves_at?.getTime() ?? 0) - Date.now()).toBeGreaterThan(4 * 60_000)

  expect(await mailings.cancel(db, priya, id)).toBe(true)
  await timePasses(id)
  await workOnce()
  expect(await letters(id)).toEqual([])
  expect(await mailings.send(db, priya, id, 501)).toBe('not a draft')
})

test('500 people are not yet many', async () => {
  await joined(500)
  expect(await mailings.send(db, priya, (await draft()).id)).toBe('on its way')
})

test('who takes their word back while it waits gets nothing; what has left cannot be stopped', async () => {
  const people = await joined(501)
  const { id } = await draft()
  await mailings.send(db, priya, id, 501)
  for (const { id: gone } of people.slice(0, 400)) await consents.state(db, { id: gone }, { channel: 'email', list, given: false, wording: 'No', how: 'account' })
  await timePasses(id)
  await workOnce()
  expect(await letters(id)).toHaveLength(101)
  expect(await mailings.cancel(db, priya, id)).toBe(false)
})

test('sent twice, or its work done twice, everybody gets one letter', async () => {
  await joined(3)
  const { id } = await draft()
  await Promise.all([mailings.send(db, priya, id), mailings.send(db, priya, id)])
  expect((await queued('leave-mailing')).length).toBeLessThanOrEqual(1)
  await workOnce()
  await db.updateTable('mailings').set({ stage: 'leaving' }).where('id', '=', id).execute()
  await db.updateTable('mailing_recipients').set({ letter_at: null }).where('mailing_id', '=', id).execute()
  await queue.leave(db, 'leave-mailing', { id })
  await workOnce()
  expect(await letters(id)).toHaveLength(3)
})

test('one click ends the letters of that list and of no other; looking at the link does not; a foreign token is nobody’s', async () => {
  const [ana] = await joined(1)
  const person = { id: ana?.id ?? 0 }
  await consents.state(db, person, { channel: 'email', list: 'newsletter', given: true, wording: 'Yes', how: 'form' })
  const token = (await unsubscribing.tokens(db))({ personId: person.id, list })
  const href = routes.site.unsubscription.href({ token })

  expect(await (await app.request(href)).text()).toContain('Stop the letters from Arden Neighbors')
  expect(await consents.stands(db, person, 'email', list)).toBe(true)
  const oneClick = { method: 'POST', body: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'application/x-www-form-urlencoded' } }
  for (let time = 0; time < 2; time++) expect((await app.request(href, oneClick)).status).toBe(200)
  expect(await consents.stands(db, person, 'email', list)).toBe(false)
  expect(await consents.stands(db, person, 'email', 'newsletter')).toBe(true)
  expect(await db.selectFrom('consents').selectAll().where('person_id', '=', person.id).where('how', '=', 'one-click').execute()).toHaveLength(1)

  for (const wrong of [`${token.slice(0, -2)}xx`, 'x', `${Buffer.from('1:newsletter').toString('base64url')}.${token.split('.')[1]}`]) {
    expect((await app.request(routes.site.unsubscription.href({ token: wrong }), form('POST'))).status).toBe(404)
  }
})
