import { Events, OAuth2Server } from 'oauth2-mock-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createApp } from '#app.tsx'
import * as people from '#domain/people/people.ts'
import { routes } from '#http/routes.ts'
import { readSettings } from '#platform/settings.ts'
import { asVisitor, databaseUrl, db, form, home, house, settingsFor } from '../house.ts'
import { linksTo, workOnce } from '../office/colleagues.ts'

const { signIn, signInWith, signInBack, signInAddress, signedIn, accountWho, account } = routes.site
const server = new OAuth2Server()
let app: ReturnType<typeof createApp>
type Claims = { sub: string; name?: string; email?: string; email_verified?: boolean | string }
let claims: Claims = { sub: 'nobody' }
const limits = { spend: () => 'fine' as const }
const settings = { COMMONWEAL_HOME: home, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent', OIDC_CLIENT_ID: 'us', OIDC_CLIENT_SECRET: 'between us', OIDC_NAME: 'Harbor ID' }

beforeAll(async () => {
  await server.issuer.keys.generate('RS256')
  await server.start(0, 'localhost')
  server.service.on(Events.BeforeUserinfo, (answer) => { answer.body = { ...claims } })
  server.service.on(Events.BeforeTokenSigning, (token) => Object.assign(token.payload, { sub: claims.sub, aud: 'us' }))
  app = createApp({ ...house, limits, settings: settingsFor({ ...settings, OIDC_ISSUER: server.issuer.url ?? '' }) })
})
afterAll(() => server.stop())
beforeEach(() => db.deleteFrom('letters').execute())

const path = (answer: Response) => answer.headers.get('location') ?? ''
const setOut = (next?: string) => app.request(signInWith.href({ provider: 'oidc' }, { next }))

/** The browser's way: away, through the other house, and back with what that says. */
async function through(as: Claims, next?: string) {
  const { out, at } = await letIn(as, next)
  return { back: await app.request(at.pathname + at.search, { headers: asVisitor(out) }), out, at }
}

/** As far as the address to come back to, with a code that nobody has used yet. */
async function letIn(as: Claims, next?: string) {
  claims = as
  const out = await setOut(next)
  const there = await fetch(path(out), { redirect: 'manual' })
  return { out, at: new URL(there.headers.get('location') ?? '') }
}
const isIn = (answer: Response) => answer.headers.getSetCookie().some((cookie) => /session_token=[^;]/.test(cookie))
const joined = (subject: string) => db.selectFrom('sign_in_accounts').innerJoin('users', 'users.id', 'user_id').select(['users.email', 'users.person_id', 'password']).where('account_id', '=', subject).execute()
const letterLink = async (email: string) => {
  await workOnce()
  return new URL((await linksTo(email))[0] ?? 'http://none/').pathname
}
const ticksOf = (html: string) => Object.fromEntries([...html.matchAll(/name="(confirm-\d+)"/g)].map(([, name]) => [name!, 'yes']))

test('setting out carries state and a PKCE challenge, and nothing is written down', async () => {
  const before = await db.selectFrom('verifications').selectAll().execute()
  const out = await setOut()
  const away = new URL(path(out))
  expect([out.status, away.origin]).toEqual([303, server.issuer.url])
  expect(Object.fromEntries(away.searchParams)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', client_id: 'us', redirect_uri: `http://localhost${signInBack.href({ provider: 'oidc' })}` })
  expect(away.searchParams.get('state')).toHaveLength(43)
  expect(out.headers.getSetCookie()).toEqual([expect.stringMatching(/^sign-in=.*; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/)])
  expect(away.search).not.toContain('between')
  expect(await db.selectFrom('verifications').selectAll().execute()).toEqual(before)
})

test('an address the other house vouches for joins the person who reads it', async () => {
  const ana = await people.welcome(db, { email: 'ana@arden.example', name: 'Ana' })
  const { back } = await through({ sub: 'ana-1', name: 'Ana There', email: 'Ana@Arden.example', email_verified: true }, routes.site.groups.href())
  expect([isIn(back), path(back)]).toEqual([true, signedIn.href({}, { next: routes.site.groups.href() })])
  expect(await joined('ana-1')).toEqual([{ email: 'ana@arden.example', person_id: ana.id, password: null }])
  expect(await people.find(db, ana.id)).toEqual(ana)
  expect(path(await app.request(path(back), { headers: asVisitor(back) }))).toBe(routes.site.groups.href())

  const again = await through({ sub: 'ana-1', name: 'Ana', email: 'new@elsewhere.example', email_verified: true })
  expect(isIn(again.back)).toBe(true)
  expect(await people.withEmail(db, 'new@elsewhere.example')).toEqual([])
})

test('somebody nobody knew yet is welcomed', async () => {
  expect(isIn((await through({ sub: 'new-1', name: 'Noor', email: 'noor@far.example', email_verified: true })).back)).toBe(true)
  expect(await people.withEmail(db, 'noor@far.example')).toMatchObject([{ name: 'Noor' }])
})

test.each([[false], [undefined], ['false'], ['yes']])('an address vouched for with %j joins nobody and tells nothing', async (email_verified) => {
  const bo = await people.welcome(db, { email: 'bo@arden.example', name: 'Bo' })
  const { back } = await through({ sub: `bo-${String(email_verified)}`, name: 'Mallory', email: 'bo@arden.example', email_verified })
  expect(isIn(back)).toBe(false)
  expect(await joined(`bo-${String(email_verified)}`)).toEqual([])
  expect(await db.selectFrom('users').select('id').where('person_id', '=', bo.id).execute()).toEqual([])
  expect([signInAddress.href(), signIn.href({}, { failed: 1 })]).toContain(path(back))
})

test('where no address is given we ask for one, and a letter opened in this very browser joins the two', async () => {
  const cy = await people.welcome(db, { email: 'cy@arden.example', name: 'Cy' })
  const { back } = await through({ sub: 'cy-1', name: 'Cy on X' })
  expect(path(back)).toBe(signInAddress.href())
  expect(await (await app.request(path(back), { headers: asVisitor(back) })).text()).toContain('Harbor ID does not tell us')
  const asked = await app.request(path(back), form('POST', { email: 'cy@arden.example' }, asVisitor(back)))
  expect(await asked.text()).toContain('Look at your mail')
  expect(await joined('cy-1')).toEqual([])

  const link = await letterLink('cy@arden.example')
  const elsewhere = await (await app.request(link)).text()
  expect(elsewhere).toContain('only in the browser in which it was begun')
  const waiting = await db.selectFrom('confirmations').select('id').where('kind', '=', 'sign-in-with').executeTakeFirstOrThrow()
  expect(await (await app.request(link, form('POST', { [`confirm-${waiting.id}`]: 'yes' }))).text()).toContain('only in the browser')
  expect(await joined('cy-1')).toEqual([])

  const here = asVisitor(asked)
  const ticks = ticksOf(await (await app.request(link, { headers: here })).text())
  expect(Object.keys(ticks)).toHaveLength(1)
  await app.request(link, form('POST', ticks, here))
  expect(await joined('cy-1')).toMatchObject([{ email: 'cy@arden.example', person_id: cy.id }])
  expect(isIn((await through({ sub: 'cy-1' })).back)).toBe(true)
})

test('an address typed by somebody who came from nowhere is not asked', async () => {
  expect(path(await app.request(signInAddress.href(), form('POST', { email: 'bo@arden.example' })))).toBe(signIn.href({}, { failed: 1 }))
  expect(path(await app.request(signInAddress.href()))).toBe(signIn.href({}, { failed: 1 }))
})

test('a code that comes back with another state, without the cookie, twice or for another provider lets nobody in', async () => {
  const victim = await setOut()
  const { out, at } = await letIn({ sub: 'di-1', email: 'di@arden.example', email_verified: true, name: 'Di' })
  const tries: [string, Record<string, string>][] = [
    [at.pathname + at.search, {}], [at.pathname + at.search, asVisitor(victim)], [at.pathname + at.search, { cookie: 'sign-in={"state":"x"}.forged' }],
    [`${at.pathname}?code=${at.searchParams.get('code')}`, asVisitor(out)], [`${at.pathname}?code=${at.searchParams.get('code')}&state=x`, asVisitor(out)],
    [`${at.pathname}?error=access_denied&state=${at.searchParams.get('state')}`, asVisitor(out)], [signInBack.href({ provider: 'google' }) + at.search, asVisitor(out)],
  ]
  for (const [href, headers] of tries) {
    const answer = await app.request(href, { headers })
    expect([isIn(answer), path(answer)], href).toEqual([false, signIn.href({}, { failed: 1 })])
  }
  expect(isIn(await app.request(at.pathname + at.search, { headers: asVisitor(out) })), 'the right one').toBe(true)
  expect(isIn(await app.request(at.pathname + at.search, { headers: asVisitor(out) })), 'twice').toBe(false)
})

test('a token for another house, or about somebody else than the claims, lets nobody in', async () => {
  server.service.once(Events.BeforeTokenSigning, (token) => Object.assign(token.payload, { aud: 'others' }))
  claims = { sub: 'ed-1', email: 'ed@arden.example', email_verified: true }
  server.service.removeAllListeners(Events.BeforeTokenSigning)
  server.service.on(Events.BeforeTokenSigning, (token) => Object.assign(token.payload, { sub: claims.sub, aud: 'others' }))
  expect(isIn((await through(claims)).back)).toBe(false)
  server.service.removeAllListeners(Events.BeforeTokenSigning)
  server.service.on(Events.BeforeTokenSigning, (token) => Object.assign(token.payload, { sub: 'somebody-else', aud: 'us' }))
  expect(isIn((await through(claims)).back)).toBe(false)
  expect(await people.withEmail(db, 'ed@arden.example')).toEqual([])
  server.service.removeAllListeners(Events.BeforeTokenSigning)
  server.service.on(Events.BeforeTokenSigning, (token) => Object.assign(token.payload, { sub: claims.sub, aud: 'us' }))
})

test.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/sign-in/../..//evil.example'])('%j is not where one comes back to', async (next) => {
  const { back } = await through({ sub: 'ana-2', name: 'Ana', email: 'ana@arden.example', email_verified: true }, next)
  expect(path(back)).toBe(signedIn.href())
})

