import { expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { findableKinds } from '#ui/findable-kinds.ts'
import { app, db } from '../house.ts'

const { search } = routes.site
const open = async (query: Record<string, string | number> = {}) => {
  const answer = await app.request(search.href({}, query))
  return { status: answer.status, text: await answer.text() }
}
const links = (text: string) => [...text.matchAll(/<h3><a href="([^"]+)"/g)].map(([, href]) => href)

test('without words it asks for some', async () => {
  const { status, text } = await open()
  expect([status, text.includes('What are you looking for?'), text.includes('name="robots" content="noindex"')]).toEqual([200, true, true])
  expect((await open({ q: '  \u0001 ' })).text).toContain('What are you looking for?')
})

test('what is found is named, linked and marked', async () => {
  const { text } = await open({ q: 'forty chairs' })
  expect(text).toContain('1 page with “forty chairs”')
  expect(links(text)).toEqual(['/news/first-win'])
  expect(text).toContain('<mark>forty</mark> <mark>chairs</mark>')
  expect(text).toContain('value="forty chairs"')
})

test('kinds can be chosen where there are several', async () => {
  await db.insertInto('pages').values({ slug: 'chairs', title: 'Forty chairs' }).execute()
  const both = await open({ q: 'forty' })
  expect(links(both.text).toSorted()).toEqual(['/about/chairs', '/news/first-win'])
  expect(both.text).toContain('q=forty&amp;kind=page')
  expect(links((await open({ q: 'forty', kind: 'page' })).text)).toEqual(['/about/chairs'])
  expect(links((await open({ q: 'forty', kind: 'constructor' })).text)).toHaveLength(2)
})

test('many are shown page by page', async () => {
  await db.insertInto('pages').values(Array.from({ length: 25 }, (_one, at) => ({ slug: `plum-${at}`, title: `Plum ${at}` }))).execute()
  const [first, second, beyond] = await Promise.all([1, 2, 9].map((page) => open({ q: 'plum', page })))
  expect(first?.text).toContain('1 to 20 of 25')
  expect(first?.text).toContain('rel="next"')
  expect(second?.text).toContain('21 to 25 of 25')
  expect(second?.text).not.toContain('rel="next"')
  expect(new Set([...links(first?.text ?? ''), ...links(second?.text ?? '')]).size).toBe(25)
  expect(beyond?.text).toContain('There is no further page')
  for (const page of [-1, 0, 'x', 1e9, '1e400']) expect((await open({ q: 'plum', page })).text, String(page)).toContain('1 to 20 of 25')
})

test('what is found by nothing shows what is like it, and the way out', async () => {
  const { status, text } = await open({ q: 'Alvares' })
  expect([status, text.includes('Nothing with “Alvares”'), text.includes('href="/legislators/rosa-alvarez"'), text.includes('href="/find"')]).toEqual([200, true, true, true])
  expect((await open({ q: 'zzzzqqqq' })).text).toContain('No page has all of these words')
})

test('no HTML of what was written or typed comes through', async () => {
  await db.insertInto('stories').values({ slug: 'evil', title: '<img src=x onerror=alert(1)> peach', lede: '"><script>alert(1)</script>', plain: '&lt;script&gt;alert(2)&lt;/script&gt; peach', published_at: new Date() }).execute()
  const { text } = await open({ q: 'peach"><script>' })
  expect(links(text)).toEqual([])
  const found = (await open({ q: 'peach' })).text
  expect(links(found)).toEqual(['/news/evil'])
  for (const page of [text, found]) expect(page).not.toMatch(/<img|<script>|onerror="/)
  expect(found).toContain('&lt;img src=x onerror=alert(1)> <mark>peach</mark>')
})

test('very long and very many words are looked for as far as they matter', async () => {
  for (const q of ['x'.repeat(10_000), 'word '.repeat(2_000), '\ud800'.repeat(100)]) expect((await open({ q })).status).toBe(200)
})

test('who asks without end is asked to wait', async () => {
  const ask = () => app.request(search.href({}, { q: 'plum' }))
  const answers = []
  for (let time = 0; time < 60; time++) answers.push((await ask()).status)
  expect(answers.at(-1)).toBe(429)
})

test('every kind that the database makes findable has a place here', async () => {
  const kinds = await db.selectFrom('findables').select('kind').distinct().execute()
  expect(kinds.filter(({ kind }) => !findableKinds.has(kind))).toEqual([])
})
