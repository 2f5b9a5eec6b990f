import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Doors, openDoors } from '#open-doors.ts'
import { db, house } from '../house.ts'

let doors: Doors
let port: number
beforeAll(async () => {
  doors = await openDoors({ ...house, settings: { ...house.settings, PORT: 0 } })
  port = Number(new URL(doors.origin).port)
})
afterAll(() => doors.close())

/** Sends bytes as they stand and reads until the server hangs up. */
const say = (words: string) => new Promise<string>((resolve, reject) => {
  const socket = connect(port, '127.0.0.1', () => socket.write(words))
  const heard: Buffer[] = []
  socket.on('data', (bytes: Buffer) => heard.push(bytes))
  socket.on('close', () => resolve(Buffer.concat(heard).toString('latin1')))
  socket.on('error', (error: NodeJS.ErrnoException) => (['ECONNRESET', 'EPIPE'].includes(error.code ?? '') ? resolve(Buffer.concat(heard).toString('latin1')) : reject(error)))
  socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')))
})
const ask = (line: string, headers: string[] = [], body = '') => say([`${line} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers, '', body].join('\r\n'))
const statusOf = (heard: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(heard)?.[1])

test.each<[string, string, string[], string]>([
  ['a header of a hundred kilobytes', 'GET /', [`X-Bomb: ${'x'.repeat(100_000)}`], ''], ['ten thousand headers', 'GET /', Array.from({ length: 10_000 }, (_, at) => `X-${at}: y`), ''],
  ['a cookie of a hundred kilobytes', 'GET /', [`Cookie: place=${'x'.repeat(100_000)}`], ''], ['a path of a hundred kilobytes', `GET /${'x'.repeat(100_000)}`, [], ''],
  ['a path that climbs', 'GET /assets/../../../../etc/passwd', [], ''], ['a path that climbs in disguise', 'GET /assets/..%2f..%2f..%2fetc%2fpasswd', [], ''], ['backslashes', 'GET \\..\\windows', [], ''],
  ['another site’s path', 'GET //evil.example/', [], ''], ['another site’s address', 'GET http://evil.example/', [], ''], ['no path', 'GET *', [], ''], ['a path of bare bytes', 'GET /\u00ff\u00fe', [], ''],
  ['TRACE', 'TRACE /', [], ''], ['CONNECT', 'CONNECT evil.example:443', [], ''], ['an unknown method', 'BREW /', [], ''], ['a method in small letters', 'get /', [], ''],
  ['two lengths', 'POST /place', ['Content-Length: 4', 'Content-Length: 5'], 'abcde'], ['a length and chunks', 'POST /place', ['Content-Length: 4', 'Transfer-Encoding: chunked'], '0\r\n\r\n'],
  ['a negative length', 'POST /place', ['Content-Length: -1'], ''], ['a chunk of nonsense', 'POST /place', ['Transfer-Encoding: chunked'], 'zz\r\n'], ['a header with a NUL', 'GET /', ['X-A: b\u0000c'], ''],
  ['a folded header', 'GET /', ['X-A: b', ' c'], ''], ['a broken host', 'GET /find', ['Host: evil example'], ''], ['another protocol', 'SSH-2.0-x', [], ''],
])('%s is turned away or answered, and the doors stay open', async (_name, line, headers, body) => {
  const heard = await ask(line, headers, body)
  if (heard) expect(statusOf(heard)).toBeLessThan(500)
  expect(heard).not.toMatch(/root:x:|\n\s+at [\w.<>]+ \(|node_modules/)
  expect(/^location: (?!\/(?!\/))/im.exec(heard)?.[0]).toBeUndefined()
  expect(statusOf(await ask('GET /'))).toBe(200)
})

test('a host that is not ours never comes back as a link to anybody else', async () => {
  const evil = () => say('GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n')
  await evil()
  await evil()
  expect(await ask('GET /')).not.toContain('evil.example')
})

test('a body that never ends is cut off at the limit', async () => {
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
  const heard = await ask('POST /sign-ups', ['Origin: http://localhost', 'Content-Type: application/x-www-form-urlencoded', 'Transfer-Encoding: chunked'], `${chunk.repeat(40)}0\r\n\r\n`)
  expect(statusOf(heard)).toBe(413)
})

test('a form sent whole over a real socket is taken, and another method in it too', async () => {
  const post = (body: string) => ask('POST /place', ['Origin: http://localhost', 'Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`], body)
  expect(await post('door=town&town=Arden')).toMatch(/^HTTP\/1\.1 303[^]*location: \/find/i)
  expect(await post('_method=DELETE')).toMatch(/^HTTP\/1\.1 303[^]*place=; Max-Age=0/i)
  expect(await post('_method=TRACE')).toMatch(/^HTTP\/1\.1 422/)
  expect(await db.selectFrom('reports').select('id').execute()).toEqual([])
})

test('HEAD tells what GET would, without the page', async () => {
  for (let time = 0; time < 2; time++) {
    const heard = await ask('HEAD /actions')
    expect(heard).toMatch(/^HTTP\/1\.1 200[^]*content-security-policy[^]*\r\n\r\n$/i)
    await ask('GET /actions')
  }
})
