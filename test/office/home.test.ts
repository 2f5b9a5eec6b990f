import { afterEach, expect, test } from 'vitest'
import * as home from '#domain/content/home.ts'
import { routes } from '#http/routes.ts'
import { ledBy } from '../domain/groups/world.ts'
import { app, db, form, house } from '../house.ts'
import { arrive } from './colleagues.ts'

const { office, site } = routes
const [ed, aud] = [await arrive('Ed', 'editor'), await arrive('Aud', 'auditor')]
const page = async (path: string) => (await app.request(path, { headers: ed.headers })).text()
const open = async () => {
  house.cache.drop()
  return (await app.request(site.home.href())).text()
}
const send = (path: string, method: 'POST' | 'PUT' | 'DELETE', fields: Record<string, string> = {}, as = ed) => app.request(path, form(method, fields, as.headers))
const now = async () => (await home.standing(db)).last?.id ?? 0
const add = async (fields: Record<string, string>) => send(office.homeBlocks.href({ arrangement: await now() }), 'POST', fields)
const at = async (kind: home.BlockKind) => ({ arrangement: await now(), ordinal: (await home.standing(db)).blocks.findIndex((block) => block.kind === kind) })
const headed = (html: string) => [...html.matchAll(/<h2 id="((?!footer)[^"]+)">/g)].map(([, id]) => id)

afterEach(async () => { await db.deleteFrom('home_arrangements').execute() })

