import { beforeAll, beforeEach, expect, test } from 'vitest'
import * as bin from '#domain/content/bin.ts'
import * as pictures from '#domain/content/pictures.ts'
import * as storyDrafts from '#domain/content/story-drafts.ts'
import { openLimits } from '#http/limits.ts'
import { routes } from '#http/routes.ts'
import * as audit from '#platform/audit.ts'
import { app, db, form, house } from '../house.ts'
import { arrive } from './colleagues.ts'

const { office, site } = routes
const words = { title: 'A right to counsel', kind: 'perspective', lede: 'In plain words.', body: '<p>Everybody gets a lawyer.</p><script>alert(1)</script>', author: 'Noor', author_about: 'who teaches in Holyoke', kicker: 'Housing' }
const pageWords = { title: 'Bylaws', body: 'We meet.', audience: 'everyone' }

let desk: Record<string, string>
let other: Record<string, string>
beforeAll(async () => {
  desk = (await arrive('Priya', 'editor')).headers
  other = (await arrive('Omar', 'organiser')).headers
})
beforeEach(() => { Object.assign(house.limits, openLimits()) })

const send = (href: string, method: 'POST' | 'PUT' | 'DELETE', fields: Record<string, string> = {}, who = desk) => app.request(href, form(method, fields, who))
const page = async (href: string, who = desk) => (await app.request(href, { headers: who })).text()
const seen = async (href: string) => {
  house.cache.drop()
  return app.request(href)
}
const idIn = (answer: Response) => Number(/(?:stories|pages)\/(\d+)/.exec(answer.headers.get('location') ?? '')?.[1])
async function written(fields: Record<string, string> = {}) {
  const sent = await send(office.stories.href(), 'POST', { ...words, ...fields })
  expect(sent.status, await sent.clone().text()).toBe(303)
  return idIn(sent)
}
async function pageWritten(fields: Record<string, string> = {}) {
  const sent = await send(office.pages.href(), 'POST', { ...pageWords, ...fields })
  expect(sent.status, await sent.clone().text()).toBe(303)
  return idIn(sent)
}
const story = (id: number) => ({ kind: 'story', id })
const lastEntry = async () => (await audit.list(db, { limit: 1 }))[0]

test('a story is written, published, seen by its kind, and taken back', async () => {
  const id = await written()
  expect(await storyDrafts.find(db, id)).toMatchObject({ slug: 'a-right-to-counsel', body: '<p>Everybody gets a lawyer.</p>', plain: 'Everybody gets a lawyer.', published_at: null, version: 1 })
  expect(await lastEntry()).toMatchObject({ actor: 'Priya', act: 'draft', subject: 'story' })
  const href = site.story.href({ slug: 'a-right-to-counsel' })
  expect((await seen(href)).status).toBe(404)

  const published = await send(office.writingPublication.href(story(id)), 'PUT')
  expect(await page(published.headers.get('location')!)).toContain('Undo: take it back')
  expect(await (await seen(href)).text()).toMatch(/Housing[^]*<h1>A right to counsel<\/h1>[^]*By Noor, who teaches in Holyoke[^]*Everybody gets a lawyer[^]*More to read[^]*A first win/)
  expect(await (await seen(site.stories.href({}, { kind: 'perspective' }))).text()).toMatch(/<h1>Perspectives<\/h1>[^]*A right to counsel/)
  expect(await (await seen(site.stories.href({}, { kind: 'statewide' }))).text()).not.toContain('A right to counsel')
  expect(await page(office.stories.href({}, { kind: 'perspective' }))).toMatch(/Out<[^]*A right to counsel/)

  await send(office.writingPublication.href(story(id)), 'DELETE')
  expect((await seen(href)).status).toBe(404)
  expect(await lastEntry()).toMatchObject({ act: 'take back', subject: 'story' })
})

test('news is read page by page', async () => {
  for (let n = 0; n < 14; n++) await db.insertInto('stories').values({ slug: `old-${n}`, title: `Old ${n}`, kind: 'election', plain: 'Word. '.repeat(100), published_at: new Date(Date.now() - (n + 10) * 86_400_000) }).execute()
  const first = await (await seen(site.stories.href({}, { kind: 'election' }))).text()
  expect(first).toMatch(/Old 0<[^]*Read more[^]*Old 11</)
  const older = site.stories.href({}, { kind: 'election', before: 'old-11' })
  expect(first).toContain(older.replaceAll('&', '&amp;'))
  expect(await page(older)).toMatch(/Old 12<[^]*Old 13<[^]*Newest/)
})

