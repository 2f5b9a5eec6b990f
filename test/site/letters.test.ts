import { parseXml } from '@rgrove/parse-xml'
import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import type { Block } from '#domain/newsletter/blocks.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import { routes } from '#http/routes.ts'
import { agreeing } from '../agreeing.ts'
import { hostile } from '../attack/hostile-words.ts'
import { event, priya, somebody } from '../domain/newsletter/world.ts'
import { app, db, house } from '../house.ts'

const { newsletter, newsletterLetter, newsletterAtom, newsletterJson, search, siteMap, actions } = routes.site
const everybody = { kind: 'digest', audience: 'everybody', list: 'newsletter', sender_name: 'Tidewater Neighbors', subject: 'This week' } as const
const heading = (words: string, id = 'h1'): Block => ({ id, only: null, kind: 'heading', words })
const text = (html: string, id = 't1'): Block => ({ id, only: null, kind: 'text', html })
afterEach(async () => {
  await db.deleteFrom('mailings').execute()
  house.cache.drop()
})

/** A letter that began to leave so many minutes ago; without, one that has not. */
async function letter(over: Partial<mailings.Draft> = {}, ago: number | null = 1) {
  const mailing = await mailings.draft(db, priya, { ...everybody, blocks: [text('<p>Bring a chair.</p>')], ...over })
  if (ago !== null) await db.updateTable('mailings').set({ stage: 'gone', leaves_at: sql`now()`, begun_at: sql`now() - ${ago} * interval '1 minute'` }).where('id', '=', mailing.id).execute()
  return mailing
}
const open = async (path: string) => {
  const answer = await app.request(path)
  return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') }
}

test('a digest or an alert to the whole list is for everybody once it has begun to leave; what goes to some is not, unless somebody says so', async () => {
  const { id: group } = await db.insertInto('groups').values({ slug: 'harbor', name: 'Harbor', kind: 'chapter', status: 'affiliated' }).returning('id').executeTakeFirstOrThrow()
  const { id: segment } = await db.insertInto('segments').values({ name: 'Hosts', rules: JSON.stringify({ join: 'all', parts: [] }), author: 'Priya' }).returning('id').executeTakeFirstOrThrow()
  const shut = [await letter({ subject: 'Draft' }, null), await letter({ kind: 'letter', subject: 'To all' }), await letter({ kind: 'alert', group_id: group, subject: 'To a group' }), await letter({ kind: 'digest', segment_id: segment, subject: 'To hosts' })]
  const out = [await letter(), await letter({ kind: 'alert', subject: 'Call now' }), await letter({ kind: 'letter', group_id: group, subject: 'Said so', archived: true })]
  for (const { id } of shut) expect((await open(newsletterLetter.href({ id }))).status).toBe(404)
  for (const { id } of out) expect((await open(newsletterLetter.href({ id }))).status).toBe(200)
  const list = (await open(newsletter.href())).text
  for (const said of ['This week', 'Call now', 'Said so']) expect(list).toContain(said)
  expect(list).not.toMatch(/Draft|To all|To a group|To hosts/)
  for (const id of ['0', 'x', '1e3', '99999999999999999999', '999999']) expect((await open(newsletterLetter.href({ id }))).status, id).toBe(404)
})

test('what is taken out of it is found nowhere any more, at once', async () => {
  const { id } = await letter({ subject: 'Zebras', preview: 'A herd' })
  const places = [newsletter.href(), newsletterAtom.href(), newsletterJson.href(), siteMap.href(), search.href({}, { q: 'zebras' })]
  const href = newsletterLetter.href({ id })
  for (const path of places) expect((await open(path)).text, path).toContain(href)
  expect((await open(href)).text).toContain('<meta property="og:title" content="Zebras"/>')
  await db.updateTable('mailings').set({ archived: false }).where('id', '=', id).execute()
  house.cache.drop()
  for (const path of places) expect((await open(path)).text, path).not.toContain(href)
  expect((await open(href)).status).toBe(404)
})

test('letters stand by when they left, the newest first, twenty to a page', async () => {
  for (let ago = 1; ago <= 23; ago += 1) await letter({ subject: `No. ${ago}.` }, ago)
  const first = (await open(newsletter.href())).text
  expect([...first.matchAll(/No\. (\d+)\./g)].map(([, number]) => Number(number))).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
  const [, older = ''] = /href="([^"]+)">Older letters/.exec(first) ?? []
  const second = (await open(older)).text
  expect([...second.matchAll(/No\. (\d+)\./g)].map(([, number]) => Number(number))).toEqual([21, 22, 23])
  expect(second).toMatch(/Newest/)
  expect(second).not.toContain('Older letters')
  expect((await open(newsletter.href({}, { before: 'x' }))).text).toContain('No. 1.')
})