test('an editor moves, removes and adds blocks by buttons, everybody sees it, and undo says what it undoes', async () => {
  expect(await page(office.homePage.href())).toMatch(/This is the page as it comes[^]*Add[^]*Happening locally/)
  expect(headed(await open())).toEqual(['find', 'latest', 'also', 'sign-up-title'])
  const moved = await send(office.homeBlockRank.href(await at('latest')), 'PUT', { towards: 'beginning' })
  expect(await page(moved.headers.get('location') ?? '')).toMatch(/Moved\.[^]*Ed moved “Latest stories” up/)
  expect(headed(await open())).toEqual(['latest', 'find', 'also', 'sign-up-title'])
  await send(office.homeBlockRank.href(await at('sign_up')), 'PUT', { to: '1' })
  expect(headed(await open())).toEqual(['sign-up-title', 'latest', 'find', 'also'])
  expect((await send(office.homeBlockRank.href(await at('sign_up')), 'PUT', {})).status).toBe(404)
  await send(office.homeBlock.href(await at('urgent')), 'DELETE')
  expect(await open()).not.toContain('<section class="hero')
  expect(headed(await open())).toContain('also')
  const undone = await send(office.homeArrangement.href({ arrangement: await now() }), 'DELETE')
  expect(await page(undone.headers.get('location') ?? '')).toMatch(/Undone\. The page stands as it did before/)
  expect((await open()).match(/<section class="hero/g)).toHaveLength(1)
  await add({ kind: 'help' })
  expect(headed(await open())).not.toContain('help')
})

test('each kind shows its own, and what has nothing to show is not there', async () => {
  await db.insertInto('stories').values({ slug: 'bus', kind: 'local', title: 'A bus came', published_at: new Date(2026, 0, 1) }).execute()
  for (const kind of ['local', 'platform', 'help', 'join']) await add({ kind })
  expect(headed(await open())).toEqual(['find', 'latest', 'also', 'sign-up-title', 'local'])
  const { id: story } = await db.selectFrom('stories').select('id').where('slug', '=', 'bus').executeTakeFirstOrThrow()
  const { group } = await ledBy('Lea Lead')
  await db.insertInto('group_stories').values({ group_id: group.id, story_id: story }).execute()
  const { id: agenda } = await db.insertInto('agendas').values({ slug: 'homes', title: 'Homes' }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('planks').values({ agenda_id: agenda, slug: 'roofs', title: 'Roofs for all', published_at: new Date() }).execute()
  await db.insertInto('help_calls').values({ title: 'Carry chairs', starts_local: '2099-05-01T18:00', ends_local: '2099-05-01T20:00', zone: 'America/New_York', places: 3, listed: true }).execute()
  await db.insertInto('membership_levels').values({ slug: 'free', name: 'Free', kind: 'free', offered: true }).execute()
  expect(await open()).toMatch(/Happening locally[^]*A bus came[^]*Told by <a href="\/groups\/[^"]+">Arden Neighbors[^]*What we stand for[^]*\/platform#homes[^]*Roofs for all[^]*Help with something[^]*Carry chairs[^]*Become a member[^]*See how to join/)
})

test('a story or a page of choice stands with its heading, and vanishes while it is not out', async () => {
  expect(await page(office.newHomeBlock.href({}, { kind: 'feature' }))).toMatch(/<optgroup label="Stories">[^]*A first win[^]*<optgroup label="Pages">[^]*Who we are/)
  expect((await app.request(office.newHomeBlock.href({}, { kind: 'urgent' }), { headers: ed.headers })).status).toBe(404)
  const { id } = await db.selectFrom('stories').select('id').where('slug', '=', 'first-win').executeTakeFirstOrThrow()
  const { id: us } = await db.selectFrom('pages').select('id').where('slug', '=', 'us').executeTakeFirstOrThrow()
  const refused = await add({ kind: 'feature', what: 'story-999999', heading: 'Kept' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toMatch(/Choose a story or a page of the list[^]*value="Kept"/)
  await add({ kind: 'feature', what: `story-${id}`, heading: 'Read this' })
  await add({ kind: 'feature', what: `page-${us}` })
  expect(await open()).toMatch(/Read this<\/h2>[^]*A first win[^]*Worth reading<\/h2>[^]*Who we are/)
  expect(await page(office.homeBlock.href(await at('feature')))).toMatch(/value="Read this"|selected[^>]*>A first win/)
  await send(office.homeBlock.href(await at('feature')), 'PUT', { kind: 'feature', what: `story-${id}`, heading: 'Read that' })
  expect(await open()).toContain('Read that</h2>')
  await db.updateTable('stories').set({ binned_at: new Date() }).where('id', '=', id).execute()
  expect(await open()).not.toContain('Read that</h2>')
  expect(await page(office.homePage.href())).toContain('Not shown now')
  await db.updateTable('stories').set({ binned_at: null }).where('id', '=', id).execute()
})

test('an evening has words and up to six pictures of the shelf', async () => {
  const shelf = await db.insertInto('pictures').values([...'0123456'].map((n) => ({ hash: n.repeat(32), alt: `Picture ${n}`, width: 300, height: 200, bytes: 1, sender: 'Ed' }))).returning('id').execute()
  const ticked = (many: number) => Object.fromEntries(shelf.slice(0, many).map(({ id }) => [`picture-${id}`, 'yes']))
  expect((await add({ kind: 'evening', text: '' })).status).toBe(422)
  const seven = await add({ kind: 'evening', text: 'We sang.', ...ticked(7) })
  expect(seven.status).toBe(422)
  expect(await seven.text()).toMatch(/Choose 6 pictures at most[^]*We sang\./)
  await add({ kind: 'evening', text: 'We sang.\n\nAnd ate <b>soup</b>.', heading: 'In Arden', ...ticked(2) })
  expect(await open()).toMatch(/In Arden<\/h2>[^]*<p>We sang\.<\/p><p>And ate &lt;b>soup[^]*alt="Picture 1"[^]*alt="Picture 0"/)
})

test('whoever looks at an older page changes nothing, and keeps what they typed', async () => {
  const old = await at('latest')
  await send(office.homeBlock.href(await at('look_up')), 'DELETE')
  const pressed = await send(office.homeBlock.href(old), 'DELETE')
  expect(await page(pressed.headers.get('location') ?? '')).toContain('Somebody arranged the page meanwhile')
  const typed = await send(office.homeBlocks.href({ arrangement: 0 }), 'POST', { kind: 'evening', text: 'Long words.' })
  expect(typed.status).toBe(409)
  expect(await typed.text()).toMatch(new RegExp(`action="/office/home-page/${await now()}/blocks"[^]*while you wrote[^]*Long words`))
  expect((await send(office.homeBlock.href(old), 'PUT', { kind: 'evening', text: 'Longer words.' })).status).toBe(409)
  expect((await home.standing(db)).blocks).toHaveLength(5)
})

test('whoever does not arrange it does not see the desk', async () => {
  expect((await app.request(office.homePage.href(), { headers: aud.headers })).status).toBe(403)
  expect((await send(office.homeBlocks.href({ arrangement: 0 }), 'POST', { kind: 'help' }, aud)).status).toBe(403)
  expect(await page(office.homePage.href())).toContain('aria-current="page">Home page')
})
