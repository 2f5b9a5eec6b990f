import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import * as leaving from '#domain/newsletter/leaving.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import { routes } from '#http/routes.ts'
import { comePriya, priya } from '../agreeing.ts'
import { app, db, house } from '../house.ts'

const { letterLink, newsletter, newsletterLetter } = routes.site
const [one, two] = ['0a1b2c3d4e5f', '5f4e3d2c1b0a']
let id = 0

beforeEach(async () => {
  await db.deleteFrom('mailings').execute()
  house.cache.drop()
  await comePriya();
  ({ id } = await mailings.draft(db, priya, { kind: 'digest', audience: 'everybody', list: 'newsletter', sender_name: 'We', subject: 'This week', blocks: [] }))
  await leaving.layoutOf(db, { id }, () => Promise.resolve({ html: '', plain: '', links: [{ name: one, href: 'https://else.example/?a=1&b=2' }, { name: two, href: 'http://localhost/news' }] }))
})

const follow = (name: string, init: RequestInit = {}, mailing: number | string = id) => app.request(letterLink.href({ id: mailing, name }), init)
const follows = async () => (await db.selectFrom('mailing_links').select('follows').where('mailing_id', '=', id).orderBy('ordinal').execute()).map((link) => Number(link.follows))
/** Every table as text but what does the counting itself. */
async function everythingElse() {
  const { rows: tables } = await sql<{ name: string }>`select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'mailing_links' order by 1`.execute(db)
  const rows = await Promise.all(tables.map(({ name }) => sql<{ all: string | null }>`select md5(string_agg(t::text, '' order by t::text)) as all from ${sql.raw(name)} t`.execute(db)))
  return tables.map(({ name }, at) => [name, rows[at]?.rows[0]?.all])
}

test('following a link leads where it says and counts once, with nothing that another cache, page or site could tell', async () => {
  const answer = await follow(one)
  expect([answer.status, answer.headers.get('location'), answer.headers.get('cache-control'), answer.headers.get('referrer-policy')]).toEqual([302, 'https://else.example/?a=1&b=2', 'no-store', 'no-referrer'])
  expect([answer.headers.get('x-robots-tag'), answer.headers.getSetCookie()]).toEqual(['noindex, nofollow', []])
  await Promise.all(Array.from({ length: 5 }, () => follow(one)))
  expect((await follow(two)).headers.get('location')).toBe('http://localhost/news')
  expect(await follows()).toEqual([6, 1])
})

test('of whoever follows it nothing is kept: not who they are, where they come from, nor what they use', async () => {
  const before = await everythingElse()
  await app.request(letterLink.href({ id, name: one }), { headers: { cookie: 'place=arden', referer: 'https://mail.example/inbox', 'user-agent': 'Firefox/999', 'x-forwarded-for': '198.51.100.23' } })
  expect(await everythingElse()).toEqual(before)
  expect(await follows()).toEqual([1, 0])
})

test('whoever only looks ahead is led on and not counted', async () => {
  expect((await follow(one, { method: 'HEAD' })).status).toBe(302)
  for (const [name, value] of [['sec-purpose', 'prefetch;prerender'], ['purpose', 'prefetch'], ['Sec-Purpose', 'prefetch']] as const) expect((await follow(one, { headers: [[name, value]] })).status).toBe(302)
  expect(await follows()).toEqual([0, 0])
})

test('a link that is not there leads to the letter, and nowhere else', async () => {
  for (const [name, mailing] of [['ffffffffffff', id], ['0', id], ['https://evil.example', id], [one, 999_999], [one, 'x'], [one, '99999999999999999999'], ['..%2f..', id]] as const) {
    const answer = await follow(name, {}, mailing)
    expect([answer.status, answer.headers.get('location')], String(name)).toEqual([404, null])
  }
  expect(await (await follow('ffffffffffff')).text()).toContain(`href="${newsletter.href()}"`)
  await db.updateTable('mailings').set({ stage: 'gone', leaves_at: new Date(), begun_at: sql`now()` }).where('id', '=', id).execute()
  house.cache.drop()
  const page = await (await follow('ffffffffffff')).text()
  expect(page).toContain(`href="${newsletterLetter.href({ id })}"`)
  expect(page).toContain('<meta name="robots" content="noindex"/>')
  expect((await app.request(`${letterLink.href({ id, name: one })}?to=https://evil.example`)).headers.get('location')).toBe('https://else.example/?a=1&b=2')
})

test('a letter has the links with which it was laid out first, whoever lays it out again', async () => {
  const again = await leaving.layoutOf(db, { id }, () => Promise.resolve({ html: 'other', plain: 'other', links: [{ name: 'aaaaaaaaaaaa', href: 'https://other.example/' }] }))
  expect(again).toEqual({ html: '', plain: '' })
  expect((await follow('aaaaaaaaaaaa')).status).toBe(404)
  const { id: raced } = await mailings.draft(db, priya, { kind: 'letter', audience: 'x', list: 'newsletter', sender_name: 'We', subject: 'x', blocks: [] })
  const lay = (name: string) => leaving.layoutOf(db, { id: raced }, () => Promise.resolve({ html: name, plain: name, links: [{ name, href: 'https://else.example/' }] }))
  const both = await Promise.all([lay('bbbbbbbbbbbb'), lay('cccccccccccc')])
  expect(both[0]).toEqual(both[1])
  expect(await db.selectFrom('mailing_links').select('name').where('mailing_id', '=', raced).execute()).toEqual([{ name: both[0]?.html }])
})

test('only pages of the web are kept as links', async () => {
  for (const href of ['javascript:alert(1)', 'mailto:a@b.example', '/news', '//evil.example']) {
    await expect(db.insertInto('mailing_links').values({ mailing_id: id, name: 'dddddddddddd', ordinal: 9, href }).execute(), href).rejects.toThrow(/check/)
  }
})