test('of a household one says who one is, once; somebody else is not to be chosen', async () => {
  const [fay, gil] = [await people.welcome(db, { email: 'home@arden.example', name: 'Fay' }), await people.welcome(db, { email: 'home@arden.example', name: 'Gil' })]
  const stranger = await people.welcome(db, { email: 'other@arden.example', name: 'Olga' })
  const { back } = await through({ sub: 'home-1', name: 'Fay and Gil', email: 'home@arden.example', email_verified: true })
  const headers = asVisitor(back)
  expect(path(await app.request(path(back), { headers }))).toBe(accountWho.href())
  expect(await (await app.request(accountWho.href(), { headers })).text()).toMatch(/Who are you\?[^]*Fay[^]*Gil/)
  expect((await app.request(accountWho.href(), form('PUT', { person: String(stranger.id) }, headers))).status).toBe(422)
  expect(path(await app.request(accountWho.href(), form('PUT', { person: String(gil.id) }, headers)))).toBe(account.href())
  expect(await joined('home-1')).toMatchObject([{ person_id: gil.id }])
  const again = await through({ sub: 'home-1' })
  expect(path(await app.request(path(again.back), { headers: asVisitor(again.back) }))).toBe(account.href())
  expect(fay.id).not.toBe(gil.id)
})

