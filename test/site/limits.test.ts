import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { expect, test } from 'vitest'
import { createApp } from '#app.tsx'
import { openLimits } from '#http/limits.ts'
import { routes } from '#http/routes.ts'
import { asVisitor, db, form, house, settingsFor } from '../house.ts'

const slug = 'warm-homes'
const peer = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
const app = createApp({ ...house, limits: openLimits(), settings: settingsFor({ TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8', DATABASE_URL: 'postgres://x' }) })
const from = (address: string) => ({ 'x-forwarded-for': address })
const look = (address: string, fields: Record<string, string> = {}) =>
  app.request(routes.site.place.href(), form('POST', { door: 'town', town: 'Arden', for: slug, ...fields }, from(address)), peer)
const found = await look('10.0.0.1')
const tell = async (address: string, note: string, fields: Record<string, string> = {}) => {
  const visitor = asVisitor(found)
  return app.request(routes.site.reports.href({ slug }), form('POST', { key: crypto.randomUUID(), official: '1', outcome: 'voicemail', note, ...fields }, { ...visitor, ...from(address) }), peer)
}

test('ten thousand look-ups from one address are answered with a plain wait, while others pass', async () => {
  const statuses = new Map<number, number>()
  for (let at = 0; at < 10_000; at++) {
    const { status } = await look('203.0.113.9')
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  expect(statuses.get(303)).toBeLessThan(200)
  expect(statuses.get(429)).toBeGreaterThan(9_800)
  expect((await look('203.0.113.10')).status).toBe(303)
}, 120_000)

test('near the limit a report comes back with everything typed, and a proof of work lets it through', async () => {
  const address = '198.51.100.7'
  const statuses: number[] = []
  for (let at = 0; at < 95; at++) statuses.push((await tell(address, 'fine')).status)
  expect(statuses.filter((status) => status === 303).length).toBeGreaterThan(80)

  const asked = await tell(address, 'My long note')
  const html = await asked.text()
  expect(asked.status).toBe(429)
  expect(html).toContain('My long note')
  expect(html).toContain('Wait a minute and send this again')
  expect(html).toContain(`data-from="${routes.site.challenge.href()}"`)

  const challenge = await (await app.request(routes.site.challenge.href())).json()
  const solution = await solveChallenge({ challenge, deriveKey })
  const proof = btoa(JSON.stringify({ challenge, solution }))
  expect((await tell(address, 'proved', { proof })).status).toBe(303)
  expect((await tell(address, 'proved twice', { proof })).status).toBe(429)
}, 60_000)

test('a header from a stranger does not change whose limit counts', async () => {
  const strict = createApp({ ...house, limits: openLimits(), settings: settingsFor({ DATABASE_URL: 'postgres://x' }) })
  const statuses = new Set<number>()
  for (let at = 0; at < 150; at++) {
    const { status } = await strict.request(routes.site.place.href(), form('POST', { door: 'town', town: 'Arden' }, from(`192.0.2.${at}`)), peer)
    statuses.add(status)
  }
  expect(statuses).toContain(429)
})

test('whoever fills in the field that people cannot see is thanked, and nothing is written', async () => {
  const before = await db.selectFrom('reports').select(({ fn }) => fn.countAll().as('count')).executeTakeFirst()
  expect((await tell('198.51.100.8', 'buy pills', { website: 'https://pills.example' })).status).toBe(303)
  expect(await db.selectFrom('reports').select(({ fn }) => fn.countAll().as('count')).executeTakeFirst()).toEqual(before)
})
