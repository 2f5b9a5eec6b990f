import { expect, test } from 'vitest'
import * as storyDrafts from '#domain/content/story-drafts.ts'
import * as tellings from '#domain/groups/tellings.ts'
import { routes } from '#http/routes.ts'
import { app, db, form, house } from '../house.ts'
import { arrive } from './colleagues.ts'
import { myGroup, theOthers } from './scope/two-groups.ts'

const { office, site } = routes
const words = { title: 'Chairs for the hall', body: 'We bought forty chairs.', kind: 'statewide' }

test('a lead writes what happens locally, an editor publishes it, and from then on it is the editor’s', async () => {
  const world = await theOthers(await myGroup())
  const lead = world.headers
  const editor = (await arrive('Priya', 'editor')).headers
  const send = (href: string, method: 'POST' | 'PUT' | 'DELETE', fields: Record<string, string> = {}, who = lead) => app.request(href, form(method, fields, who))
  const page = async (href: string, headers: Record<string, string> = lead) => (await app.request(href, { headers })).text()

  expect(await page(office.newStory.href())).toMatch(/Told by[^]*Arden Neighbors/)
  expect((await send(office.stories.href(), 'POST', { ...words, group: String(world.theirs) })).status).toBe(422)
  const sent = await send(office.stories.href(), 'POST', { ...words, group: String(world.mine) })
  expect(sent.status, await sent.clone().text()).toBe(303)
  const id = Number(/stories\/(\d+)/.exec(sent.headers.get('location')!)?.[1])
  expect(await storyDrafts.find(db, id)).toMatchObject({ kind: 'local', published_at: null, drafted_by: world.user, body: '<p>We bought forty chairs.</p>' })
  expect(await tellings.tellerOf(db, { id })).toMatchObject({ id: world.mine })

  const list = await page(office.stories.href())
  expect(list).toContain('Chairs for the hall')
  expect(list).not.toContain('Reedsecret')
  expect((await app.request(office.story.href({ id: world.story }), { headers: lead })).status).toBe(404)
  expect(await page(office.story.href({ id }))).toMatch(/told by Arden Neighbors[^]*an editor finds it among the drafts/)
  const saved = await send(office.story.href({ id }), 'PUT', { ...words, body: 'Fifty chairs.', group: String(world.mine), version: '1' })
  expect(saved.status, await saved.clone().text()).toBe(303)
  expect((await send(office.writingPreviews.href({ kind: 'story', id }), 'POST')).status).toBe(303)
  expect((await send(office.writingPublication.href({ kind: 'story', id }), 'PUT')).status).toBe(403)
  expect((await send(office.pages.href(), 'POST', words)).status).toBe(403)

  expect(await page(office.stories.href(), editor)).toContain('Chairs for the hall')
  expect((await send(office.writingPublication.href({ kind: 'story', id }), 'PUT', {}, editor)).status).toBe(303)
  house.cache.drop()
  expect(await page(site.group.href({ slug: 'mine' }), {})).toMatch(/Happening here[^]*Chairs for the hall/)
  expect((await send(office.story.href({ id }), 'PUT', { ...words, body: 'Sixty.', group: String(world.mine), version: '2' })).status).toBe(404)
  expect((await storyDrafts.find(db, id))?.body).toBe('<p>Fifty chairs.</p>')
})