test.each([
  ['title', '', 'It needs a title.'], ['title', 'x'.repeat(201), '200 characters at most'], ['kind', 'riot', 'Pick what kind'], ['slug', 'Ä b', 'Small letters and digits'], ['group', '999999', 'Choose one of the list.'],
])('%s %j is refused, and everything typed kept', async (field, typed, sentence) => {
  const refused = await send(office.stories.href(), 'POST', { ...words, [field]: typed })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toMatch(new RegExp(`${sentence}[^]*Everybody gets a lawyer`))
})

test('an empty story stays a draft, and a time that has passed is refused', async () => {
  const id = await written({ title: 'Nothing in it', body: '<p> </p>' })
  const refused = await send(office.writingPublication.href(story(id)), 'PUT')
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('nothing to read in it')])
  expect(await (await send(office.writingPublication.href(story(id)), 'PUT', { from: '2020-01-01T10:00' })).text()).toMatch(/value="2020-01-01T10:00"[^]*That time has passed/)
})

test('a scheduled story comes out by the clock alone, at the local time that was named', async () => {
  const id = await written({ title: 'Next spring' })
  await send(office.writingPublication.href(story(id)), 'PUT', { from: '2040-03-01T08:00' })
  expect((await storyDrafts.find(db, id))?.published_at).toEqual(new Date(2040, 2, 1, 8, 0))
  expect(await page(office.stories.href())).toMatch(/Scheduled<[^]*Next spring/)
  const href = site.story.href({ slug: 'next-spring' })
  expect((await seen(href)).status).toBe(404)
  await db.updateTable('stories').set({ published_at: new Date(Date.now() - 1000) }).where('id', '=', id).execute()
  expect((await seen(href)).status).toBe(200)
})

test('every save is a version; two are compared word by word, and an old one comes back', async () => {
  const id = await written({ title: 'Versions', body: '<p>We want one bus.</p>' })
  await send(office.story.href({ id }), 'PUT', { ...words, title: 'Versions', body: '<p>We want two buses.</p>', version: '1' }, other)
  expect(await page(office.story.href({ id }))).toMatch(/Omar[^]*Priya/)
  const compared = await page(office.writingVersions.href(story(id), { from: 1, to: 2 }))
  expect(compared).toMatch(/Priya[^]*Omar/)
  expect(compared).toMatch(/We want <del>one<\/del><ins>two<\/ins> <del>bus<\/del><ins>buses<\/ins>/)

  const back = await send(office.writingWords.href(story(id)), 'PUT', { restore: '1', version: '2' })
  expect(back.status).toBe(303)
  expect(await storyDrafts.find(db, id)).toMatchObject({ body: '<p>We want one bus.</p>', version: 3, kind: 'perspective' })
  expect((await send(office.writingWords.href(story(id)), 'PUT', { restore: '2', version: '2' })).status).toBe(422)
  expect((await app.request(office.writingVersions.href(story(id), { from: 1, to: 9 }), { headers: desk })).status).toBe(404)
})

