import { parseXml } from '@rgrove/parse-xml'
import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { beforeAll, expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { app, db } from '../house.ts'

const { newsAtom, newsJson, newsKindFeed, groupAtom, groupJson, group, plankAtom, plankJson, plank, stories: news } = routes.site
const open = async (path: string) => {
  const answer = await app.request(`http://localhost${path}`)
  return { answer, text: await answer.text() }
}
const hostile = ']]> <script>alert(1)</script> & "quoted" \u0008\uFFFE</title> 💥 \'x\''

beforeAll(async () => {
  await db.insertInto('stories').values([
    { slug: 'hostile', title: hostile, lede: hostile, author: hostile, kicker: hostile, body: '<p>Fish &amp; chips &lt;b&gt;</p>', published_at: new Date('2026-05-01T10:00:00Z'), kind: 'election', written_at: new Date('2026-05-03T10:00:00Z') },
    { slug: 'later', title: 'Later', published_at: new Date(Date.now() + 3_600_000) },
    { slug: 'binned', title: 'Binned', published_at: new Date('2026-05-01'), binned_at: new Date() },
    { slug: 'parted', title: 'Parted', body: '<p>Open.</p><figure data-members="begin"></figure><p>Secret.</p>', published_at: new Date('2026-04-01'), written_at: new Date('2026-04-01') },
  ]).execute()
})

test('Atom tells all news, well formed, whatever is written in them', async () => {
  const { answer, text } = await open(newsAtom.href())
  expect([answer.status, answer.headers.get('content-type'), !!answer.headers.get('etag'), !!answer.headers.get('last-modified')]).toEqual([200, 'application/atom+xml; charset=utf-8', true, true])
  parseXml(text)
  const feed = parseAtomFeed(text)
  expect(feed.entries?.map(({ links }) => links?.[0]?.href)).toEqual(['first-win', 'hostile', 'parted'].map((slug) => `http://localhost/news/${slug}`))
  expect(feed.links?.find(({ rel }) => rel === 'self')?.href).toBe('http://localhost/news/feed.atom')
  const entry = feed.entries?.[1]
  expect(JSON.stringify(entry?.title)).toContain('<script>alert(1)</script> & \\"quoted')
  expect(JSON.stringify(entry?.content)).toContain('<p>Fish &amp; chips &lt;b&gt;</p>')
  expect(entry?.updated).toBe('2026-05-03T10:00:00.000Z')
  expect(text).not.toMatch(/Later|Binned|Secret/)
})

test('JSON Feed tells the same', async () => {
  const { answer, text } = await open(newsJson.href())
  expect(answer.headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
  const feed = parseJsonFeed(JSON.parse(text))
  expect(feed.items?.map(({ url }) => url)).toEqual(['first-win', 'hostile', 'parted'].map((slug) => `http://localhost/news/${slug}`))
  expect(feed.feed_url).toBe('http://localhost/news/feed.json')
  expect(JSON.parse(text).version).toBe('https://jsonfeed.org/version/1.1')
  expect(text).not.toMatch(/Later|Binned|Secret/)
})

test('a kind of news has feeds of its own', async () => {
  for (const format of ['atom', 'json']) {
    const { text } = await open(newsKindFeed.href({ kind: 'election', format }))
    expect(text).toContain('/news/hostile')
    expect(text).not.toContain('/news/first-win')
  }
  for (const [kind, format] of [['nothing', 'atom'], ['election', 'rss'], ['constructor', 'json']] as const) expect((await open(newsKindFeed.href({ kind, format }))).answer.status).toBe(404)
})

test('a group has feeds of what happens with it, and of nothing else', async () => {
  const [told] = await db.insertInto('groups').values([{ slug: 'harbor', name: 'Harbor', kind: 'chapter', status: 'affiliated' }, { slug: 'silent', name: 'Silent', kind: 'chapter', status: 'affiliated' }, { slug: 'asked', name: 'Asked', kind: 'chapter', status: 'applied' }]).returning('id').execute()
  const stories = await db.selectFrom('stories').select('id').where('slug', 'in', ['hostile', 'later', 'binned']).execute()
  await db.insertInto('group_stories').values(stories.map(({ id }) => ({ story_id: id, group_id: told?.id ?? 0 }))).execute()
  const atom = parseAtomFeed((await open(groupAtom.href({ slug: 'harbor' }))).text)
  expect([atom.entries?.map(({ links }) => links?.[0]?.href), atom.id]).toEqual([['http://localhost/news/hostile'], `tag:localhost,2026:groups/${told?.id}`])
  const json = parseJsonFeed(JSON.parse((await open(groupJson.href({ slug: 'harbor' }))).text))
  expect([json.items?.map(({ url }) => url), json.home_page_url, json.feed_url]).toEqual([['http://localhost/news/hostile'], 'http://localhost/groups/harbor', 'http://localhost/groups/harbor/feed.json'])
  expect(parseAtomFeed((await open(groupAtom.href({ slug: 'silent' }))).text).entries ?? []).toEqual([])
  for (const slug of ['asked', 'nothing']) expect((await open(groupAtom.href({ slug }))).answer.status, slug).toBe(404)
  expect((await open(group.href({ slug: 'harbor' }))).text).toContain('href="/groups/harbor/feed.atom"')
  expect((await open(group.href({ slug: 'silent' }))).text).not.toContain('/groups/silent/feed')
})

test('a plank has feeds of what is told of it, and they are named where it is read', async () => {
  const { id: agenda_id } = await db.insertInto('agendas').values({ slug: 'homes', title: 'Homes' }).returning('id').executeTakeFirstOrThrow()
  const [roofs] = await db.insertInto('planks').values([
    { agenda_id, slug: 'roofs', title: 'A roof over every head', published_at: new Date() }, { agenda_id, slug: 'quiet', title: 'Nothing told yet', published_at: new Date() }, { agenda_id, slug: 'drafted', title: 'Drafted' },
  ]).returning('id').execute()
  const told = await db.selectFrom('stories').select('id').where('slug', 'in', ['hostile', 'later', 'binned']).execute()
  await db.insertInto('plank_stories').values(told.map(({ id }) => ({ story_id: id, plank_id: roofs?.id ?? 0 }))).execute()
  const atom = parseAtomFeed((await open(plankAtom.href({ slug: 'roofs' }))).text)
  expect([atom.entries?.map(({ links }) => links?.[0]?.href), atom.id, atom.title]).toEqual([['http://localhost/news/hostile'], `tag:localhost,2026:planks/${roofs?.id}`, { value: 'A roof over every head, Tidewater Neighbors' }])
  const json = parseJsonFeed(JSON.parse((await open(plankJson.href({ slug: 'roofs' }))).text))
  expect([json.items?.map(({ url }) => url), json.home_page_url]).toEqual([['http://localhost/news/hostile'], 'http://localhost/news?plank=roofs'])
  for (const slug of ['drafted', 'nothing']) expect((await open(plankAtom.href({ slug }))).answer.status, slug).toBe(404)
  for (const path of [plank.href({ slug: 'roofs' }), news.href({}, { plank: 'roofs' })]) expect((await open(path)).text, path).toContain('type="application/atom+xml" title="News: A roof over every head" href="/platform/roofs/feed.atom"')
  expect((await open(news.href({}, { kind: 'election' }))).text).toContain('href="/news/feeds/election/json"')
})

test('an entry keeps its id when its address changes, and the feed knows when it changed', async () => {
  const idOf = async (slug: string) => parseAtomFeed((await open(`${newsAtom.href()}?${slug}`)).text).entries?.find(({ links }) => links?.[0]?.href?.endsWith(slug))?.id
  const before = await idOf('parted')
  expect(before).toMatch(/^tag:localhost,2026:stories\/\d+$/)
  await db.updateTable('stories').set({ slug: 'moved' }).where('slug', '=', 'parted').execute()
  expect(await idOf('moved')).toBe(before)
})

test('whoever has the newest is told so', async () => {
  const { answer } = await open(newsAtom.href())
  const again = await app.request(`http://localhost${newsAtom.href()}`, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
})

test('pages tell of the feeds, and what to show when they are passed on', async () => {
  const { text } = await open('/news/first-win')
  for (const part of ['href="/news/feed.atom"', 'href="/news/feed.json"', '<meta property="og:type" content="article"/>', '<meta property="og:title" content="A first win"/>', '<meta property="og:description" content="It took a year."/>', '<meta property="og:url" content="http://localhost/news/first-win"/>']) expect(text).toContain(part)
  expect((await open('/search?q=x')).text).not.toContain('og:')
})

test('pages say what they are about, and no word of theirs ends the block', async () => {
  await db.insertInto('stories').values({ slug: 'sly', title: '</script><script>alert(1)</script>', author: 'Noor', published_at: new Date('2026-05-01T10:00:00Z') }).execute()
  const about = async (path: string) => {
    const [, block = ''] = /<script type="application\/ld\+json">([^]*?)<\/script>/.exec((await open(path)).text) ?? []
    return JSON.parse(block)
  }
  expect(await about('/news/sly')).toMatchObject({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: '</script><script>alert(1)</script>', datePublished: '2026-05-01T10:00:00.000Z', author: { '@type': 'Person', name: 'Noor' } })
  expect(await about('/')).toMatchObject({ '@type': 'Organization', name: 'Tidewater Neighbors', url: 'http://localhost/' })
  expect(await about('/legislators/rosa-alvarez')).toMatchObject({ '@type': 'Person', name: 'Rosa Alvarez', jobTitle: 'State Representative', email: 'rosa@house.example' })
})
