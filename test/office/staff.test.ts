import { beforeEach, expect, test } from 'vitest'
import { openLimits } from '#http/limits.ts'
import { routes } from '#http/routes.ts'
import * as audit from '#platform/audit.ts'
import { app, asVisitor, db, form, house, queued } from '../house.ts'
import { arrive, linksTo, workOnce } from './colleagues.ts'

const { staff, staffMember, account, home } = routes.office
const lena = { name: 'Lena Brook', email: 'Lena@Brook.example ', role: 'organiser' }
const invite = (headers: Record<string, string>, fields: Record<string, string> = lena) => app.request(staff.href(), form('POST', fields, headers))
const press = (link: string) => app.request(new URL(link).pathname, form('POST'))
const member = (email: string) => db.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirstOrThrow()

beforeEach(() => { Object.assign(house.limits, openLimits()) })

test('somebody invited gets a letter, comes in by it once, and is named in the list', async () => {
  const { headers, id } = await arrive('Ada', 'administrator')
  expect((await invite(headers)).status).toBe(303)
  expect(await queued('invitation-letter')).toHaveLength(1)
  expect(await (await app.request(staff.href(), { headers })).text()).toMatch(/Lena Brook[^]*Invited/)

  await workOnce()
  const [link = ''] = await linksTo('lena@brook.example')
  expect(link).toMatch(/^http:\/\/localhost\/office\/invitations\//)
  expect((await app.request(link)).status).toBe(200)
  expect(JSON.stringify(await db.selectFrom('invitations').selectAll().execute())).not.toContain(link.split('/').at(-1))
  const came = await press(link)
  expect(came.headers.get('location')).toBe(home.href())
  expect((await app.request(account.href(), { headers: asVisitor(came) })).status).toBe(200)
  expect((await press(link)).status).toBe(410)

  const [entry] = await audit.list(db, { limit: 1 })
  expect(entry).toMatchObject({ actor: 'Ada', actor_id: id, act: 'invite', subject: 'staff', after: { name: 'Lena Brook', role: 'organiser' } })
})

test('an invitation is too old after a week', async () => {
  const { headers } = await arrive('Ada', 'administrator')
  await invite(headers, { ...lena, email: 'late@brook.example' })
  await workOnce()
  await db.updateTable('invitations').set({ expires_at: new Date(Date.now() - 1000) }).execute()
  expect((await press((await linksTo('late@brook.example'))[0] ?? '')).status).toBe(410)
})

test('inviting somebody who works here already says so and changes nothing', async () => {
  const { headers } = await arrive('Ada', 'administrator')
  await invite(headers)
  const again = await invite(headers, { ...lena, name: 'Another', role: 'administrator' })
  expect(again.status).toBe(422)
  expect(await again.text()).toContain('works here already')
  expect(await member('lena@brook.example')).toMatchObject({ name: 'Lena Brook', role: 'organiser' })
})

test('an invitation without a name, an address or a known role is not sent', async () => {
  const { headers } = await arrive('Ada', 'administrator')
  const before = (await queued('invitation-letter')).length
  const refused = await invite(headers, { name: ' ', email: 'x', role: 'owner' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('3 things to mend')
  expect((await queued('invitation-letter')).length).toBe(before)
})

test('a role is changed, written down, and counts from the next act on', async () => {
  const { headers } = await arrive('Ada', 'administrator')
  const other = await arrive('Noor', 'organiser')
  expect((await app.request(staffMember.href({ id: other.id }), form('PUT', { role: 'administrator' }, headers))).status).toBe(303)
  expect((await audit.list(db, { limit: 1 }))[0]).toMatchObject({ act: 'change the role of', subject_id: other.id, before: { role: 'organiser' }, after: { role: 'administrator' } })
  expect((await invite(other.headers, { ...lena, email: 'next@brook.example' })).status).toBe(303)
})

test('who is withdrawn is out at once: sessions, passkeys, links; what they did stays', async () => {
  const { headers } = await arrive('Ada', 'administrator')
  const other = await arrive('Noor', 'organiser')
  await db.insertInto('passkeys').values({ user_id: other.id, public_key: 'k', credential_id: 'c', counter: 0, device_type: 'singleDevice', backed_up: false }).execute()
  expect((await app.request(staffMember.href({ id: other.id }), form('DELETE', {}, headers))).status).toBe(303)

  for (const table of ['sessions', 'passkeys', 'invitations'] as const) expect(await db.selectFrom(table).selectAll().where('user_id', '=', other.id).execute()).toEqual([])
  expect((await member(other.email)).role).toBeNull()
  expect((await app.request(account.href(), form('PUT', { name: 'X' }, other.headers))).headers.get('location')).toBe(routes.site.signIn.href())
  expect((await app.request(staffMember.href({ id: other.id }), { headers })).status).toBe(404)
  expect((await invite(headers, { name: 'Noor', email: other.email, role: 'organiser' })).status).toBe(303)
})

test('the last administrator stays, by the page and by the database', async () => {
  const { headers, id } = await arrive('Ada', 'administrator')
  await db.updateTable('users').set({ role: 'organiser' }).where('role', '=', 'administrator').where('id', '<>', id).execute()

  for (const request of [form('DELETE', {}, headers), form('PUT', { role: 'organiser' }, headers)]) {
    const refused = await app.request(staffMember.href({ id }), request)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('This is the last administrator.')
  }
  await expect(db.deleteFrom('users').where('id', '=', id).execute()).rejects.toThrow('the last administrator stays')
  expect((await member('ada@tidewater.example')).role).toBe('administrator')
})

test('two administrators who withdraw each other at the same moment do not both succeed', async () => {
  const ada = await arrive('Ada', 'administrator')
  const bea = await arrive('Bea', 'administrator')
  await db.updateTable('users').set({ role: 'organiser' }).where('role', '=', 'administrator').where('id', 'not in', [ada.id, bea.id]).execute()
  await Promise.all([
    app.request(staffMember.href({ id: bea.id }), form('PUT', { role: 'organiser' }, ada.headers)),
    app.request(staffMember.href({ id: ada.id }), form('PUT', { role: 'organiser' }, bea.headers)),
  ])
  const { left } = await db.selectFrom('users').select((row) => row.fn.countAll<number>().as('left')).where('role', '=', 'administrator').executeTakeFirstOrThrow()
  expect(left).toBe(1)
})
