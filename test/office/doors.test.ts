import { expect, test } from 'vitest'
import type { Role } from '#domain/staff/may.ts'
import { routes } from '#http/routes.ts'
import { app, db, form } from '../house.ts'
import { arrive } from './colleagues.ts'

const { office } = routes
/** Open to everybody, each guarded by its own token. */
const open = new Set<string>([office.firstSignIn.pattern, office.invitation.pattern])
const closed = Object.entries(office).filter(([, { pattern }]) => !open.has(pattern))
const addressOf = (pattern: string) => pattern.replace(':token', 'aaaa').replace(/:\w+/g, '1')
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

test('every address of the office is known to this test', () => {
  expect(closed.length).toBeGreaterThan(15)
  expect(open.size).toBe(2)
})

test.each(closed)('%s shows a stranger nothing but the way to sign in', async (_name, { pattern }) => {
  for (const method of methods) {
    const answer = await app.request(addressOf(pattern), { method, headers: { origin: 'http://localhost' } })
    expect(`${method} ${answer.status}`).toBe(`${method} 303`)
    expect(answer.headers.get('location')).toMatch(/^\/sign-in(\?next=%2Foffice[^&]*)?$/)
    expect(await answer.text()).toBe('')
  }
})

test.each(closed)('%s takes no form from a stranger under another method', async (_name, { pattern }) => {
  for (const method of ['POST', 'PUT', 'DELETE'] as const) {
    const answer = await app.request(addressOf(pattern), form(method, { name: 'Mallory', role: 'administrator', email: 'm@evil.example' }))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, routes.site.signIn.href()])
  }
})

test('an address that does not exist, or is spelt oddly, is no way round the door', async () => {
  for (const path of ['/office/nothing', '/office/', '/office//staff', '/office/staff/', '/office/%73taff', '/office/./staff', '/office/sign-in/../staff']) {
    const answer = await app.request(path)
    expect([303, 404]).toContain(answer.status)
    expect(await answer.text()).not.toContain('office-shell')
  }
  for (const path of ['/OFFICE/staff', '//office/staff']) expect((await app.request(`http://localhost${path}`)).status).toBe(404)
})

test('nobody comes in by the sign-in library itself', async () => {
  const { headers } = await arrive('Greta', 'organiser')
  const tries: [string, string][] = [
    ['GET', '/api/auth/magic-link/verify?token=x'], ['POST', '/api/auth/sign-in/magic-link'], ['POST', '/api/auth/sign-up/email'], ['POST', '/api/auth/sign-in/email'],
    ['POST', '/api/auth/update-user'], ['GET', '/api/auth/get-session'], ['GET', '/api/auth/list-sessions'], ['POST', '/api/auth/delete-user'], ['GET', '/api/auth/ok'],
    ['GET', '/api/auth/passkey/list-user-passkeys'], ['POST', '/api/auth/passkey/delete-passkey'], ['GET', '/api/auth/passkey/verify-authentication'], ['POST', '/api/auth/passkey/..%2fupdate-user'],
  ]
  for (const [method, path] of tries) {
    const body = method === 'POST' ? JSON.stringify({ email: 'greta@tidewater.example', role: 'administrator', name: 'x', password: 'long enough 1' }) : undefined
    const answer = await app.request(path, { method, body, headers: { ...headers, 'content-type': 'application/json', origin: 'http://localhost' } })
    expect(`${path} ${answer.status}`).toBe(`${path} 404`)
    expect(answer.headers.getSetCookie()).toEqual([])
  }
  expect((await db.selectFrom('users').select('role').where('email', '=', 'greta@tidewater.example').executeTakeFirstOrThrow()).role).toBe('organiser')
})

const administrators: [string, 'GET' | 'POST' | 'PUT' | 'DELETE', string][] = [
  ['the staff', 'GET', office.staff.href()], ['an invitation', 'POST', office.staff.href()], ['the letters', 'GET', office.letters.href()],
  ['a letter', 'GET', office.letter.href({ id: 1 })], ['the record', 'GET', office.audit.href()],
  ['a member', 'GET', office.staffMember.href({ id: crypto.randomUUID() })], ['a role', 'PUT', office.staffMember.href({ id: crypto.randomUUID() })],
  ['a withdrawal', 'DELETE', office.staffMember.href({ id: crypto.randomUUID() })],
]

test.each(administrators)('%s is for administrators', async (_name, method, path) => {
  const go = async (role: Role) => {
    const { headers } = await arrive(role, role)
    const answer = await app.request(path, method === 'GET' ? { headers } : form(method, { role: 'administrator' }, headers))
    return { status: answer.status, text: await answer.text() }
  }
  const refused = await go('organiser')
  expect(refused.status).toBe(403)
  expect(refused.text).toContain('Only administrators')
  expect((await go('administrator')).status).not.toBe(403)
})

test('the office itself leads to the actions', async () => {
  const { headers } = await arrive('Greta', 'organiser')
  expect((await app.request(office.home.href(), { headers })).headers.get('location')).toBe(office.actions.href())
})
