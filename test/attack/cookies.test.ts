import { beforeAll, expect, test } from 'vitest'
import { createApp } from '#app.tsx'
import { routes } from '#http/routes.ts'
import { asVisitor, form, house, settingsFor } from '../house.ts'
import { hostile } from './hostile-words.ts'
import { expectCalm, forms, inTheMiddle, open, slug, urlencoded } from './stranger.ts'

const { site } = routes
const pages = [site.home.href(), site.find.href(), site.action.href({ slug }), site.calls.href({ slug }), site.thanks.href({ slug })]
const safely = createApp({ ...house, settings: settingsFor({ DATABASE_URL: 'postgres://x', PUBLIC_URL: 'https://tidewater.example' }) })
const plainly = createApp({ ...house, settings: settingsFor({ DATABASE_URL: 'postgres://x', PUBLIC_URL: 'http://tidewater.example' }) })
const town = { door: 'town', town: 'Arden' }
let cookies: Map<string, string>

beforeAll(async () => {
  const { cookie = '' } = await inTheMiddle()
  cookies = new Map(cookie.split('; ').map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]))
})

async function expectForgotten(cookie: string, about: string) {
  for (const page of pages) {
    const answer = await open.request(page, { headers: { cookie } })
    const text = await expectCalm(answer, about)
    expect(text.includes('Forget this'), `${about}: ${page}`).toBe(false)
  }
}

test('the visitor of these tests is remembered', async () => {
  expect([...cookies.keys()]).toEqual(['place', 'call'])
  expect(await (await open.request(site.home.href(), { headers: { cookie: `place=${cookies.get('place')}` } })).text()).toContain('Forget this')
})

test('a cookie that was changed, cut, borrowed from another or made up is not believed', async () => {
  const place = cookies.get('place') ?? ''
  const [value = '', signature = ''] = decodeURIComponent(place).split(/\.(?=[^.]+$)/)
  const made: Record<string, string> = {
    'another town': encodeURIComponent(`${value.replace('Arden', 'Winnick')}.${signature}`),
    'no signature': encodeURIComponent(value),
    'an empty signature': encodeURIComponent(`${value}.`),
    'a cut signature': place.slice(0, -6),
    'the signature of the call': encodeURIComponent(`${value}.${decodeURIComponent(cookies.get('call') ?? '').split('.').at(-1)}`),
    'the call as a place': cookies.get('call') ?? '',
    'only a signature': encodeURIComponent(`.${signature}`),
  }
  for (const [about, cookie] of Object.entries(made)) await expectForgotten(`place=${cookie}`, about)
  for (const [about, raw] of Object.entries(hostile)) if (raw.length < 100_000) await expectForgotten(`place=${raw}; call=${raw}; ${raw}=1; =; ;;`, about)
})

test('the round of somebody else cannot be taken over without its cookie', async () => {
  const made = `place=${cookies.get('place')}; call=${encodeURIComponent(`${crypto.randomUUID()}.${decodeURIComponent(cookies.get('call') ?? '').split('.').at(-1)}`)}`
  expect(await (await open.request(site.thanks.href({ slug }), { headers: { cookie: made } })).text()).toContain('Nothing told yet')
  expect(await (await open.request(site.thanks.href({ slug }), { headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })).text()).toContain('Thank you')
})

test('thousands of cookies and headers are read past', async () => {
  await expectForgotten(Array.from({ length: 5_000 }, (_, at) => `c${at}=${at}`).join('; '), 'many cookies')
  const answer = await open.request(site.home.href(), { headers: Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`x-noise-${at}`, 'y'.repeat(100)])) })
  expect(answer.status).toBe(200)
  for (const header of ['if-none-match', 'x-forwarded-for', 'accept-language', 'user-agent', 'content-type', 'range', 'sec-fetch-site']) {
    for (const value of ['x'.repeat(10_000), ',,,;;;q=', '"'.repeat(999), '*', 'br;q=0', '::1%eth0, 999.1.1.1, ;']) await expectCalm(await open.request(site.home.href(), { headers: { [header]: value } }), `${header}: ${value.slice(0, 20)}`)
  }
})

test.each([
  ['of another site', { origin: 'https://evil.example' }], ['of nowhere', { origin: 'null' }], ['that is missing', {}], ['of a similar name', { origin: 'http://localhost.evil.example' }],
  ['of another port', { origin: 'http://localhost:8080' }], ['of another scheme', { origin: 'https://localhost' }], ['that the browser calls cross-site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['of a sister site', { 'sec-fetch-site': 'same-site' }],
])('every form from an origin %s is refused in a page, and nothing is set', async (_name, headers: Record<string, string>) => {
  for (const { name, href, fields } of [...forms, { name: 'forgetting', href: site.place.href(), fields: () => ({ _method: 'DELETE' }) }]) {
    for (const type of [urlencoded, 'text/plain', '']) {
      const answer = await open.request(href, { method: 'POST', body: new URLSearchParams(fields()).toString(), headers: { ...headers, ...(type && { 'content-type': type }) } })
      expect(`${name} ${answer.status}`).toBe(`${name} 403`)
      expect(await expectCalm(answer, name)).toContain('did not come from this site')
      expect(answer.headers.getSetCookie()).toEqual([])
    }
  }
})

test('behind https cookies are for https only and browsers are told to stay there; otherwise neither', async () => {
  const [safe, plain] = [form('POST', town, { origin: 'https://tidewater.example' }), form('POST', town, { origin: 'http://tidewater.example' })]
  const [safeAnswer, plainAnswer] = [await safely.request(site.place.href(), safe), await plainly.request(site.place.href(), plain)]
  expect(safeAnswer.headers.getSetCookie()).toEqual([expect.stringMatching(/^place=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/)])
  expect(plainAnswer.headers.getSetCookie()).toEqual([expect.stringMatching(/^place=[^;]*; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/)])
  expect(safeAnswer.headers.get('strict-transport-security')).toBe('max-age=31536000')
  expect(plainAnswer.headers.has('strict-transport-security')).toBe(false)
  expect((await open.request('/')).headers.has('strict-transport-security')).toBe(false)
})

test('the round has a cookie of its own that ends with the browser', async () => {
  const found = await open.request(site.place.href(), form('POST', town))
  const told = await open.request(site.reports.href({ slug }), form('POST', { key: crypto.randomUUID(), official: '1', outcome: 'voicemail' }, asVisitor(found)))
  expect(told.headers.getSetCookie()).toEqual([expect.stringMatching(/^call=[^;]*; Path=\/; HttpOnly; SameSite=Lax$/)])
})
