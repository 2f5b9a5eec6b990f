import { expect, test } from 'vitest'
import { createApp } from '#app.tsx'
import { routes } from '#http/routes.ts'
import { openDatabase, openPool } from '#platform/database.ts'
import { app, house } from '../house.ts'

const { api } = routes

test('whoever watches the machine hears that it runs and can serve', async () => {
  expect(await (await app.request(api.live.href())).json()).toEqual({ status: 'live' })
  const ready = await app.request(api.ready.href())
  expect([ready.status, await ready.json(), ready.headers.get('cache-control')]).toEqual([200, { status: 'ready' }, 'no-store'])
})

test('without its database it runs but cannot serve, and every page says so without a word of why', async () => {
  const pool = openPool('postgres://nobody@127.0.0.1:1/nothing', () => undefined)
  const lonely = createApp({ ...house, db: openDatabase(pool) })
  const ready = await lonely.request(api.ready.href())
  expect([ready.status, await ready.json()]).toEqual([503, { status: 'no database' }])
  expect((await lonely.request(api.live.href())).status).toBe(200)
  for (const path of [routes.site.home.href(), routes.site.legislators.href(), routes.site.signIn.href({}, {})]) {
    const answer = await lonely.request(path)
    const html = await answer.text()
    expect([200, 500]).toContain(answer.status)
    expect(html).toMatch(/^<!doctype html>[^]*<h1[^]*<\/html>$/)
    expect(html).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|postgres|\.ts:/)
  }
  await pool.end()
})

test('of the sign-in library only the four steps of a passkey answer, from this site only, and not for ever', async () => {
  const step = (name: string, init: RequestInit = {}) => app.request(api.passkeyStep.href({ step: name }), init)
  expect((await step('generate-authenticate-options')).status).toBe(200)
  for (const name of ['list-user-passkeys', 'delete-passkey', '..%2fok', 'constructor', '']) expect((await step(name)).status, name).toBe(404)
  expect((await app.request(api.passkeys.href())).status).toBe(404)
  const noise = ['', '{', 'null', '[]', '{"response":{}}', '{"response":{"id":"x","rawId":"x","type":"public-key","response":{"clientDataJSON":"x","authenticatorData":"x","signature":"x"}}}', 'x'.repeat(10_000)]
  for (const body of noise) {
    const answer = await step('verify-authentication', { method: 'POST', body, headers: { 'content-type': 'application/json', origin: 'http://localhost' } })
    expect(answer.status, body.slice(0, 30)).toBeGreaterThanOrEqual(400)
    expect(answer.status, body.slice(0, 30)).toBeLessThan(500)
    expect(answer.headers.getSetCookie().join()).not.toMatch(/session_token=[^;]/)
  }
  const foreign = await step('verify-authentication', { method: 'POST', body: '{"response":{}}', headers: { 'content-type': 'text/plain', origin: 'https://evil.example' } })
  expect(foreign.status).toBe(403)
  const statuses = new Set<number>()
  for (let time = 0; time < 30; time++) statuses.add((await step('generate-authenticate-options')).status)
  expect(statuses).toContain(429)
})

test('the addresses of this wing are told to no robot and kept by nobody', async () => {
  for (const path of [api.ready.href(), api.passkeyStep.href({ step: 'generate-authenticate-options' }), routes.site.challenge.href()]) {
    expect((await app.request(path)).headers.get('cache-control') ?? 'no-store', path).toBe('no-store')
  }
})
