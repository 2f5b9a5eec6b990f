import { beforeEach, expect, test } from 'vitest'
import { createApp } from '#app.tsx'
import { openLimits } from '#http/limits.ts'
import { routes } from '#http/routes.ts'
import { app, asVisitor, db, form, house, queued, settingsFor } from '../house.ts'
import { arrive, cookiesOf, linksTo, workOnce } from './colleagues.ts'

const { home, account } = routes.office
const { signIn, signOut, signedIn } = routes.site
const ask = (email: string, next?: string, headers = {}, at = app) => at.request(signIn.href({}, { next }), form('POST', { email }, headers))
const press = (link: string, headers = {}) => app.request(new URL(link).pathname + new URL(link).search, form('POST', {}, headers))
const freshLink = async (email: string, next?: string) => {
  await ask(email, next)
  await workOnce()
  return (await linksTo(email))[0] ?? ''
}

beforeEach(async () => {
  Object.assign(house.limits, openLimits())
  await db.deleteFrom('letters').execute()
})

test('a member asks for a letter, presses the button in it and is in the office', async () => {
  const { email } = await arrive('Ines', 'organiser')
  const link = await freshLink(email, routes.office.audit.href())
  expect(link).toMatch(/^http:\/\/localhost\/sign-in\/link\/[A-Za-z]{32}\?next=/)

  const pressed = await press(link)
  expect(pressed.status).toBe(303)
  const through = await app.request(pressed.headers.get('location') ?? '', { headers: asVisitor(pressed) })
  expect(through.headers.get('location')).toBe(routes.office.audit.href())
  const inside = await app.request(account.href(), { headers: asVisitor(pressed) })
  expect(inside.status).toBe(200)
  expect(await inside.text()).toContain('Ines')
})

test('a scanner that opens the link, however often, does not use it up', async () => {
  const { email } = await arrive('Ines', 'organiser')
  const link = await freshLink(email)
  for (const method of ['GET', 'HEAD', 'GET']) {
    const opened = await app.request(link, { method })
    expect(opened.status).toBe(200)
    expect(opened.headers.getSetCookie()).toEqual([])
  }
  expect((await press(link)).status).toBe(303)
})

test('a link works once', async () => {
  const { email } = await arrive('Ines', 'organiser')
  const link = await freshLink(email)
  const [one, two] = await Promise.all([press(link), press(link)])
  expect([one.status, two.status].toSorted()).toEqual([303, 410])
  const third = await press(link)
  expect(third.status).toBe(410)
  expect(third.headers.getSetCookie()).toEqual([])
})

test('a link works for fifteen minutes', async () => {
  const { email } = await arrive('Ines', 'organiser')
  const link = await freshLink(email)
  const { expires_at } = await db.selectFrom('verifications').select('expires_at').orderBy('created_at', 'desc').executeTakeFirstOrThrow()
  expect((expires_at.getTime() - Date.now()) / 60_000).toBeGreaterThan(14)
  expect((expires_at.getTime() - Date.now()) / 60_000).toBeLessThanOrEqual(15)
  await db.updateTable('verifications').set({ expires_at: new Date(Date.now() - 1000) }).execute()
  expect((await press(link)).status).toBe(410)
})

