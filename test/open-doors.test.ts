import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { openDoors } from '#open-doors.ts'
import { house } from './house.ts'

const doors = await openDoors({ ...house, settings: { ...house.settings, PORT: 0 } })
afterAll(doors.close)
beforeEach(() => house.cache.drop())
const path = routes.site.action.href({ slug: 'warm-homes' })

/** A request as it goes over the wire, on a connection of its own. */
async function ask(headers: Record<string, string> = {}, method = 'GET', address = path) {
  const asked = request(doors.origin + address, { method, headers, agent: false })
  asked.end()
  const [answer]: [IncomingMessage] = await once(asked, 'response') as [IncomingMessage]
  const bytes = Buffer.concat(await answer.toArray())
  const { date: _date, connection: _connection, ...named } = answer.headers
  return { status: answer.statusCode, headers: named, bytes }
}

test('a kept page comes with every header of the page that was made, and the same bytes', async () => {
  const made = await ask({ 'accept-encoding': 'gzip' })
  expect(house.cache.size()).toBe(1)
  const kept = await ask({ 'accept-encoding': 'gzip' })
  expect(kept.headers['content-security-policy']).toContain("default-src 'none'")
  expect(kept.headers['x-frame-options']).toBe('DENY')
  expect({ ...kept.headers, 'content-length': '' }).toEqual({ ...made.headers, 'content-length': '', 'transfer-encoding': undefined })
  expect(gunzipSync(kept.bytes).equals(gunzipSync(made.bytes))).toBe(true)
  expect(kept.headers['content-length']).toBe(String(kept.bytes.length))
})

test('a kept page that the browser has is not sent again, and HEAD gets its headers only', async () => {
  const { headers: { etag = '' } } = await ask()
  const again = await ask({ 'if-none-match': etag })
  expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, etag])
  expect(again.headers['content-security-policy']).toBeDefined()
  const head = await ask({}, 'HEAD')
  expect([head.status, head.bytes.length, head.headers.etag]).toEqual([200, 0, etag])
  expect(Number(head.headers['content-length'])).toBeGreaterThan(1000)
})

test('whoever carries a cookie, asks a question, posts or names another host is not answered with what is kept', async () => {
  const { headers: { etag } } = await ask()
  expect(etag).toBeDefined()
  expect((await ask({ cookie: 'place=Arden' })).headers.etag).toBeUndefined()
  expect((await ask({ cookie: '' })).headers.etag).toBeUndefined()
  expect((await ask({}, 'GET', `${path}?a=b`)).headers.etag).toBeUndefined()
  expect((await ask({}, 'POST')).status).not.toBe(200)
  expect(house.cache.size()).toBe(1)
  await ask({ host: 'tidewater.example' })
  expect(house.cache.size()).toBe(2)
})

test('closing lets a request under way end', async () => {
  const own = await openDoors({ ...house, settings: { ...house.settings, PORT: 0 } })
  const asked = request(own.origin + path, { agent: false })
  asked.end()
  const answering = once(asked, 'response')
  await once(asked, 'finish')
  const closing = own.close()
  const [answer] = await answering
  expect(await text(answer)).toContain('</html>')
  await closing
})
