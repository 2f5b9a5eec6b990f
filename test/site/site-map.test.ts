import { parseXml, XmlElement } from '@rgrove/parse-xml'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { siteMap, siteMapIndex } from '#engines/feeds/site-map.ts'
import { xml } from '#engines/feeds/xml.ts'
import { routes } from '#http/routes.ts'
import { app, db } from '../house.ts'

const { siteMapPart, robots } = routes.site
const map = routes.site.siteMap
const placesOf = (text: string) => (parseXml(text).root?.children ?? []).filter((child) => child instanceof XmlElement).map((place) =>
  Object.fromEntries(place.children.filter((child) => child instanceof XmlElement).map((child) => [child.name, child.text])))
const read = async (path = map.href()) => {
  const answer = await app.request(`http://localhost${path}`)
  return { answer, places: answer.status === 200 ? placesOf(await answer.text()) : [] }
}

test('the map names every public page once, by its whole address, and no other', async () => {
  await db.insertInto('stories').values([{ slug: 'not-yet', title: 'Not yet', published_at: new Date(Date.now() + 3_600_000) }, { slug: 'never', title: 'Never' }]).execute()
  await db.insertInto('pages').values({ slug: 'inside', title: 'Inside', audience: 'members' }).execute()
  const { answer, places } = await read()
  const addresses = places.map(({ loc }) => loc)
  expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8')
  expect(new Set(addresses).size).toBe(addresses.length)
  for (const path of ['/', '/news/first-win', '/about/us', '/actions/warm-homes', '/actions/long-gone', '/legislators/rosa-alvarez']) expect(addresses, path).toContain(`http://localhost${path}`)
  expect(addresses.join(' ')).not.toMatch(/not-yet|never|inside|quiet-draft|office|account/)
})

test('every address in it opens, and says that it is the one', async () => {
  for (const { loc = '' } of (await read()).places) {
    const answer = await app.request(loc)
    expect(answer.status, loc).toBe(200)
    expect(await answer.text(), loc).toContain(`<link rel="canonical" href="${loc}"/>`)
  }
})

test('it says since when a page says what it says', async () => {
  const [{ changed_at } = { changed_at: new Date(0) }] = await db.selectFrom('findables').select('changed_at').where('slug', '=', 'us').execute()
  expect((await read()).places.find(({ loc }) => loc?.endsWith('/about/us'))?.lastmod).toBe(changed_at.toISOString())
})

test('robots are told of it, and kept from what is for one person', async () => {
  const text = await (await app.request(`http://localhost${robots.href()}`)).text()
  expect(text).toContain('Sitemap: http://localhost/sitemap.xml')
  expect(text).toContain('Disallow: /office\n')
})

test('more than 50,000 places take several maps and a list of them', async () => {
  await sql`insert into findables (kind, ref, slug, title, lede, body, shown_at, changed_at, title_words, words)
    select 'page', n, n, 'x', '', '', now(), now(), '', '' from generate_series(1000, 51100) n`.execute(db)
  const { places } = await read(`${map.href()}?fresh`)
  expect(places.map(({ loc }) => loc)).toEqual(['http://localhost/sitemaps/1', 'http://localhost/sitemaps/2'])
  const [first, second] = [await read(siteMapPart.href({ number: 1 })), await read(siteMapPart.href({ number: 2 }))]
  expect(first.places).toHaveLength(50_000)
  expect(second.places.length).toBeGreaterThan(100)
  for (const number of [0, 3, 'x', '1e1']) expect((await read(siteMapPart.href({ number }))).answer.status, String(number)).toBe(404)
}, 60_000)

test('what XML cannot hold is left out of it, and what means something is escaped', () => {
  expect(xml('a\u0000\u0008\uFFFE\ud800<b attr="x">&\'💥')).toBe('a\uFFFD&lt;b attr=&quot;x&quot;&gt;&amp;&apos;💥')
  expect(placesOf(siteMap([{ address: 'https://x.example/?a=1&b=<2>' }]))).toEqual([{ loc: 'https://x.example/?a=1&b=<2>' }])
  expect(placesOf(siteMapIndex([{ address: 'https://x.example/1', since: new Date(0) }]))).toEqual([{ loc: 'https://x.example/1', lastmod: '1970-01-01T00:00:00.000Z' }])
})
