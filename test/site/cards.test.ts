import sharp from 'sharp'
import { expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { app, db, house } from '../house.ts'

const { card, ownCard, story, group, home } = routes.site
const textOf = async (path: string) => (await app.request(`http://localhost${path}`, { headers: { cookie: 'fresh=1' } })).text()
const pictureOf = async (path: string) => /<meta property="og:image" content="http:\/\/localhost([^"]+)"\/>/.exec(await textOf(path))?.[1] ?? ''
const sizeOf = async (answer: Response) => {
  const { width, height } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
  return [width, height]
}

test('every page in the map of the site names a picture that is there', async () => {
  const paths = [...(await textOf(routes.site.siteMap.href())).matchAll(/<loc>http:\/\/localhost([^<]+)/g)].map(([, path = '']) => path)
  expect(paths.length).toBeGreaterThan(10)
  const pictures = new Set(await Promise.all(paths.map(pictureOf)))
  for (const picture of pictures) {
    const answer = await app.request(`http://localhost${picture}`)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control'), answer.headers.get('cross-origin-resource-policy')], picture)
      .toEqual([200, 'image/png', 'public, max-age=31536000, immutable', 'cross-origin'])
    expect(await sizeOf(answer)).toEqual([1200, 630])
  }
  expect(pictures.size).toBeGreaterThan(4)
}, 60_000)

test('the page says how large it is, and the home page has one of the organization', async () => {
  const text = await textOf(story.href({ slug: 'first-win' }))
  for (const part of ['<meta property="og:image:width" content="1200"/>', '<meta property="og:image:height" content="630"/>', '<meta property="og:image:alt" content="A first win. Tidewater Neighbors"/>', '<meta name="twitter:card" content="summary_large_image"/>']) expect(text).toContain(part)
  expect(await pictureOf(home.href())).toMatch(/^\/cards\/organization\?v=[0-9a-f]{16}$/)
  expect((await app.request(ownCard.href())).headers.get('cache-control')).toBe('public, max-age=300')
})

test('another title or another colour is another address, and an old one is not kept for good', async () => {
  await db.insertInto('stories').values({ slug: 'fickle', title: 'One', published_at: new Date() }).execute()
  const first = await pictureOf('/news/fickle')
  await db.updateTable('stories').set({ title: 'Another' }).where('slug', '=', 'fickle').execute()
  const second = await pictureOf('/news/fickle')
  expect(second).not.toBe(first)
  const [old, now] = [await app.request(first), await app.request(second)]
  expect([old.status, old.headers.get('cache-control')]).toEqual([200, 'public, max-age=300'])
  expect(now.headers.get('cache-control')).toContain('immutable')
  const again = await app.request(second, { headers: { 'if-none-match': now.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
})

test('there is no card of what nobody may see', async () => {
  await db.insertInto('stories').values([{ slug: 'draft', title: 'Draft' }, { slug: 'tomorrow', title: 'Tomorrow', published_at: new Date(Date.now() + 86_400_000) }, { slug: 'binned', title: 'Binned', published_at: new Date('2026-05-01'), binned_at: new Date() }]).execute()
  await db.insertInto('pages').values({ slug: 'inside', title: 'Inside', audience: 'members' }).execute()
  for (const [kind, slug] of [['story', 'draft'], ['story', 'tomorrow'], ['story', 'binned'], ['page', 'inside'], ['story', 'nothing'], ['person', '1'], ['constructor', 'first-win'], ['story', '../../etc']] as const) {
    const answer = await app.request(card.href({ kind, slug }))
    expect([answer.status, answer.headers.get('cache-control')], slug).toEqual([404, 'no-store'])
  }
})

test('a group that ended goes by the picture of the organization', async () => {
  await db.insertInto('groups').values({ slug: 'gone', name: 'Gone', kind: 'chapter', status: 'closed' }).execute()
  expect(await pictureOf(group.href({ slug: 'gone' }))).toMatch(/^\/cards\/organization/)
})

test('whoever asks for more than are drawn in a minute is asked to wait', async () => {
  await db.updateTable('organizations').set({ brand_hue: 200 }).execute()
  while (house.limits.spend('cards', { burst: 100, perMinute: 120 }) !== 'over');
  const answer = await app.request(card.href({ kind: 'story', slug: 'first-win' }))
  expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('cache-control')]).toEqual([503, '60', 'no-store'])
})
