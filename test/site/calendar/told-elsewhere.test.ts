import { expect, test } from 'vitest'
import * as arranging from '#domain/content/home-arranging.ts'
import { routes } from '#http/routes.ts'
import { happening, mira } from '../../happenings.ts'
import { app, db, house } from '../../house.ts'

const { site } = routes
const soon = new Date()
const year = soon.getFullYear() + 1
const at = (day: string) => ({ starts: `${year}-${day}T19:00:00`, ends: `${year}-${day}T20:30:00` })
const read = async (href: string) => (house.cache.drop(), (await app.request(href)).text())

const [arden] = await db.insertInto('groups').values({ slug: 'arden-mills', kind: 'chapter', status: 'affiliated', name: 'Arden Mills Together' }).returning('id').execute()
const [agenda] = await db.insertInto('agendas').values({ slug: 'prosperity', title: 'Prosperity' }).returning('id').execute()
const [plank] = await db.insertInto('planks').values({ slug: 'homes', title: 'Homes', agenda_id: agenda?.id ?? 0, published_at: soon }).returning('id').execute()
const action = await db.selectFrom('actions').select('id').where('slug', '=', 'warm-homes').executeTakeFirstOrThrow()
const event = await happening({ title: 'Doors for homes', group_id: arden?.id ?? null, plank_id: plank?.id ?? null, action_id: action.id, ...at('03-02') }, soon)

test('an event stands on the pages of its group, its issue and its action, and leads back to them', async () => {
  for (const href of [site.group.href({ slug: 'arden-mills' }), site.plank.href({ slug: 'homes' }), site.action.href({ slug: 'warm-homes' })]) expect(await read(href)).toContain(site.event.href(event))
  const page = await read(site.event.href(event))
  for (const href of [site.group.href({ slug: 'arden-mills' }), site.plank.href({ slug: 'homes' }), site.action.href({ slug: 'warm-homes' })]) expect(page).toContain(`href="${href}"`)
})

test('the home page shows what is on, and nothing of it when nothing is', async () => {
  expect(await read(site.home.href())).toContain(site.event.href(event))
  await db.updateTable('events').set({ stage: 'draft' }).where('id', '=', event.id).execute()
  expect(await read(site.home.href())).not.toContain('What’s on</h2>')
  await db.updateTable('events').set({ stage: 'published' }).where('id', '=', event.id).execute()
  expect(await arranging.add(db, mira, 0, 'events')).toBe('twice')
})

test('an event in a text is shown alive, with its next time, and is gone when it is over', async () => {
  const { slug } = await db.updateTable('stories').set({ body: `<p>Come.</p><figure data-event="${event.slug}"></figure>` }).where('published_at', '<=', soon).returning('slug').executeTakeFirstOrThrow()
  expect(await read(site.story.href({ slug }))).toContain(`<a href="${site.event.href(event)}">Doors for homes</a>`)
  await db.updateTable('event_times').set({ ends_at: soon, begins_at: soon }).where('event_id', '=', event.id).execute()
  expect(await read(site.story.href({ slug }))).not.toContain('Doors for homes')
})
