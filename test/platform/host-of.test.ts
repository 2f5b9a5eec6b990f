import { expect, test } from 'vitest'
import { bare, hostOf } from '#platform/host-of.ts'

test.each([
  ['hello@tidewater.example', 'tidewater.example'], ['Tidewater <hello@Mail.Tidewater.example>', 'mail.tidewater.example'], ['a@b@tidewater.example', 'tidewater.example'],
  ['hello@bücher.example', 'xn--bcher-kva.example'], ['nobody', 'localhost'], ['', 'localhost'], ['x@', 'localhost'], ['x@a b', 'localhost'], ['x@a\r\nBcc: y', 'localhost'],
])('the domain of %s is %s', (address, host) => {
  expect(hostOf(address)).toBe(host)
})

test('an address is known with a name before it and without', () => {
  expect(['Ana <ana@brook.example>', 'ana@brook.example', '<ana@brook.example> '].map(bare)).toEqual(['ana@brook.example', 'ana@brook.example', 'ana@brook.example'])
})