test('without any letter the page says so, and how to get the first', async () => {
  const { status, text: page } = await open(newsletter.href())
  expect([status, page.includes('No letter yet'), page.includes('name="email"')]).toEqual([200, true, true])
  for (const feed of [newsletterAtom, newsletterJson]) expect((await open(feed.href())).status).toBe(200)
})

test('it shows what the letter showed in the look of the site, and says gently what is closed or over', async () => {
  const coming = await event({ title: 'Potluck', inDays: 3, town: 'arden' })
  const past = await event({ title: 'Last supper', inDays: -3, town: 'arden' })
  const hidden = await event({ title: 'Secret supper', inDays: 3, stage: 'draft' })
  const closed = await db.selectFrom('actions').select('id').where('slug', '=', 'long-gone').executeTakeFirstOrThrow()
  const { id } = await letter({ blocks: [
    text('<p>A <strong>good</strong> week. <a href="/news/first-win">How</a></p>'), heading('To do'), { id: 'a', only: null, kind: 'action', action: 1 }, { id: 'b', only: null, kind: 'action', action: closed.id },
    { id: 'c', only: null, kind: 'event', event: coming }, { id: 'd', only: null, kind: 'event', event: past }, { id: 'e', only: null, kind: 'event', event: hidden }, { id: 'f', only: null, kind: 'story', story: 1 },
    { id: 'g', only: null, kind: 'button', words: 'Read on', href: '/news' }, heading('Nothing below', 'h2'),
  ] })
  const { text: page } = await open(newsletterLetter.href({ id }))
  expect(page).toMatch(/In this letter[^]*<a href="\/news\/first-win">How<\/a>[^]*<h2>To do<\/h2>[^]*action-card[^]*This action is closed: <a href="\/actions\/long-gone">[^]*event-row[^]*Potluck[^]*This is over: [^]*Last supper[^]*What stood here is not to be seen any more\.[^]*story[^]*href="\/news">Read on/)
  expect(page).not.toMatch(/Secret supper|Nothing below|\sstyle="/)
  expect(page).toContain('"@type":"Article"')
  expect(page).toContain(`<link rel="alternate" type="application/atom+xml" title="Letters" href="${newsletterAtom.href()}"/>`)
})

test('nothing of any reader stands there: no greeting, no way to stop, nothing near, no legislator, no block for a segment', async () => {
  const { id: segment } = await db.insertInto('segments').values({ name: 'Secret hosts', rules: JSON.stringify({ join: 'all', parts: [] }), author: 'Priya' }).returning('id').executeTakeFirstOrThrow()
  await event({ title: 'Supper in Arden', inDays: 2, town: 'arden' })
  const ana = await somebody({ name: 'Zebulina Reed', town: 'arden' })
  const [bo] = await agreeing('newsletter', 1)
  const { id } = await letter({ blocks: [
    text('<p>For all of us.</p>'), { ...text('<p>For hosts only.</p>', 't2'), only: segment }, { ...heading('Hosts', 'h9'), only: segment },
    { id: 'n', only: null, kind: 'near', words: 'What is on near you' }, { id: 'l', only: null, kind: 'legislators', words: 'Your legislators' },
  ] })
  await db.insertInto('deliveries').values([ana, bo?.id ?? 0].map((person_id) => ({ mailing_id: id, person_id, state: 'sent' as const, email: 'zebulina.reed@people.example' }))).execute()
  await db.insertInto('mailing_layouts').values({ mailing_id: id, html: '<p>Zebulina</p>', plain: 'Zebulina' }).execute()
  for (const path of [newsletterLetter.href({ id }), newsletter.href(), newsletterAtom.href(), newsletterJson.href(), search.href({}, { q: 'hosts' })]) {
    const { text: page } = await open(path)
    expect(page, path).not.toMatch(/Zebulina|Ana Núñez|people\.example|arden\.example|\/unsubscribe\/|For hosts only|Secret hosts|Supper in Arden|Rosa Alvarez|Hello/)
  }
  const { text: page } = await open(newsletterLetter.href({ id }))
  expect(page).toMatch(/What is on near you<\/h2><p><a href="\/events">[^]*Your legislators<\/h2><p><a href="\/find">/)
  const asReader = await (await app.request(newsletterLetter.href({ id }), { headers: { cookie: 'place=arden' } })).text()
  expect(asReader).not.toMatch(/Supper in Arden|Zebulina/)
})

test('of two subjects that were tried it bears the one that won', async () => {
  const { id } = await letter({ subject: 'Plain', other_subject: 'Warm', trial_hours: 2 })
  expect((await open(newsletterLetter.href({ id }))).text).toContain('<h1>Plain</h1>')
  await db.updateTable('mailings').set({ chosen: 1 }).where('id', '=', id).execute()
  house.cache.drop()
  expect((await open(newsletterLetter.href({ id }))).text).toContain('<h1>Warm</h1>')
  expect((await open(newsletterAtom.href())).text).toContain('<title>Warm</title>')
  expect((await open(search.href({}, { q: 'warm', kind: 'letter' }))).text).toContain(newsletterLetter.href({ id }))
})

test('the feeds carry its words, with links in full, whatever is written in it', async () => {
  const nasty = ']]> <script>alert(1)</script> & "quoted" \u0008\uFFFE</title> 💥'
  const { id } = await letter({ subject: nasty, preview: nasty, sender_name: nasty, blocks: [heading(nasty), text('<p>Fish &amp; chips <a href="/news">News</a><script>alert(1)</script></p>'), { id: 'a', only: null, kind: 'action', action: 1 }] })
  const atom = await open(newsletterAtom.href())
  parseXml(atom.text)
  const [entry] = parseAtomFeed(atom.text).entries ?? []
  expect([atom.type, entry?.links?.[0]?.href]).toEqual(['application/atom+xml; charset=utf-8', `http://localhost${newsletterLetter.href({ id })}`])
  expect(JSON.stringify(entry?.content)).toContain('<a href=\\"http://localhost/news\\">News</a>')
  expect(JSON.stringify(entry?.content)).toContain('http://localhost/actions/')
  expect(JSON.stringify(entry?.content)).not.toContain('<script')
  const json = await open(newsletterJson.href())
  expect([json.type, parseJsonFeed(JSON.parse(json.text)).items?.[0]?.url]).toEqual(['application/feed+json; charset=utf-8', `http://localhost${newsletterLetter.href({ id })}`])
})

const decodable = Object.entries(hostile).filter(([name]) => !['empty', 'nul', 'half a character', 'no character', 'broken percent'].includes(name))
test.each(decodable)('what somebody types into a letter stays words: %s', async (_, encoded) => {
  const typed = decodeURIComponent(encoded).slice(0, 190)
  const { id } = await letter({ subject: typed.trim() || 'x', preview: typed, sender_name: typed.trim() || 'x', blocks: [
    { id: 'h', only: null, kind: 'heading', words: typed.trim() || 'x' }, text(typed), text(`<p onclick="x">${typed}<iframe src="//evil.example"></iframe></p>`, 't2'), { id: 'b', only: null, kind: 'button', words: typed.trim() || 'x', href: typed || 'x' }, text('<p>end</p>', 't3'),
  ] })
  for (const path of [newsletterLetter.href({ id }), newsletter.href()]) {
    const { status, text: page } = await open(path)
    expect(status).toBe(200)
    const tags = page.match(/<[a-z][\w-]*(?:\s+[\w-]+(?:="[^"]*")?)*\s*\/?>/gi) ?? []
    expect(tags.filter((tag) => /\s(on\w+|style|srcdoc)[\s=>]/i.test(tag.replace(/"[^"]*"/g, '""')))).toEqual([])
    expect(tags.filter((tag) => /^<(style|iframe|object|embed|base|svg onload|img)\b/i.test(tag) || (/^<script/i.test(tag) && tag !== '<script type="application/ld+json">' && !/ src="\/assets\/\w/.test(tag)))).toEqual([])
    expect(tags.filter((tag) => /\shref="(javascript|data|\/\/)/i.test(tag))).toEqual([])
    for (const [, facts = ''] of page.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)) expect(JSON.parse(facts)).toMatchObject({ '@context': 'https://schema.org' })
  }
})

test('the pages of the site lead to it', async () => {
  expect((await open(actions.href())).text).toContain(`<a href="${newsletter.href()}">Letters</a>`)
  expect((await open(siteMap.href())).text).toContain(`http://localhost${newsletter.href()}<`)
})

test('a letter that begins to leave, is opened, closed or deleted drops the pages that are kept; one in the making does not', async () => {
  await sql`create table heard (name text)`.execute(db)
  await sql`create or replace function announce_change() returns trigger language plpgsql as $$ begin insert into heard values (tg_table_name); return null; end $$`.execute(db)
  const dropped = async (work: () => Promise<unknown>) => {
    await sql`truncate heard`.execute(db)
    await work()
    return (await sql<{ name: string }>`select name from heard where name = 'mailings'`.execute(db)).rows.length
  }
  const draft = await letter({}, null)
  const set = (values: object) => db.updateTable('mailings').set(values).where('id', '=', draft.id).execute()
  expect(await dropped(() => mailings.rewrite(db, draft.id, 1, { subject: 'Else', archived: true }))).toBe(0)
  expect(await dropped(() => set({ stage: 'leaving', leaves_at: new Date(), begun_at: new Date() }))).toBe(1)
  expect(await dropped(() => set({ trouble: 'The server is away.' }))).toBe(0)
  expect(await dropped(() => set({ archived: false }))).toBe(1)
  expect(await dropped(() => set({ archived: true }))).toBe(1)
  expect(await dropped(() => db.deleteFrom('mailings').execute())).toBe(1)
})
