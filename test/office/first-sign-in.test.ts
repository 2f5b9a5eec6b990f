import { expect, test } from 'vitest'
import * as firstAdministrator from '#domain/staff/first-administrator.ts'
import { routes } from '#http/routes.ts'
import * as audit from '#platform/audit.ts'
import { app, asVisitor, db, form } from '../house.ts'

const { firstSignIn, home, staff } = routes.office
const send = (token: string, fields: Record<string, string> = { name: 'Ada Quill', email: 'Ada@Quill.example' }) => app.request(firstSignIn.href({ token }), form('POST', fields))
const people = () => db.selectFrom('users').select(['name', 'email', 'role']).execute()

test('a link from before the program was started again stops working', async () => {
  const [old = '', fresh = ''] = [await firstAdministrator.offer(db), await firstAdministrator.offer(db)]
  expect(old).not.toBe(fresh)
  expect((await app.request(firstSignIn.href({ token: old }))).status).toBe(410)
  expect((await send(old)).status).toBe(410)
  expect((await app.request(firstSignIn.href({ token: fresh }))).status).toBe(200)
  expect(await people()).toEqual([])
})

test('a day later the link is too old', async () => {
  const token = await firstAdministrator.offer(db) ?? ''
  await db.updateTable('invitations').set({ expires_at: new Date(Date.now() - 1000) }).execute()
  expect((await app.request(firstSignIn.href({ token }))).status).toBe(410)
  expect((await send(token)).status).toBe(410)
})

test('a form that is not whole comes back, and the link still works', async () => {
  const token = await firstAdministrator.offer(db) ?? ''
  const refused = await send(token, { name: '', email: 'ada' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('2 things to mend')
  expect((await app.request(firstSignIn.href({ token }))).status).toBe(200)
})

test('of two who send the form at once, one becomes the administrator and is signed in', async () => {
  const token = await firstAdministrator.offer(db) ?? ''
  expect(JSON.stringify(await db.selectFrom('invitations').selectAll().execute())).not.toContain(token)
  const answers = await Promise.all([send(token), send(token, { name: 'Mallory', email: 'm@evil.example' })])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 410])
  const winner = answers.find(({ status }) => status === 303) ?? new Response()
  expect(winner.headers.get('location')).toBe(home.href())
  expect((await app.request(staff.href(), { headers: asVisitor(winner) })).status).toBe(200)
  expect(await people()).toHaveLength(1)
  expect(await audit.list(db)).toMatchObject([{ act: 'become the first administrator', subject: 'staff' }])
})

test('once somebody administers, no link is offered and an older one is worth nothing', async () => {
  expect(await firstAdministrator.offer(db)).toBeUndefined()
  expect((await send('anything')).status).toBe(410)
})
