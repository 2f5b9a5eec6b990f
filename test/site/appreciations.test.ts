import { beforeEach, expect, test } from 'vitest'
import { createApp } from '#app.tsx'
import * as appreciations from '#domain/content/appreciations.ts'
import { routes } from '#http/routes.ts'
import { app, db, form, house } from '../house.ts'
import { arrive } from '../office/colleagues.ts'

const { story, page, storyAppreciation, pageAppreciation } = routes.site
const first = { slug: 'first-win' }
const us = { slug: 'us' }
const like = (href: string, agent = 'Browser A') => {
  const { headers, ...init } = form('PUT', {})
  return app.request(href, { ...init, headers: { ...Object.fromEntries(new Headers(headers)), 'user-agent': agent } })
}
const counted = async () => (await appreciations.list(db)).map(({ kind, slug, number }) => `${kind} ${slug}: ${number}`)

beforeEach(async () => {
  await db.deleteFrom('appreciations').execute()
  await db.deleteFrom('appreciation_marks').execute()
})

test('a press under a story counts once for each browser, sets no cookie, and a second press changes nothing', async () => {
  const answer = await like(storyAppreciation.href(first))
  expect(answer.headers.get('location')).toBe(`${story.href(first)}#liked`)
  expect(answer.headers.get('set-cookie')).toBeNull()
  await like(storyAppreciation.href(first))
  expect(await counted()).toEqual(['story first-win: 1'])
  await like(storyAppreciation.href(first), 'Browser B')
  await like(pageAppreciation.href(us))
  expect(await counted()).toEqual(['story first-win: 2', 'page us: 1'])
})

test('looking at a page counts nothing and shows no number', async () => {
  for (const href of [story.href(first), page.href(us)]) {
    const looked = await app.request(href)
    expect(await looked.text()).toContain('Do you like this page?')
    expect(looked.headers.get('set-cookie')).toBeNull()
  }
  expect(await counted()).toEqual([])
})

test('what is not public cannot be liked', async () => {
  await db.insertInto('pages').values({ slug: 'for-members', title: 'For members', audience: 'members' }).execute()
  expect((await like(pageAppreciation.href({ slug: 'for-members' }))).status).toBe(404)
  expect((await like(storyAppreciation.href({ slug: 'nothing' }))).status).toBe(404)
})

test('whoever presses on and on is asked to wait', async () => {
  const strict = createApp({ ...house, limits: { spend: () => 'over' } })
  expect((await strict.request(storyAppreciation.href(first), form('PUT', {}))).headers.get('location')).toBe(`${story.href(first)}#liked-later`)
  expect(await counted()).toEqual([])
})

test('the marks of a day are gone the day after, and the count stays', async () => {
  await like(storyAppreciation.href(first))
  await appreciations.sweep(db)
  expect(await db.selectFrom('appreciation_marks').select('mark').execute()).toHaveLength(1)
  await db.updateTable('appreciation_marks').set({ due_on: '2026-01-01' }).execute()
  await appreciations.sweep(db)
  expect(await db.selectFrom('appreciation_marks').select('mark').execute()).toEqual([])
  expect(await counted()).toEqual(['story first-win: 1'])
})

test('editors see what was liked by month; whoever works for a group alone does not', async () => {
  const edda = await arrive('Edda', 'editor')
  await like(storyAppreciation.href(first))
  await db.insertInto('appreciations').values({ kind: 'story', subject_id: 99_999, month: '2026-01-01', number: 3 }).execute()
  const seen = await app.request(routes.office.appreciations.href(), { headers: edda.headers })
  expect(await seen.text()).toMatch(/href="\/news\/first-win">.*?<td data-label="Liked" class="num">1</s)
  const auditor = await arrive('Audrey', 'auditor')
  expect((await app.request(routes.office.appreciations.href(), { headers: auditor.headers })).status).toBe(403)
})
