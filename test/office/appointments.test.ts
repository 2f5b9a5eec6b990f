import { beforeAll, expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { app, db, form } from '../house.ts'
import { arrive, cookiesOf } from './colleagues.ts'

const { groupMailings, appointments, appointment, people, group } = routes.office
const words = { subject: 'Tuesday' }
const asked = { arden: 0, winnick: 0 }

beforeAll(async () => {
  for (const [name, count] of [['arden', 2], ['winnick', 3]] as const) {
    const { id } = await db.insertInto('groups').values({ slug: name, name: `${name} Neighbors`, kind: 'chapter', status: 'affiliated' }).returning('id').executeTakeFirstOrThrow()
    const members = await db.insertInto('people').values(Array.from({ length: count }, (_, n) => ({ name: `${name} ${n}`, emails: [`${name}${n}@${name}.example`] }))).returning('id').execute()
    await db.insertInto('group_members').values(members.map((person) => ({ group_id: id, person_id: person.id }))).execute()
    asked[name] = id
  }
})

/** Somebody whom an administrator appointed for one group. */
async function appointed(name: string, groupId: number, role = 'lead') {
  const { headers } = await arrive('Ada', 'administrator')
  const email = `${name.toLowerCase()}@arden.example`
  expect((await app.request(appointments.href(), form('POST', { name, email, group: String(groupId), role }, headers))).status).toBe(303)
  return { email, headers: await cookiesOf(email) }
}

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
