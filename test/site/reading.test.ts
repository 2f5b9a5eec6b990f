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

test('news is narrowed to a plank, to a kind, and to both', async () => {
  const { id: agenda_id } = await db.insertInto('agendas').values({ slug: 'homes', title: 'Homes' }).returning('id').executeTakeFirstOrThrow()
  const planks = await db.insertInto('planks').values([
    { agenda_id, slug: 'roofs', title: 'Roofs for all', published_at: new Date() }, { agenda_id, slug: 'untold', title: 'Nothing told of it', published_at: new Date() }, { agenda_id, slug: 'drafted', title: 'A drafted plank' },
  ]).returning('id').execute()
  const told = await db.insertInto('stories').values([
    { slug: 'roof-one', title: 'The first roof', kind: 'local', published_at: new Date() }, { slug: 'roof-two', title: 'The second roof', kind: 'election', published_at: new Date() }, { slug: 'roof-late', title: 'A roof to come', published_at: new Date(Date.now() + 3_600_000) },
  ]).returning('id').execute()
  await db.insertInto('plank_stories').values(told.flatMap(({ id }, at) => [0, 2].map((plank) => ({ story_id: id, plank_id: planks[plank]?.id ?? 0 })).concat(at === 2 ? [{ story_id: id, plank_id: planks[1]?.id ?? 0 }] : []))).execute()
  const titles = (html: string) => [...html.matchAll(/<h2><a href="\/news\/[^"]*">([^<]*)/g)].map(([, title]) => title).toSorted()

  const all = await page(site.stories.href())
  expect(all).toMatch(/<a href="\/news\?plank=roofs">Roofs for all<\/a>/)
  expect(all).not.toMatch(/Nothing told of it|A drafted plank/)
  const ofPlank = await page(site.stories.href({}, { plank: 'roofs' }))
  expect(titles(ofPlank)).toEqual(['The first roof', 'The second roof'])
  expect(ofPlank).toMatch(/<h1>Roofs for all<\/h1>[^]*href="\/platform\/roofs"[^]*<a href="\/news\?kind=local&amp;plank=roofs">[^]*aria-current="page">Roofs for all/)
  expect(titles(await page(site.stories.href({}, { kind: 'local', plank: 'roofs' })))).toEqual(['The first roof'])
  expect(await page(site.stories.href({}, { kind: 'perspective', plank: 'roofs' }))).toMatch(/Nothing of that kind yet[^]*href="\/news\?plank=roofs">All that is told/)
  for (const plank of ['drafted', 'untold', 'nothing']) expect(titles(await page(site.stories.href({}, { plank }))), plank).toContain('A first win')
  await db.deleteFrom('planks').execute()
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
