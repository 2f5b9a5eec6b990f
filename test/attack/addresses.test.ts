import { beforeAll, describe, expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { hostile } from './hostile-words.ts'
import { expectCalm, inTheMiddle, open } from './stranger.ts'

const { site } = routes
let visitor: Record<string, string>
beforeAll(async () => { visitor = await inTheMiddle() })

const pieces: Record<string, string> = {
  ...Object.fromEntries(Object.entries(hostile).filter(([, raw]) => raw.length < 20_000 && raw !== '' && !raw.includes('+'))),
  'twice encoded nul': '%2500', 'an overlong slash': '%c0%af', 'a folder up': '..%2f..%2f..%2fetc%2fpasswd', 'a dotted folder': '%2e%2e%2f%2e%2e', 'a backslash': '..%5c..%5cwindows',
  'a wildcard': '*', 'a parameter': ':slug', 'a bare percent': '%', 'a constructor': 'constructor', 'long words': 'x'.repeat(8_000), 'a new line': 'x%0d%0aSet-Cookie:%20a=b',
}
const withPlaceholders = [...Object.values(site), routes.asset].map(({ pattern }) => pattern).filter((pattern) => pattern.includes(':'))

test('every address with a part to fill in is among those attacked', () => {
  expect(withPlaceholders.length).toBeGreaterThanOrEqual(10)
})

/** A link that was used up, is too old, or never was: gone. Whether a sign-in link is good is told only to who presses its button. */
const used = new Map<string, number[]>([
  [site.confirmation.pattern, [410]], [site.groupInvitation.pattern, [410]], [site.teamTerm.pattern, [410]], [site.signInLink.pattern, [200, 410]],
])

describe.each(withPlaceholders)('%s', (pattern) => {
  test('knows nothing by a hostile name and says so in a page', async () => {
    for (const [name, piece] of Object.entries(pieces)) {
      for (const headers of [{}, visitor]) for (const method of ['GET', 'HEAD', 'POST'] as const) {
        const answer = await open.request(`http://localhost${pattern.replace(/:\w+/g, () => piece)}`, { method, headers: { origin: 'http://localhost', ...headers } })
        if (method === 'HEAD') expect(answer.status, name).toBeLessThan(500)
        else await expectCalm(answer, `${method} ${name}`)
        expect([404, 303, ...(used.get(pattern) ?? [])], `${method} ${name}`).toContain(answer.status)
      }
    }
  })
})

test.each(['name', 'town', 'office'])('a hostile %s finds nobody, or everybody, and comes back as text', async (field) => {
  for (const [name, raw] of Object.entries({ ...hostile, ...pieces })) {
    const answer = await open.request(`http://localhost${site.legislators.href()}?${field}=${raw}`)
    await expectCalm(answer, `${field}, ${name}`)
    expect([200, 404], name).toContain(answer.status)
  }
  for (const query of [`${field}[]=x`, `${field}[constructor]=x`, `${field}=a&${field}=b`, `${'x=1&'.repeat(5_000)}`, '?', '&&&', '=', `__proto__[x]=1&${field}`]) {
    await expectCalm(await open.request(`${site.legislators.href()}?${query}`), query.slice(0, 40))
  }
})

test('no page takes a query for a place to go, or for words to say', async () => {
  const evil = 'https://evil.example'
  for (const { pattern } of Object.values(site)) {
    const path = pattern.replace(':slug', 'warm-homes').replace(':official', 'rosa-alvarez')
    for (const name of ['for', 'next', 'url', 'to', 'return', 'redirect', 'signed', 'place', 'method', '_method']) {
      for (const headers of [{}, visitor]) {
        const answer = await open.request(`${path}?${name}=${encodeURIComponent(evil)}`, { headers })
        expect(answer.headers.get('location') ?? '/').toMatch(/^\/(?!\/)/)
        expect((await answer.text()).includes('evil.example'), `${path}?${name}`).toBe(name === 'name')
      }
    }
  }
})

test('an address of another shape is nothing, never another page', async () => {
  const paths = ['/assets/', '/assets/%2e%2e/%2e%2e/package.json', '/assets/../package.json', '/assets/site.css', '/assets/.env', '/.env', '/.git/config', '/package.json', '/src/app.tsx',
    '/%2e%2e/%2e%2e/etc/passwd', '/actions/', '/actions//', '/ACTIONS', '/actions/warm-homes/', '/actions/warm-homes/calls/', '/actions;x=1', '/actions%2fwarm-homes', '/actions/warm-homes%2fcalls', '/wp-login.php', '/index.html', '/graphql']
  for (const path of paths) {
    const answer = await open.request(`http://localhost${path}`)
    expect([404], path).toContain(answer.status)
    await expectCalm(answer, path)
  }
})

test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'FOO'])('%s of a page is nothing', async (method) => {
  for (const { pattern } of Object.values(site)) {
    const answer = await open.request(pattern.replace(/:\w+/g, 'x'), { method, headers: { origin: 'http://localhost' } })
    expect([404, 303], `${method} ${pattern}`).toContain(answer.status)
    await expectCalm(answer, `${method} ${pattern}`)
  }
})