test('a story leads with a picture of the shelf, wherever it is told, and holds it', async () => {
  const shelf = await db.insertInto('pictures').values(['Nine people with signs', 'An empty hall', 'Not on the shelf'].map((alt, at) => (
    { hash: String(at + 1).repeat(32), alt, credit: 'Jo Lund', width: 960, height: 640, bytes: 1, shelved: at < 2, sender: 'Priya' }
  ))).returningAll().execute()
  const [signs, hall, unshelved] = shelf.map(({ id }) => String(id))
  const choose = (picture_id = '', version = 1) => send(office.story.href({ id }), 'PUT', { ...words, title: 'In the rain', picture_id, version: String(version) })
  const id = await written({ title: 'In the rain', picture_id: signs! })
  const refused = await send(office.stories.href(), 'POST', { ...words, picture_id: unshelved! })
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('not on the shelf now')])
  expect(await page(office.storyForm.href({ id }))).toMatch(new RegExp(`<details open[^]*name="picture_id" value="${signs}" checked`))
  await send(office.writingPublication.href(story(id)), 'PUT')

  const src = site.picture.href({ name: `${'1'.repeat(32)}-960.jpg` })
  const told = await (await seen(site.story.href({ slug: 'in-the-rain' }))).text()
  expect(told).toMatch(new RegExp(`property="og:image" content="http://localhost${src}"[^]*og:image:alt" content="Nine people with signs"[^]*"image":"http://localhost${src}"[^]*<img src="${src}"[^>]*alt="Nine people with signs"[^]*Jo Lund`))
  for (const href of [site.stories.href(), site.home.href()]) expect(await (await seen(href)).text(), href).toMatch(new RegExp(`<a class="story__picture" href="/news/in-the-rain"[^]*${src}`))
  expect(await (await seen(site.newsAtom.href())).text()).toMatch(new RegExp(`rel="enclosure" type="image/jpeg" title="Nine people with signs" href="http://localhost${src}"/>[^]*&lt;img src=&quot;http://localhost${src}&quot; alt=&quot;Nine people with signs&quot;`))
  expect(JSON.parse(await (await seen(site.newsJson.href())).text())).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ image: `http://localhost${src}` })]) })

  expect(await pictures.remove(db, { id: '', name: 'Priya' }, shelf[0]!)).toBe('shown')
  expect((await choose(hall)).status).toBe(303)
  expect(await page(office.writingVersions.href(story(id), { from: 1, to: 2 }))).toMatch(/<h2>Picture<\/h2>[^]*<del>Nine people with signs<\/del><ins>An empty hall<\/ins>/)
  const late = await choose('', 1)
  expect([late.status, await late.text()]).toEqual([409, expect.stringMatching(/Picture[^]*An empty hall/)])
  await send(office.writingWords.href(story(id)), 'PUT', { restore: '1', version: '2' })
  expect(await storyDrafts.find(db, id)).toMatchObject({ picture_id: shelf[0]!.id, picture: { alt: 'Nine people with signs' } })
  await choose('', 3)
  expect(await storyDrafts.find(db, id)).toMatchObject({ picture_id: null, picture: null })
  expect(await (await seen(site.story.href({ slug: 'in-the-rain' }))).text()).toMatch(/og:image" content="http:\/\/localhost\/cards\/story\/in-the-rain/)

  expect(await pictures.remove(db, { id: '', name: 'Priya' }, shelf[0]!)).toBe('removed')
  expect((await send(office.writingWords.href(story(id)), 'PUT', { restore: '1', version: '4' })).status).toBe(303)
  expect(await storyDrafts.find(db, id)).toMatchObject({ picture_id: null, version: 5 })
  expect(await page(office.writingVersions.href(story(id), { from: 1, to: 2 }))).toContain('<del>A picture that is gone</del>')
})

test('two who write at once both keep their words, and hear of each other', async () => {
  const id = await written({ title: 'Two hands' })
  expect(await (await send(office.writingDesk.href(story(id)), 'PUT', {}, other)).text()).toBe('')
  expect(await (await send(office.writingDesk.href(story(id)), 'PUT')).text()).toContain('Omar has this open too.')
  expect(await page(office.storyForm.href({ id }))).toContain('Omar has this open too.')

  expect((await send(office.story.href({ id }), 'PUT', { ...words, title: 'Her title', body: '<p>Her words.</p>', version: '1' }, other)).status).toBe(303)
  const late = await send(office.story.href({ id }), 'PUT', { ...words, title: 'His title', body: '<p>His words.</p>', version: '1' })
  expect(late.status).toBe(409)
  expect(await late.text()).toMatch(/Somebody else saved this[^]*Her title[^]*His title[^]*Her words\.[^]*His words\.[^]*name="version" value="2"|name="version" value="2"[^]*Somebody else saved this[^]*Her title[^]*His title[^]*Her words\.[^]*His words\./)
  expect(await storyDrafts.find(db, id)).toMatchObject({ title: 'Her title' })
  expect(await page(office.storyForm.href({ id }))).not.toContain('Omar has this open too.')
})

test('a published story that moves leads on from its old address, also when it moves back', async () => {
  const id = await written({ title: 'Moving house' })
  await send(office.writingPublication.href(story(id)), 'PUT')
  const move = (slug: string, version: number) => send(office.story.href({ id }), 'PUT', { ...words, title: 'Moving house', slug, version: String(version) })
  expect((await move('moved', 1)).status).toBe(303)
  const old = await seen(site.story.href({ slug: 'moving-house' }))
  expect([old.status, old.headers.get('location')]).toEqual([301, site.story.href({ slug: 'moved' })])
  expect((await move('moving-house', 2)).status).toBe(303)
  expect((await seen(site.story.href({ slug: 'moving-house' }))).status).toBe(200)
  expect((await seen(site.story.href({ slug: 'moved' }))).headers.get('location')).toBe(site.story.href({ slug: 'moving-house' }))
  const taken = await move('first-win', 3)
  expect([taken.status, await taken.text()]).toEqual([422, expect.stringContaining('Another story stands at that address')])
  await send(office.writingPublication.href(story(id)), 'DELETE')
  expect((await seen(site.story.href({ slug: 'moved' }))).status).toBe(404)
})

