import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { createApp } from '#app.tsx'
import { openPageCache } from '#http/page-cache.ts'
import { routes } from '#http/routes.ts'
import { app, form, house, settingsFor } from '../house.ts'

const asked: string[] = []
const matches: Record<string, { x: number; y: number }[]> = {
  '1 Mill St': [{ x: -71.15, y: 42.35 }],
  '2 Line St': [{ x: -71.06, y: 42.35 }, { x: -71.04, y: 42.35 }],
}
const bureau = createServer((request, response) => {
  const url = new URL(request.url ?? '', 'http://bureau')
  asked.push(url.searchParams.get('street') ?? '')
  const found = (matches[url.searchParams.get('street') ?? ''] ?? []).map((coordinates) => ({ coordinates, matchedAddress: 'SOMEWHERE' }))
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ result: { addressMatches: found } }))
})
await new Promise<void>((ready) => { bureau.listen(0, '127.0.0.1', ready) })
afterAll(() => { bureau.close() })
const { port } = bureau.address() as AddressInfo

const cache = openPageCache()
const env = { DATABASE_URL: 'postgres://x', LOG_LEVEL: 'silent' }
const withDoor = createApp({ ...house, cache, settings: settingsFor({ ...env, CENSUS_GEOCODER: `http://127.0.0.1:${port}` }) })
const broken = createApp({ ...house, settings: settingsFor({ ...env, CENSUS_GEOCODER: 'http://127.0.0.1:1' }) })
const knock = (street: string, door = 'census', at = withDoor) => at.request(routes.site.place.href(), form('POST', { door, street, town: 'Arden', for: 'warm-homes' }))

test('where the operator switched it on, the page has the door and says where the address goes', async () => {
  const html = await (await withDoor.request(routes.site.find.href())).text()
  expect(html).toMatch(/Ask the Census Bureau[^]*Sends the address to a federal server[^]*sends it on, to the U\.S\. Census Bureau/)
  const without = await (await app.request(routes.site.find.href())).text()
  expect(without).not.toContain('Census')
})

test('through that door an address that the bureau knows is found', async () => {
  expect((await knock('1 Mill St')).headers.get('location')).toBe(routes.site.calls.href({ slug: 'warm-homes' }))
})

test('two answers on two sides of a line are asked about, not chosen from', async () => {
  expect(await (await knock('2 Line St')).text()).toMatch(/Which district do you vote in\?[^]*1st Harbor[^]*2nd Harbor/)
})

test('an address that it does not know, and a bureau that does not answer, are said with the way out', async () => {
  expect(await (await knock('9 Nowhere Ln')).text()).toContain('We do not know that address')
  expect(await (await knock('1 Mill St', 'census', broken)).text()).toContain('does not answer just now')
})

test('nothing is sent through any other door, or while it is switched off', async () => {
  const before = asked.length
  await knock('1 Mill St', 'address')
  await knock('1 Mill St', 'census', app)
  expect(asked.length).toBe(before)
})
