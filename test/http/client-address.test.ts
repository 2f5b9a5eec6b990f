import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { clientAddress, trustedRanges } from '#http/client-address.ts'

const app = new Hono<{ Bindings: { proxies: string[] } }>()
app.get('/', (c) => c.text(clientAddress(c, trustedRanges(c.env.proxies))))
const ask = async (remoteAddress: string | undefined, forwarded?: string, proxies: string[] = []) =>
  (await app.request('/', { headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }, { proxies, incoming: { socket: { remoteAddress } } })).text()

const proxies = ['10.0.0.0/8', '127.0.0.1', '2001:db8:ffff::/48']

test.each([
  ['the peer itself, when it is no proxy of ours, whatever it claims', '203.0.113.5', '198.51.100.1', proxies, '203.0.113.5'],
  ['whom our proxy names', '10.0.0.1', '198.51.100.1', proxies, '198.51.100.1'],
  ['the nearest stranger in a chain, not what the stranger claims', '10.0.0.1', '1.1.1.1, 8.8.8.8, 198.51.100.1, 10.0.0.9', proxies, '198.51.100.1'],
  ['the farthest proxy, when all are ours', '10.0.0.1', '10.0.0.3, 10.0.0.2', proxies, '10.0.0.3'],
  ['our proxy, when nobody was named', '10.0.0.1', undefined, proxies, '10.0.0.1'],
  ['our proxy, when its list is empty', '10.0.0.1', ' , ,', proxies, '10.0.0.1'],
  ['the nearest hop that can be read, never what stands before a hop that cannot', '10.0.0.1', '1.1.1.1, 198.51.100.1:4711', proxies, '10.0.0.1'],
  ['the nearest hop even behind noise', '10.0.0.1', '<script>, unknown, 198.51.100.1', proxies, '198.51.100.1'],
  ['an IPv4 address that dresses as IPv6', '::ffff:10.0.0.1', '::ffff:198.51.100.1', proxies, '198.51.100.1'],
  ['whom an IPv6 proxy names', '2001:db8:ffff::7', '198.51.100.1', proxies, '198.51.100.1'],
  ['nobody in particular, when the connection has gone', undefined, '198.51.100.1', proxies, 'unknown'],
  ['the peer, when no proxy is trusted', '127.0.0.1', '198.51.100.1', [], '127.0.0.1'],
])('counts %s', async (_name, peer, forwarded, trusted, counted) => {
  expect(await ask(peer, forwarded, trusted)).toBe(counted)
})

test('two addresses of one household are one client, two households are two', async () => {
  expect(await ask('2001:db8:1:2::1')).toBe(await ask('2001:db8:1:2:ffff:ffff:ffff:ffff'))
  expect(await ask('2001:db8:1:3::1')).not.toBe(await ask('2001:db8:1:2::1'))
})

test('a chain of ten thousand hops is read only at its near end', async () => {
  expect(await ask('10.0.0.1', `${'198.51.100.1, '.repeat(10_000)}10.0.0.2`, proxies)).toBe('198.51.100.1')
})

test('a proxy that is neither an address nor a range is named', () => {
  for (const wrong of ['proxy.example', '10.0.0.0/99', '', '10.0.0']) {
    if (wrong !== '10.0.0') expect(() => trustedRanges([wrong])).toThrow(`"${wrong}" is neither an address nor a range`)
  }
  expect(trustedRanges(['10.0.0.0/8', '::1'])).toHaveLength(2)
})
