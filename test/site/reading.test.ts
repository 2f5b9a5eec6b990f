import { expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { app, db, house } from '../house.ts'

const { site } = routes
const page = async (href: string) => {
  house.cache.drop()
  return (await app.request(href)).text()
}

test('the home page shows the most urgent action, three others and the news', async () => {
  const html = await page(site.home.href())
  expect(html).toMatch(/<h1 id="urgent">Keep every home warm<\/h1>[^]*Who answers to you\?[^]*A first win[^]*More you can do/)
  expect(html.match(/<li><div class="action-card/g)).toHaveLength(3)
})

test('actions stand by urgency and issue, closed ones last', async () => {
  await db.insertInto('actions').values({ slug: 'no-issue', title: 'Without an issue', ask: 'x', script: 'x', published_at: new Date(Date.now() - 1000) }).execute()
  const html = await page(site.actions.href())
  const shelves = [...html.matchAll(/<h2 id="(?:urgent|closed|issue-\d)">([^<]+)</g)].map(([, title]) => title)
  expect(shelves[0]).toBe('Urgent')
  expect(shelves.slice(1, -1).toSorted()).toEqual(['Also open', 'Democracy', 'Transit'])
  expect(shelves.at(-1)).toBe('Closed')
  expect(html).toMatch(/<h2 id="closed">Closed[^]*Stop the surcharge/)
  expect(html).not.toContain('A quiet draft')
})

test('news is told on its page, and a story on its own', async () => {
  expect(await page(site.stories.href())).toMatch(/<h2><a href="\/news\/first-win">A first win<\/a><\/h2>[^]*It took a year\./)
  expect(await page(site.story.href({ slug: 'first-win' }))).toMatch(/<h1>A first win<\/h1>[^]*By Noor.· <time[^]*It took a year and forty chairs\./)
  expect((await app.request(site.story.href({ slug: 'nothing' }))).status).toBe(404)
})

test('about us leads to the first page, which links to the others', async () => {
  const about = await app.request(site.about.href())
  expect([about.status, about.headers.get('location')]).toEqual([303, site.page.href({ slug: 'us' })])
  await db.insertInto('pages').values({ slug: 'bylaws', title: 'Our bylaws', body: '<h2>First</h2><p>We meet.</p>', ordinal: 1 }).execute()
  const html = await page(site.page.href({ slug: 'us' }))
  expect(html).toMatch(/<h1>Who we are<\/h1>[^]*<ul><li>Come<\/li><li>Bring a chair<\/li><\/ul>[^]*<nav aria-label="More about us"><ul class="lines"><li><a href="\/about\/bylaws">Our bylaws/)
  expect(await page(site.page.href({ slug: 'bylaws' }))).toContain('<h2>First</h2><p>We meet.</p>')
  expect((await app.request(site.page.href({ slug: 'nothing' }))).status).toBe(404)
})

test('without actions, news and pages every page says so and leads on', async () => {
  await db.updateTable('actions').set({ published_at: null }).execute()
  await db.deleteFrom('stories').execute()
  await db.deleteFrom('pages').execute()
  const home = await page(site.home.href())
  expect(home).toMatch(/<h1>We all live here\.<\/h1>[^]*Nothing is urgent today[^]*Who answers to you\?[^]*Sign me up/)
  expect(home).not.toMatch(/More you can do|The latest/)
  expect(await page(site.actions.href())).toMatch(/Nothing is open just now[^]*href="\/#sign-up"/)
  expect(await page(site.stories.href())).toContain('No news yet')
  expect((await app.request(site.about.href())).status).toBe(404)
})

test('a house without a name of its own still opens', async () => {
  await db.deleteFrom('organizations').execute()
  const html = await page(site.home.href())
  expect(html).toContain('>Commonweal</a>')
  expect(html).not.toMatch(/mailto:"|<p><\/p>/)
})
