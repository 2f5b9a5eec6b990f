import { beforeAll, expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { app, db, form } from '../house.ts'
import { arrive, cookiesOf, workOnce } from './colleagues.ts'

const { groupMailings, segmentMailings, mailing, dispatch, appointments, appointment, people, group } = routes.office
const words = { subject: 'Tuesday', body: 'Bring a chair.' }
const asked = { arden: 0, winnick: 0, segment: 0 }
const idIn = (answer: Response) => Number(answer.headers.get('location')?.split('/').at(-1))

beforeAll(async () => {
  for (const [name, count] of [['arden', 2], ['winnick', 501]] as const) {
    const { id } = await db.insertInto('groups').values({ slug: name, name: `${name} Neighbors`, kind: 'chapter', status: 'affiliated' }).returning('id').executeTakeFirstOrThrow()
    const members = await db.insertInto('people').values(Array.from({ length: count }, (_, n) => ({ name: `${name} ${n}`, emails: [`${name}${n}@${name}.example`], tags: [name] }))).returning('id').execute()
    await db.insertInto('group_members').values(members.map((person) => ({ group_id: id, person_id: person.id }))).execute()
    for (const list of [`group:${id}`, 'newsletter']) {
      await db.insertInto('consents').values(members.map((person) => ({ person_id: person.id, channel: 'email' as const, list, given: true, wording: 'Yes', how: 'form' }))).execute()
    }
    asked[name] = id
  }
  const rules = JSON.stringify({ join: 'all', parts: [{ about: 'tag', not: false, tag: 'arden' }] })
  asked.segment = (await db.insertInto('segments').values({ name: 'Ardenites', rules, author: 'Priya' }).returning('id').executeTakeFirstOrThrow()).id
})

/** Somebody whom an administrator appointed for one group. */
async function appointed(name: string, groupId: number, role = 'lead') {
  const { headers } = await arrive('Ada', 'administrator')
  const email = `${name.toLowerCase()}@arden.example`
  expect((await app.request(appointments.href(), form('POST', { name, email, group: String(groupId), role }, headers))).status).toBe(303)
  return { email, headers: await cookiesOf(email) }
}

test('a letter to a group is written, read once more, sent to who agreed, and can be stopped before', async () => {
  const { headers } = await arrive('Priya', 'organiser')
  const written = await app.request(groupMailings.href({ id: asked.arden }), form('POST', words, headers))
  const id = idIn(written)
  expect(await (await app.request(mailing.href({ id }), { headers })).text()).toMatch(/To <strong>2<\/strong> of the members of arden Neighbors[^]*Bring a chair[^]*Send to 2 people/)
  expect((await app.request(mailing.href({ id }), form('PUT', { ...words, body: 'Bring two chairs.' }, headers))).status).toBe(303)
  expect((await app.request(dispatch.href({ id }), form('PUT', {}, headers))).status).toBe(303)
  await workOnce()
  const letters = await db.selectFrom('letters').select(['recipient', 'body']).where('key', 'like', `mailing:${id}:%`).orderBy('recipient').execute()
  expect(letters.map(({ recipient }) => recipient)).toEqual(['arden0@arden.example', 'arden1@arden.example'])
  expect(letters[0]?.body).toContain('Bring two chairs.')
  expect(await (await app.request(groupMailings.href({ id: asked.arden }), { headers })).text()).toMatch(/Tuesday[^]*Sent/)
})

test('a letter without words comes back with what is missing', async () => {
  const { headers } = await arrive('Priya', 'organiser')
  const refused = await app.request(groupMailings.href({ id: asked.arden }), form('POST', { subject: ' ', body: '' }, headers))
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('2 things to mend')
})

test('to many, the number is typed, and five minutes are left to stop it', async () => {
  const { headers } = await arrive('Priya', 'organiser')
  const id = idIn(await app.request(groupMailings.href({ id: asked.winnick }), form('POST', words, headers)))
  const wrong = await app.request(dispatch.href({ id }), form('PUT', { number: '51' }, headers))
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('That is not the number')])
  expect((await app.request(dispatch.href({ id }), form('PUT', { number: '501' }, headers))).status).toBe(303)
  expect(await (await app.request(mailing.href({ id }), { headers })).text()).toContain('Until then it can be stopped')
  expect((await app.request(dispatch.href({ id }), form('DELETE', {}, headers))).status).toBe(303)
  expect(await (await app.request(mailing.href({ id }), { headers })).text()).toContain('Cancelled')
})

test('a segment is written to by the whole organization alone', async () => {
  const { headers } = await arrive('Priya', 'organiser')
  const id = idIn(await app.request(segmentMailings.href({ id: asked.segment }), form('POST', words, headers)))
  expect(await (await app.request(mailing.href({ id }), { headers })).text()).toContain('the segment Ardenites')
  const lead = await appointed('Lee', asked.arden)
  for (const request of [{ headers: lead.headers }, form('POST', words, lead.headers)]) expect((await app.request(segmentMailings.href({ id: asked.segment }), request)).status).toBe(403)
  expect((await app.request(mailing.href({ id }), { headers: lead.headers })).status).toBe(404)
})

test('whoever is appointed for a group is invited, sees its people alone, and is out when the appointment ends', async () => {
  const { headers } = await arrive('Ada', 'administrator')
  const lead = await appointed('Noa', asked.arden)
  const list = await (await app.request(people.href(), { headers: lead.headers })).text()
  expect(list).toContain('arden 1')
  expect(list).not.toContain('winnick 1')
  expect((await app.request(groupMailings.href({ id: asked.winnick }), { headers: lead.headers })).status).toBe(403)
  expect((await app.request(group.href({ id: asked.arden }), { headers: lead.headers })).status).toBe(200)

  expect(await (await app.request(appointments.href(), { headers })).text()).toMatch(/Noa[^]*arden Neighbors[^]*Lead/)
  const { id } = await db.selectFrom('appointments').innerJoin('users', 'users.id', 'user_id').select('appointments.id').where('email', '=', lead.email).executeTakeFirstOrThrow()
  expect((await app.request(appointment.href({ id }), form('DELETE', {}, headers))).status).toBe(303)
  expect((await app.request(people.href(), { headers: lead.headers })).headers.get('location')).toContain(routes.site.signIn.href())
  expect((await app.request(appointment.href({ id }), form('DELETE', {}, headers))).status).toBe(404)
})

test('an auditor of a group reads and changes nothing; an editor sees no people', async () => {
  const auditor = await appointed('Uli', asked.arden, 'auditor')
  expect((await app.request(people.href(), { headers: auditor.headers })).status).toBe(200)
  expect((await app.request(groupMailings.href({ id: asked.arden }), form('POST', words, auditor.headers))).status).toBe(403)
  const editor = await appointed('Eli', asked.arden, 'editor')
  expect((await app.request(people.href(), { headers: editor.headers })).status).toBe(403)
})

test('appointing asks for a group that is there and is for administrators', async () => {
  const { headers } = await arrive('Ada', 'administrator')
  const gone = await app.request(appointments.href(), form('POST', { name: 'X', email: 'x@arden.example', group: '99999', role: 'lead' }, headers))
  expect([gone.status, await gone.text()]).toEqual([422, expect.stringContaining('not there any more')])
  const organiser = await arrive('Priya', 'organiser')
  expect((await app.request(appointments.href(), { headers: organiser.headers })).status).toBe(403)
})
