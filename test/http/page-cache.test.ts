import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { openPageCache } from '#http/page-cache.ts'

type Making = { status?: number; headers?: Record<string, string>; type?: string; wait?: Promise<void> }

/** A house of one page that counts how often it was made. */
function counting(limit?: number, { status = 200, headers = {}, type = 'text/html; charset=utf-8', wait }: Making = {}) {
  const cache = openPageCache({ limit })
  const app = new Hono()
  let made = 0
  app.use(cache.middleware)
  app.get('*', async (c) => {
    const page = `<p>${c.req.path}, the ${++made}. time, for ${c.req.header('cookie') ?? 'anybody'}. ${'Words. '.repeat(100)}</p>`
    await wait
    return c.body(page, status as 200, { 'content-type': type, ...headers })
  })
  const get = (path: string, sent: Record<string, string> = {}, method = 'GET') => app.request(path, { headers: sent, method })
  return { cache, get, text: async (path: string, sent = {}) => (await get(path, sent)).text(), times: () => made }
}

test('a page is made once for everybody', async () => {
  const { text, times, cache } = counting()
  expect(await text('/a')).toBe(await text('/a'))
  expect([times(), cache.size()]).toEqual([1, 1])
})

test('the first answer and those after it are the same bytes, in every encoding', async () => {
  for (const [encoding, decode] of [['br', brotliDecompressSync], ['gzip', gunzipSync], ['identity', (bytes: Buffer) => bytes]] as const) {
    const { get } = counting()
    const bytes = await Promise.all([await get('/a', { 'accept-encoding': encoding }), await get('/a', { 'accept-encoding': encoding })].map(async (answer) => {
      expect(answer.headers.get('content-encoding') ?? 'identity').toBe(encoding)
      expect(answer.headers.get('vary')).toBe('accept-encoding, cookie')
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
      return decode(Buffer.from(await answer.arrayBuffer())).toString()
    }))
    expect(bytes[0]).toBe(bytes[1])
    expect(bytes[0]).toContain('the 1. time')
  }
})

test('an encoding that is refused is not sent', async () => {
  const { get } = counting()
  for (let time = 0; time < 2; time++) {
    expect((await get('/a', { 'accept-encoding': 'br;q=0, gzip' })).headers.get('content-encoding')).toBe('gzip')
    expect((await get('/a', { 'accept-encoding': 'gzip; q=0.0' })).headers.get('content-encoding')).toBeNull()
    expect((await get('/a', { 'accept-encoding': 'broken, zigzip' })).headers.get('content-encoding')).toBeNull()
  }
})

test('whoever carries a cookie is answered by themselves, and their page is kept for nobody', async () => {
  const { text, cache } = counting()
  expect(await text('/a', { cookie: 'place=Arden' })).toContain('for place=Arden')
  expect(cache.size()).toBe(0)
  expect(await text('/a')).toContain('for anybody')
  expect(await text('/a', { cookie: 'x=1' })).toContain('for x=1')
  expect(await text('/a')).toContain('for anybody')
})

test.each<[string, Making]>([
  ['sets a cookie', { headers: { 'set-cookie': 'call=1' } }], ['may not be stored', { headers: { 'cache-control': 'no-store' } }], ['is private', { headers: { 'cache-control': 'private, no-cache' } }],
  ['was not found', { status: 404 }], ['failed', { status: 500 }], ['sends elsewhere', { status: 303, headers: { location: '/' } }], ['is no page', { type: 'application/json' }],
])('an answer that %s is not kept', async (_name, making) => {
  const { get, cache, times } = counting(undefined, making)
  await get('/a')
  await get('/a')
  expect([cache.size(), times()]).toEqual([0, 2])
})

test('a question in the address and other methods pass by', async () => {
  const { get, cache, times } = counting()
  await get('/a?name=x')
  expect((await get('/a', {}, 'HEAD')).status).toBe(200)
  expect([cache.size(), times()]).toEqual([0, 2])
})

test('a page that has not changed is not sent again', async () => {
  const { get } = counting()
  const etag = (await get('/a')).headers.get('etag') ?? ''
  expect(etag).toMatch(/^"[\w-]{22}"$/)
  for (const match of [etag, `W/${etag}`, `"other", ${etag}`]) {
    const again = await get('/a', { 'if-none-match': match, 'accept-encoding': 'br' })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
  }
  expect((await get('/a', { 'if-none-match': '"other"' })).status).toBe(200)
})

test('what is dropped is made again, and a page begun before the drop is shown but not kept', async () => {
  let finish = () => {}
  const { get, cache, text } = counting(undefined, { wait: new Promise((resolve) => { finish = resolve }) })
  const slow = get('/a')
  cache.drop()
  finish()
  expect(await (await slow).text()).toContain('the 1. time')
  expect([cache.size(), cache.generation()]).toEqual([0, 1])
  expect(await text('/a')).toContain('the 2. time')
  cache.drop()
  expect(await text('/a')).toContain('the 3. time')
})

test('no more than its limit is kept, the oldest goes first', async () => {
  const { text, cache } = counting(3)
  for (let page = 0; page < 10; page++) await text(`/${page}`)
  expect(cache.size()).toBe(3)
  expect(await text('/9')).toContain('the 10. time')
  expect(await text('/0')).toContain('the 11. time')
})

test('ten thousand addresses that are nothing leave nothing behind', async () => {
  const { get, cache } = counting(undefined, { status: 404 })
  for (let page = 0; page < 10_000; page++) await get(`/nothing-${page}`)
  expect(cache.size()).toBe(0)
})

test('a page made under a borrowed name is not shown under ours', async () => {
  const cache = openPageCache()
  const app = new Hono()
  app.use(cache.middleware)
  app.get('*', (c) => c.html(`<link rel="canonical" href="${new URL(c.req.url).origin}/">`))
  const from = async (host: string) => (await app.request(`http://${host}/`)).text()
  expect(await from('evil.example')).toContain('evil.example')
  expect(await from('tidewater.example')).not.toContain('evil.example')
})