test('the database never holds a token that opens a door', async () => {
  const { email } = await arrive('Ines', 'organiser')
  const token = new URL(await freshLink(email)).pathname.split('/').at(-1) ?? ''
  const rows = await db.selectFrom('verifications').selectAll().execute()
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('asking for a stranger answers the same in every byte, and writes the same single row', async () => {
  const { email } = await arrive('Ines', 'organiser')
  const answerTo = async (address: string) => {
    const answer = await ask(address)
    return { status: answer.status, headers: [...answer.headers], body: await answer.text() }
  }
  const before = (await queued('sign-in-letter')).length
  expect(await answerTo('nobody@nowhere.example')).toEqual(await answerTo(email))
  expect((await queued('sign-in-letter')).length).toBe(before + 2)
  await workOnce()
  expect(await linksTo('nobody@nowhere.example')).toEqual([])
  expect(await linksTo(email)).toHaveLength(1)
})

test('who has left gets neither a letter nor in, even with a link from before', async () => {
  const { email, id } = await arrive('Otto', 'organiser')
  const link = await freshLink(email)
  await db.updateTable('users').set({ role: null }).where('id', '=', id).execute()
  expect((await press(link)).status).toBe(410)
  await db.deleteFrom('letters').execute()
  await freshLink(email)
  expect(await linksTo(email)).toEqual([])
})

test.each([
  'https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/office/../..//evil.example@', '/officer', '/office\n/x', 'http:/office', '/%2f/evil.example',
])('%j is not a place to go on to', async (next) => {
  const page = await (await app.request(signIn.href({}, { next }))).text()
  expect(page).not.toContain('evil')
  const { email } = await arrive('Ines', 'organiser')
  const token = new URL(await freshLink(email)).pathname
  const pressed = await app.request(`${token}?${new URLSearchParams({ next })}`, form('POST'))
  expect(pressed.headers.get('location')).toBe(signedIn.href())
  for (const path of [signedIn.href(), signedIn.href({}, { next })]) expect((await app.request(path, { headers: asVisitor(pressed) })).headers.get('location')).toBe(home.href())
})

test('a letter asked for under a foreign host name leads home all the same', async () => {
  const { email } = await arrive('Ines', 'organiser')
  await app.request(`http://evil.example${signIn.href()}`, form('POST', { email }, { origin: 'http://evil.example' }))
  await workOnce()
  expect((await linksTo(email))[0]).toMatch(/^http:\/\/localhost:3000\//)
})

test('session cookies cannot be read by scripts nor sent by other sites, and are secure where the site is', async () => {
  const { email } = await arrive('Ines', 'organiser')
  const cookies = (await press(await freshLink(email))).headers.getSetCookie()
  expect(cookies).toHaveLength(2)
  for (const cookie of cookies) expect(cookie).toMatch(/; HttpOnly; SameSite=Lax$/)

  const secured = createApp({ ...house, settings: settingsFor({ ...stringsOf(house.settings), PUBLIC_URL: 'https://office.example' }) })
  const link = new URL(await freshLink(email))
  const pressed = await secured.request(link.pathname, form('POST', {}, { origin: 'https://office.example' }))
  for (const cookie of pressed.headers.getSetCookie()) expect(cookie).toMatch(/^__Secure-.*; Secure/)
})

test('forms from other sites are refused', async () => {
  const { email, headers } = await arrive('Ines', 'organiser')
  const link = await freshLink(email)
  expect((await ask(email, undefined, { origin: 'https://evil.example' })).status).toBe(403)
  expect((await press(link, { origin: 'https://evil.example' })).status).toBe(403)
  expect((await app.request(signOut.href(), form('POST', {}, { ...headers, origin: 'https://evil.example' }))).status).toBe(403)
  expect((await press(link)).status).toBe(303)
})

test('signing out ends the session here and in the database', async () => {
  const { headers, id } = await arrive('Ines', 'organiser')
  await db.deleteFrom('sessions').where('user_id', '=', id).execute()
  const fresh = await cookiesOf('ines@tidewater.example')
  const out = await app.request(signOut.href(), form('POST', {}, fresh))
  expect(out.status).toBe(303)
  expect(out.headers.getSetCookie().filter((cookie) => cookie.includes('Max-Age=0')).length).toBeGreaterThan(0)
  expect(await db.selectFrom('sessions').select('id').where('user_id', '=', id).execute()).toEqual([])
  expect((await app.request(account.href(), form('PUT', { name: 'X' }, headers))).headers.get('location')).toBe(signIn.href())
})

test('an act asks the database, so somebody signed out elsewhere cannot act for the minute their cookie still reads', async () => {
  const { headers, id } = await arrive('Ines', 'organiser')
  await db.deleteFrom('sessions').where('user_id', '=', id).execute()
  const answer = await app.request(account.href(), form('PUT', { name: 'Mallory' }, headers))
  expect(answer.headers.get('location')).toBe(signIn.href())
  expect((await db.selectFrom('users').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name).toBe('Ines')
})

test('a cookie somebody wrote themselves opens nothing', async () => {
  const { headers } = await arrive('Dora', 'administrator')
  const [token = '', data = ''] = headers.cookie.split('; ')
  const [, payload = ''] = data.split('=')
  const told = JSON.parse(Buffer.from(payload, 'base64url').toString())
  told.session.user.role = 'administrator'
  const forged = `commonweal.session_data=${Buffer.from(JSON.stringify(told)).toString('base64url')}`
  const bent = token.replace(/.(?=\.)/, (letter) => (letter === 'a' ? 'b' : 'a'))
  for (const cookie of [forged, `${bent}; ${forged}`, bent]) expect((await app.request(routes.office.staff.href(), { headers: { cookie } })).status).toBe(303)
})

test('one address gets three letters in a row, and the answer does not tell', async () => {
  const { email } = await arrive('Ines', 'organiser')
  const before = (await queued('sign-in-letter')).length
  for (let time = 0; time < 5; time++) expect((await ask(email)).headers.get('location')).toBe(signIn.href({}, { asked: 1 }))
  expect((await queued('sign-in-letter')).length).toBe(before + 3)
})

test('somebody who guesses links is told to wait', async () => {
  const statuses = []
  for (let time = 0; time < 14; time++) statuses.push((await app.request(routes.site.signInLink.href({ token: `guess${time}` }), form('POST'))).status)
  expect(statuses.slice(0, 12).every((status) => status === 410)).toBe(true)
  expect(statuses.at(-1)).toBe(429)
})

test('what is not an address comes back with what is wrong', async () => {
  const answer = await ask('ines at tidewater')
  expect(answer.status).toBe(422)
  expect(await answer.text()).toMatch(/value="ines at tidewater"[^]*Write an e-mail address, such as/)
})

test('the office is never kept by anybody', async () => {
  const { headers } = await arrive('Dora', 'administrator')
  for (const path of [signIn.href(), home.href(), routes.site.signInLink.href({ token: 'x' })]) expect((await app.request(path)).headers.get('cache-control')).toBe('no-store')
  expect((await app.request(routes.office.staff.href(), { headers })).headers.get('cache-control')).toBe('no-store')
})

const stringsOf = (settings: object) => Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]))
