import { expect, test } from 'vitest'
import { route } from '#http/route.ts'
import { routes } from '#http/routes.ts'

test('an address is filled in so that nothing in it is more than a part', () => {
  const call = route('/actions/:slug/calls/:official')
  expect(call.href({ slug: 'warm-homes', official: 7 })).toBe('/actions/warm-homes/calls/7')
  expect(call.href({ slug: '../office', official: 'a/b?c#d%' })).toBe('/actions/..%2Foffice/calls/a%2Fb%3Fc%23d%25')
  expect(call.href({ slug: '//evil.example', official: 'x\r\ny' })).toBe('/actions/%2F%2Fevil.example/calls/x%0D%0Ay')
})

test('a question stands behind it, without what was left empty', () => {
  const legislators = route('/legislators')
  expect(legislators.href({}, { name: 'O’Neil & Co', office: '', town: undefined, page: 2 })).toBe('/legislators?name=O%E2%80%99Neil+%26+Co&page=2')
  expect(legislators.href({}, { name: '' })).toBe('/legislators')
  expect(legislators.href()).toBe('/legislators')
})

test('no two names mean the same address', () => {
  const patterns = Object.values(routes).flatMap((wing) => ('pattern' in wing ? [wing.pattern] : Object.values(wing).map(({ pattern }) => pattern)))
  expect(new Set(patterns.map((pattern) => pattern.replace(/:\w+/g, ':'))).size).toBe(patterns.length)
  expect(patterns.filter((pattern) => !/^\/([a-z.-]+|:[a-z]+)?(\/([a-z.-]+|:[a-z]+))*$/.test(pattern))).toEqual([])
})
