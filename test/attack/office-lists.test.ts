import { expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { app } from '../house.ts'
import { arrive } from '../office/colleagues.ts'
import { hostile } from './hostile-words.ts'
import { open } from './stranger.ts'

const { office } = routes
const known = new Set(app.routes.map(({ method, path }) => `${method} ${path}`))

test('questions and numbers that are none are answered calmly inside the office too', async () => {
  const broken: string[] = []
  const { headers } = await arrive('Priya', 'administrator')
  const asked: [string, string[]][] = [
    [office.reports.href({ id: 1 }), ['after', 'page', 'before', 'older']], [office.action.href({ id: 1 }), ['page', 'older', 'did', 'note']], [office.letters.href(), ['page', 'status', 'older', 'before']],
    [office.audit.href(), ['page', 'before', 'older', 'who', 'subject']], [office.preview.href({ id: 1 }), ['town', 'part', 'official']], [office.newAction.href(), ['kind']], [routes.site.signIn.href(), ['next']],
  ]
  for (const [path, names] of asked) for (const name of names) for (const [about, raw] of Object.entries(hostile)) {
    if (raw.length > 20_000) continue
    const answer = await open.request(`http://localhost${path}?${name}=${raw}`, { headers })
    const html = await answer.text()
    if (answer.status >= 500) broken.push(`${path}?${name} ${about}`)
    expect(/<script>|<img|onerror="/.exec(html)?.[0], `${path}?${name} ${about}`).toBeUndefined()
    expect(answer.headers.get('location') ?? '/', `${path}?${name} ${about}`).toMatch(/^\/(?!\/)/)
  }
  for (const { pattern } of Object.values(office)) {
    if (!/:(id|token)/.test(pattern)) continue
    for (const id of ['0', '-1', 'NaN', '1e9', '99999999999999999999', '1.5', '0x1', '%00', '%2e%2e', '__proto__', 'x'.repeat(5_000), "1'--"]) {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE'].filter((one) => known.has(`${one} ${pattern}`))) {
        const answer = await open.request(`http://localhost${pattern.replace(/:\w+/, id)}`, { method, headers: { ...headers, origin: 'http://localhost' } })
        if (answer.status >= 500) broken.push(`${method} ${pattern} ${id.slice(0, 30)}`)
      }
    }
  }
  expect(broken).toEqual([])
  expect(known.size).toBeGreaterThan(300)
})