test('houses that are not named are not there; those that are have a button and the right way out', async () => {
  expect((await app.request(signInWith.href({ provider: 'google' }))).status).toBe(404)
  const many = createApp({ ...house, limits, settings: settingsFor({ ...settings, GOOGLE_CLIENT_ID: 'g', GOOGLE_CLIENT_SECRET: 's', FACEBOOK_CLIENT_ID: 'f', FACEBOOK_CLIENT_SECRET: 's', X_CLIENT_ID: 'x', X_CLIENT_SECRET: 's' }) })
  expect(await (await many.request(signIn.href())).text()).toMatch(/Sign in with Google[^]*Sign in with Facebook[^]*Sign in with X/)
  for (const [provider, host, pkce] of [['google', 'accounts.google.com', true], ['facebook', 'www.facebook.com', false], ['x', 'x.com', true]] as const) {
    const away = new URL(path(await many.request(signInWith.href({ provider }))))
    expect([away.protocol, away.host, away.searchParams.has('code_challenge'), away.searchParams.get('redirect_uri')]).toEqual(['https:', host, pkce, `http://localhost${signInBack.href({ provider })}`])
  }
})

test('a house that does not answer, or calls itself something else, lets nobody in and breaks nothing', async () => {
  for (const issuer of ['http://localhost:1', `${server.issuer.url}/other`]) {
    const lonely = createApp({ ...house, limits, settings: settingsFor({ ...settings, OIDC_ISSUER: issuer }) })
    expect(path(await lonely.request(signInWith.href({ provider: 'oidc' })))).toBe(signIn.href({}, { failed: 1 }))
  }
  expect(readSettings({ OIDC_ISSUER: 'ftp://x' }).ok).toBe(false)
})
