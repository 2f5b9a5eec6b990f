import { expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { app, asVisitor, db, form } from '../house.ts'

const { site } = routes
const page = async (href: string, headers = {}) => (await app.request(href, { headers })).text()
const found = async (asked: Record<string, string>) =>
  [...(await page(site.legislators.href({}, asked))).matchAll(/<th scope="row"><a href="\/legislators\/([^"]+)"/g)].map(([, slug]) => slug)
const everybody = ['vera-stone', 'sam-okafor', 'rosa-alvarez', 'ben-cruz', 'uma-frost', 'leo-marsh', 'ada-lin']

test('everybody in office is listed, whoever has left is not', async () => {
  expect((await found({})).toSorted()).toEqual(everybody.toSorted())
})

test.each<[string, Record<string, string>, string[]]>([
  ['part of a name, in any case', { name: 'ALVA' }, ['rosa-alvarez']],
  ['an office', { office: 'us-senate' }, ['uma-frost', 'leo-marsh']],
  ['a town', { town: 'arden' }, ['sam-okafor', 'rosa-alvarez', 'ada-lin']],
  ['a divided town, by all of its parts', { town: 'Winnick' }, ['sam-okafor', 'rosa-alvarez', 'ben-cruz', 'ada-lin']],
  ['a village of one town', { town: 'Arden Mills', office: 'house' }, ['rosa-alvarez']],
  ['a village of several towns, by all of them', { town: 'Quill Landing', office: 'house' }, ['rosa-alvarez', 'ben-cruz']],
  ['name and town together', { town: 'Winnick', name: 'cruz' }, ['ben-cruz']],
  ['a wildcard, which is a letter like others', { name: '%' }, []],
  ['an underscore, likewise', { name: '_osa' }, []],
  ['a town nobody knows', { town: 'Atlantis' }, []],
  ['an office nobody knows', { office: 'king' }, []],
  ['somebody who has left', { name: 'Otis' }, []],
])('the search finds by %s', async (_name, asked, who) => {
  expect((await found(asked)).toSorted()).toEqual(who.toSorted())
})

test('a search that finds nobody keeps what was asked and leads out', async () => {
  const html = await page(site.legislators.href({}, { name: 'Zzz', office: 'house', town: 'Arden' }))
  expect(html).toMatch(/value="Zzz"[^]*value="Arden"[^]*<option value="house" selected[^]*Nobody of that description[^]*Show everybody/)
  expect(html).toContain('noindex')
})

test('an official’s page says how to reach them, what they can act on, their towns, their committees and where they are', async () => {
  const html = await page(site.legislator.href({ slug: 'rosa-alvarez' }))
  expect(html).toMatch(/<h1>Rosa Alvarez<\/h1><p class="lede">State Representative, 1st Harbor, Democratic\.<\/p>/)
  expect(html).toContain('tel:+16175550142')
  expect(html).toContain('tel:+17815550167;ext=13')
  expect(html).toContain('href="/actions/warm-homes"')
  expect(html).toMatch(/1st Harbor <small>Arden, part of Winnick<\/small>/)
  expect(html).toMatch(/<svg[^>]*aria-label="Map of 1st Harbor: Arden, part of Winnick\."[^]*class="map__here" d="M/)
  expect(await page(site.legislator.href({ slug: 'sam-okafor' }))).toMatch(/Joint Committee on Utilities and Energy[^]*Member/)
})

test('a visitor’s own is called theirs, in the words people use', async () => {
  const arden = asVisitor(await app.request(site.place.href(), form('POST', { door: 'town', town: 'Arden' })))
  expect(await page(site.legislator.href({ slug: 'rosa-alvarez' }), arden)).toContain('<p class="kicker">Your state representative</p>')
  expect(await page(site.legislator.href({ slug: 'ada-lin' }), arden)).toContain('<p class="kicker">Your U.S. representative</p>')
  expect(await page(site.legislator.href({ slug: 'ben-cruz' }), arden)).toContain('<p class="kicker">State Representative</p>')
})

test('somebody who has left is called former, nobody’s own, and has nothing to be asked', async () => {
  const quill = asVisitor(await app.request(site.place.href(), form('POST', { door: 'town', town: 'Port Quill' })))
  const html = await page(site.legislator.href({ slug: 'old-member' }), quill)
  expect(html).toContain('<p class="kicker">Former State Representative</p>')
  expect(html).toMatch(/Left office on <time datetime="2026-03-01">March 1, 2026<\/time>\./)
  expect(html).toContain('Nothing to ask just now')
})

test('an official of whom little is known has no empty places in their sentences', async () => {
  await db.insertInto('officials').values({ slug: 'new-face', name: 'New Face' }).execute()
  const html = await page(site.legislator.href({ slug: 'new-face' }))
  expect(html).toContain('<h1>New Face</h1>')
  expect(html).not.toMatch(/>[^<]*(\. \.|, ,|undefined|null)[^<]*</)
})

test('nobody lives at another name', async () => {
  expect((await app.request(site.legislator.href({ slug: 'nobody' }))).status).toBe(404)
})
