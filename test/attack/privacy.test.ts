import { Writable } from 'node:stream'
import { sql } from 'kysely'
import { pino } from 'pino'
import { beforeAll, expect, test } from 'vitest'
import { createApp } from '#app.tsx'
import { openAddresses } from '#engines/addresses/addresses.ts'
import { packAddresses } from '#engines/addresses/builder.ts'
import { routes } from '#http/routes.ts'
import { asVisitor, db, form, house, settingsFor } from '../house.ts'

const { site } = routes
const said: string[] = []
const log = pino({ level: 'trace' }, new Writable({ write: (chunk, _encoding, done) => { said.push(String(chunk)); done() } }))
const peer = { incoming: { socket: { remoteAddress: '203.0.113.77' } } }
const settings = settingsFor({ DATABASE_URL: 'postgres://x', TRUSTED_PROXIES: '10.0.0.0/8' })
const place = 'ocd-division/country:us/state:ma/place:arden'
const house4 = { LON: '-71.1511', LAT: '42.3521', NUMBER: '4', STREET: 'Zinnia Quay' }
const { bytes } = await packAddresses({ places: [{ id: place, name: 'Arden' }], regions: ['MA'] }, [{ row: house4, place }])
const app = createApp({ ...house, log, settings, atlas: () => ({ ...house.atlas(), addresses: openAddresses(bytes) }) })

/** Words that stand nowhere else, so that finding one means that it was kept. */
const secrets = ['Zinnia', '42.3517', '71.1523', '42.3521', '71.1511', '203.0.113.77', '198.51.100.23', 'Firefox/999']
const headers = { 'x-forwarded-for': '198.51.100.23', 'user-agent': 'Firefox/999' }
const answers: Response[] = []
const bodies: string[] = []

async function knock(fields: Record<string, string>, path = site.place.href(), cookies: Record<string, string> = {}) {
  const answer = await app.request(path, form('POST', fields, { ...headers, ...cookies }), peer)
  answers.push(answer)
  bodies.push(await answer.clone().text())
  return answer
}

beforeAll(async () => {
  const byStreet = await knock({ door: 'address', street: '4 Zinnia Quay', town: 'Arden', for: 'warm-homes' })
  expect(byStreet.status).toBe(303)
  for (const street of ['Zinnia Quay', '4000 Zinnia Quay', '4 Zinna Quay', 'PO Box 4 Zinnia']) expect((await knock({ door: 'address', street, town: 'Arden' })).status).toBe(422)
  const byPoint = await knock({ door: 'point', lat: '42.3517', lon: '-71.1523', within: '12.5' })
  expect(byPoint.status).toBe(303)
  expect((await knock({ door: 'point', lat: '42.3517', lon: '-171.1523' })).status).toBe(422)
  await knock({ door: 'town', town: 'Zinnia Quay' })
  for (const found of [byStreet, byPoint]) {
    const told = await knock({ key: crypto.randomUUID(), official: '1', outcome: 'voicemail', note: '' }, site.reports.href({ slug: 'warm-homes' }), asVisitor(found))
    expect(told.status).toBe(303)
    for (const path of [site.home.href(), site.find.href(), site.thanks.href({ slug: 'warm-homes' })]) bodies.push(await (await app.request(path, { headers: { ...headers, ...asVisitor(found, told) } }, peer)).text())
  }
})

/** Every table as text, the queue's among them. */
async function everythingKept() {
  const { rows: tables } = await sql<{ name: string }>`select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db)
  const dumps = await Promise.all(tables.map(async ({ name }) => (await sql<{ all: string | null }>`select string_agg(t::text, ' ') as all from ${sql.raw(name)} t`.execute(db)).rows[0]?.all ?? ''))
  return { tables: tables.length, text: dumps.join('\n') }
}

test('nothing of an address, a point or a network address is in any table', async () => {
  const { tables, text } = await everythingKept()
  expect(tables).toBeGreaterThan(30)
  expect(text).toContain('place:arden')
  expect(secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()))).toEqual([])
})

test('nothing of it is in the log, also when the request fails', async () => {
  const failing = createApp({ ...house, log, settings, atlas: () => { throw new Error('no atlas today') } })
  const answer = await failing.request(site.place.href(), form('POST', { door: 'address', street: '4 Zinnia Quay', town: 'Arden' }, headers), peer)
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toMatch(/no atlas|\.tsx?:|zinnia/i)
  expect(said.join('')).toContain('no atlas today')
  expect(secrets.filter((secret) => said.join('').toLowerCase().includes(secret.toLowerCase()))).toEqual([])
})

test('nothing of it is in a cookie, a redirect or any other header', () => {
  const sent = answers.flatMap((answer) => [...answer.headers].map((pair) => decodeURIComponent(pair.join(': '))))
  expect(sent.some((line) => line.startsWith('set-cookie: place='))).toBe(true)
  expect(secrets.filter((secret) => sent.join('\n').toLowerCase().includes(secret.toLowerCase()))).toEqual([])
})

test('a page shows again what was typed only beside the form that was refused', () => {
  const [refused, others] = [bodies.filter((body) => body.includes('Zinnia')), bodies.filter((body) => !body.includes('Zinnia'))]
  expect(refused.length).toBeGreaterThan(2)
  expect(others.length).toBeGreaterThan(6)
  for (const body of refused) expect(body.match(/(?:href|action)="[^"]*innia/)).toBeNull()
  for (const body of bodies) expect(body).not.toMatch(/42\.35[12]|71\.15[12]|198\.51|203\.0\.113/)
})