test('a preview is read by its link alone, for a week, and no longer', async () => {
  const id = await written({ title: 'Not yet', body: '<p>Open.</p><figure data-members></figure><p>Closed.</p>' })
  const made = await send(office.writingPreviews.href(story(id)), 'POST')
  const token = new URL(made.headers.get('location')!, 'http://localhost').searchParams.get('preview')!
  expect(await page(made.headers.get('location')!)).toContain(site.previewed.href({ token }))
  const previewed = await seen(site.previewed.href({ token }))
  expect([previewed.status, previewed.headers.get('cache-control')]).toEqual([200, 'no-store'])
  const html = await previewed.text()
  expect(html).toMatch(/noindex[^]*This is a preview[^]*Open\.[^]*The rest is for members/)
  expect(html).not.toContain('Closed.')
  expect((await seen(site.previewed.href({ token: `${token}x` }))).status).toBe(404)
  await db.updateTable('preview_keys').set({ expires_at: new Date(Date.now() - 1000) }).execute()
  expect((await seen(site.previewed.href({ token }))).status).toBe(404)
})

test('what goes into the bin is gone for visitors and comes back whole, until it is swept', async () => {
  const id = await written({ title: 'Binned' })
  await send(office.writingPublication.href(story(id)), 'PUT')
  await send(office.writingBin.href(story(id)), 'PUT')
  expect((await seen(site.story.href({ slug: 'binned' }))).status).toBe(404)
  expect(await page(office.writingBins.href())).toContain('Binned')
  await send(office.writingBin.href(story(id)), 'DELETE')
  expect((await seen(site.story.href({ slug: 'binned' }))).status).toBe(200)
  await db.updateTable('stories').set({ binned_at: new Date(Date.now() - 61 * 86_400_000) }).where('id', '=', id).execute()
  await bin.sweep(db)
  expect(await storyDrafts.find(db, id)).toBeUndefined()
})

test('pages stand in a tree and in menus, move, and are not hung below themselves', async () => {
  const top = await pageWritten({ in_footer: 'yes', in_masthead: 'yes' })
  const below = await pageWritten({ title: 'Amendments', parent_id: String(top) })
  const last = await pageWritten({ title: 'Chairs', parent_id: String(top) })
  expect(await (await seen(site.home.href())).text()).not.toContain('/about/bylaws')
  for (const id of [top, below, last]) await send(office.writingPublication.href({ kind: 'page', id }), 'PUT')
  expect((await (await seen(site.home.href())).text()).match(/href="\/about\/bylaws"/g)).toHaveLength(3)
  expect(await (await seen(site.page.href({ slug: 'amendments' }))).text()).toMatch(/<ol class="way"><li><a href="\/about\/bylaws">Bylaws[^]*<h1>Amendments[^]*href="\/about\/chairs"/)
  expect(await page(office.pages.href())).toMatch(/Bylaws[^]*at the head, at the foot[^]*<ul class="tree">[^]*Amendments[^]*Chairs/)
  await send(office.pageRank.href({ id: last }), 'PUT', { by: 'up' })
  expect(await page(office.pages.href())).toMatch(/Chairs[^]*Amendments/)

  const circle = await send(office.page.href({ id: top }), 'PUT', { ...pageWords, parent_id: String(below), version: '1' })
  expect([circle.status, await circle.text()]).toEqual([422, expect.stringContaining('cannot stand below itself')])
  expect(await (await send(office.writingBin.href({ kind: 'page', id: top }), 'PUT')).text()).toContain('Other pages stand below this one')
  expect((await send(office.page.href({ id: below }), 'PUT', { ...pageWords, title: 'Changes', slug: 'changes', version: '1' })).status).toBe(303)
  expect((await seen(site.page.href({ slug: 'amendments' }))).headers.get('location')).toBe(site.page.href({ slug: 'changes' }))
  expect(await page(office.page.href({ id: below }))).toContain('Version')
  expect(await page(office.pageForm.href({ id: below }))).toContain('value="changes"')
  expect(await page(office.newPage.href())).toContain('Stands below')
  expect(await page(office.newStory.href())).toContain('Told by')
})

test('an auditor writes nothing, and an address that names nothing is nowhere', async () => {
  const auditor = (await arrive('Ada', 'auditor')).headers
  const id = await written({ title: 'Not theirs' })
  for (const href of [office.stories.href(), office.story.href({ id }), office.pages.href()]) expect((await app.request(href, { headers: auditor })).status, href).toBe(403)
  expect((await send(office.writingPublication.href(story(id)), 'PUT', {}, auditor)).status).toBe(403)
  for (const href of [office.story.href({ id: 'x' }), office.page.href({ id: 999_999 }), office.writingVersions.href({ kind: 'letter', id: 1 }, { from: 1, to: 1 })]) expect((await app.request(href, { headers: desk })).status, href).toBe(404)
})
