import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bounds, get } from '#platform/outbound.ts'
import { isPublic } from '#platform/public-addresses.ts'

const nothing = { etag: null, lastModified: null }
const bounds: Bounds = { milliseconds: 10_000, bytes: 100_000, redirects: 3, allowLoopback: true }
const asked: string[] = []
let server: Server
let origin: string
let port: number

const bomb = gzipSync(Buffer.alloc(50_000_000))
const pages: Record<string, RequestListener> = {
  '/feed': (request, response) => {
    if (request.headers['if-none-match'] === '"1"' || request.headers['if-modified-since'] === 'Tue, 06 Jan 2026 19:00:00 GMT') response.writeHead(304).end()
    else response.writeHead(200, { etag: '"1"', 'last-modified': 'Tue, 06 Jan 2026 19:00:00 GMT', 'content-type': 'text/calendar' }).end('BEGIN:VCALENDAR')
  },
  '/moved': (_, response) => response.writeHead(301, { location: '/feed' }).end(),
  '/round': (_, response) => response.writeHead(302, { location: '/round' }).end(),
  '/metadata': (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  '/mapped': (_, response) => response.writeHead(302, { location: 'http://[::ffff:10.0.0.1]/' }).end(),
  '/file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/missing': (_, response) => response.writeHead(404).end(),
  '/packed': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('BEGIN:VCALENDAR')),
  '/broken': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip'),
  '/bomb': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
  '/endless': (_, response) => {
    const pour = () => { while (!response.destroyed && response.write('x'.repeat(10_000))); }
    response.on('drain', pour)
    pour()
  },
  '/slow': (_, response) => {
    const drip = setInterval(() => response.write('x'), 20)
    response.on('close', () => clearInterval(drip))
  },
  '/silent': () => undefined,
  '/hang-up': (request) => request.socket.destroy(),
}

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    pages[request.url ?? '']?.(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
  origin = `http://127.0.0.1:${port}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test('a feed is fetched with what it says of its version, and asked for again only when it changed', async () => {
  const first = await get(`${origin}/feed`, nothing, bounds)
  expect(first).toMatchObject({ kind: 'fetched', contentType: 'text/calendar', version: { etag: '"1"', lastModified: 'Tue, 06 Jan 2026 19:00:00 GMT' } })
  expect(first.kind === 'fetched' && first.body.toString()).toBe('BEGIN:VCALENDAR')
  expect(await get(`${origin}/feed`, { etag: '"1"', lastModified: null }, bounds)).toEqual({ kind: 'unchanged' })
  expect(await get(`${origin}/feed`, { etag: null, lastModified: 'Tue, 06 Jan 2026 19:00:00 GMT' }, bounds)).toEqual({ kind: 'unchanged' })
})

test('a few redirects are followed, a circle is left', async () => {
  expect(await get(`${origin}/moved`, nothing, bounds)).toMatchObject({ kind: 'fetched', url: `${origin}/feed` })
  expect(await get(`${origin}/round`, nothing, bounds)).toEqual({ kind: 'refused', reason: 'too many redirects' })
})

test.each(['/metadata', '/mapped'])('a redirect into a private network (%s) is not followed', async (path) => {
  expect(await get(origin + path, nothing, bounds)).toEqual({ kind: 'refused', reason: 'private address' })
})

test.each(['file:///etc/passwd', 'ftp://example.org/', 'https://user:secret@example.org/', 'rubbish', ''])('"%s" is no address of the web', async (address) => {
  expect(await get(address, nothing, bounds)).toEqual({ kind: 'refused', reason: 'not an address' })
})

test('a redirect out of the web is not followed', async () => {
  expect(await get(`${origin}/file`, nothing, bounds)).toEqual({ kind: 'refused', reason: 'not an address' })
})

test('loopback is as private as any other, in every spelling, unless it is allowed', async () => {
  const before = asked.length
  for (const host of ['127.0.0.1', 'localhost', '0x7f.1', '2130706433', '0.0.0.0', '[::1]', '[::ffff:127.0.0.1]', '127.1']) {
    expect(await get(`http://${host}:${port}/feed`, nothing, { ...bounds, allowLoopback: false })).toEqual({ kind: 'refused', reason: 'private address' })
  }
  expect(asked).toHaveLength(before)
})

test('a name is refused when any of its addresses is private', async () => {
  const resolve = async () => ['93.184.215.14', '10.0.0.8']
  expect(await get('http://feeds.example.org/', nothing, { ...bounds, resolve })).toEqual({ kind: 'refused', reason: 'private address' })
})

test('a name that means something else the second time is spoken to at the checked address, or not at all', async () => {
  const answers = [['127.0.0.1'], ['192.168.0.1']]
  let turns = 0
  const resolve = async () => answers[turns++] ?? []
  expect(await get(`http://feeds.example.org:${port}/feed`, nothing, { ...bounds, resolve })).toMatchObject({ kind: 'fetched' })
  expect(turns).toBe(1)
  expect(await get(`http://feeds.example.org:${port}/feed`, nothing, { ...bounds, resolve })).toEqual({ kind: 'refused', reason: 'private address' })
})

test('answers are bounded in size, packed or not', async () => {
  expect(await get(`${origin}/packed`, nothing, bounds)).toMatchObject({ kind: 'fetched', body: Buffer.from('BEGIN:VCALENDAR') })
  for (const path of ['/endless', '/bomb']) expect(await get(origin + path, nothing, bounds)).toEqual({ kind: 'refused', reason: 'too long' })
})

test.each(['/slow', '/silent'])('an answer that takes for ever (%s) is left in time', async (path) => {
  const started = performance.now()
  expect(await get(origin + path, nothing, { ...bounds, milliseconds: 300 })).toEqual({ kind: 'refused', reason: 'too slow' })
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('what goes wrong on the other side is an answer, never thrown', async () => {
  expect(await get(`${origin}/missing`, nothing, bounds)).toEqual({ kind: 'answered otherwise', status: 404 })
  for (const path of ['/broken', '/hang-up']) expect(await get(origin + path, nothing, bounds)).toEqual({ kind: 'refused', reason: 'unreachable' })
  expect(await get('http://nowhere.invalid/', nothing, { ...bounds, resolve: async () => { throw new Error('no such name') } })).toEqual({ kind: 'refused', reason: 'unreachable' })
})

test.each([
  '10.1.2.3', '172.16.0.1', '192.168.1.1', '100.64.0.1', '127.0.0.1', '169.254.169.254', '0.0.0.0', '224.0.0.1', '240.0.0.1', '255.255.255.255', '192.0.2.1', '198.18.0.1', '192.0.0.1', '::', '::1',
  '::ffff:10.0.0.1', '::10.0.0.1', '64:ff9b::a00:1', '64:ff9b:1::1', '2002:a00:1::', '2001:0:4136:e378::1', 'fc00::1', 'fd12::1', 'fe80::1', 'ff02::1', '2001:db8::1', '100::1', 'rubbish', '',
])('%s is not public', (address) => {
  expect(isPublic(address)).toBe(false)
})

test.each(['93.184.215.14', '8.8.8.8', '2606:2800:220:1:248:1893:25c8:1946'])('%s is public', (address) => {
  expect(isPublic(address)).toBe(true)
})
