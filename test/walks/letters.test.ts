import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Block } from '#domain/newsletter/blocks.ts'
import * as leaving from '#domain/newsletter/leaving.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import { routes } from '#http/routes.ts'
import { db } from '../house.ts'
import { event, priya, somebody } from '../domain/newsletter/world.ts'
import { arrive } from '../office/colleagues.ts'
import { carry, expectReadable, leave, noBrowser, openSite, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { office, site } = routes
const name = '0a1b2c3d4e5f'

/** A letter that is out, and one before it. */
async function out(): Promise<number> {
  const coming = await event({ title: 'Hearing on warm homes', inDays: 4, kind: 'hearing' })
  const closed = await db.selectFrom('actions').select('id').where('slug', '=', 'long-gone').executeTakeFirstOrThrow()
  const blocks: Block[] = [
    { id: 't1', only: null, kind: 'text', html: '<p>It was a <strong>good week</strong>: <a href="/news/first-win">a first win</a>, and two more towns.</p><ul><li>Bring a chair</li><li>Bring a friend</li></ul><blockquote>We all live here.</blockquote>' },
    { id: 'h1', only: null, kind: 'heading', words: 'To do now' }, { id: 'a1', only: null, kind: 'action', action: 1 }, { id: 'a2', only: null, kind: 'action', action: closed.id }, { id: 'e1', only: null, kind: 'event', event: coming },
    { id: 'n1', only: null, kind: 'near', words: 'What is on near you' }, { id: 'h2', only: null, kind: 'heading', words: 'News' }, { id: 's1', only: null, kind: 'story', story: 1 },
    { id: 'b1', only: null, kind: 'button', words: 'Read the news', href: '/news' }, { id: 'l1', only: null, kind: 'legislators', words: 'Your legislators' },
  ]
  const drafted = { kind: 'digest', audience: 'everybody on the newsletter’s list', list: 'newsletter', sender_name: 'Tidewater Neighbors', preview: 'Warm homes, and a supper', blocks } as const
  for (const subject of ['A quiet week', 'This week in the harbor']) await mailings.draft(db, priya, { ...drafted, subject, blocks: [...blocks] })
  await sql`update mailings set stage = 'gone', leaves_at = now(), begun_at = now() - 10 * interval '1 day' + id * interval '1 hour'`.execute(db)
  const { id } = await db.selectFrom('mailings').select('id').where('subject', 'like', 'This week%').orderBy('id', 'desc').executeTakeFirstOrThrow()
  await leaving.layoutOf(db, { id }, () => Promise.resolve({ html: '', plain: '', links: [{ name, href: `${origin}/news/first-win` }] }))
  return id
}

describe.skipIf(noBrowser)('letters that everybody may read', () => {
  test('are found from any page, read in any light and width, and their links lead on, also without JavaScript', async () => {
    const id = await out()
    const page = await visit(origin)
    await page.goto(site.newsletter.href())
    await expectReadable(page, 'letters')
    await page.goto(site.newsletterLetter.href({ id }))
    await expectReadable(page, 'letter-in-public')
    await page.goto(site.letterLink.href({ id, name: 'ffffffffffff' }))
    await expectReadable(page, 'letter-link-gone')
    await page.getByRole('link', { name: 'Read “This week in the harbor” here' }).click()
    await page.getByRole('heading', { name: 'This week in the harbor' }).waitFor()
    await leave(page)

    const plain = await visit(origin, { javaScriptEnabled: false })
    await plain.goto(site.actions.href())
    await plain.getByRole('link', { name: 'Letters', exact: true }).click()
    await plain.getByRole('link', { name: 'This week in the harbor' }).click()
    await plain.getByRole('heading', { name: 'To do now' }).waitFor()
    expect(await plain.getByText('This action is closed').count()).toBe(1)
    await plain.getByRole('link', { name: 'a first win', exact: true }).first().click()
    await plain.waitForURL('**/news/first-win')
    await plain.goto(site.letterLink.href({ id, name }))
    await plain.waitForURL('**/news/first-win')
    expect(await db.selectFrom('mailing_links').select('follows').where('mailing_id', '=', id).execute()).toEqual([{ follows: 1 }])
    await leave(plain)
  }, 120_000)

  test('how one went reads well in the office', async () => {
    const id = await out()
    await db.updateTable('mailings').set({ other_subject: 'What the harbor does this week', trial_hours: 4, decides_at: sql`begun_at + interval '5 hours'`, chosen: 1, gone_at: sql`begun_at + interval '6 hours'` }).where('id', '=', id).execute()
    for (let at = 0; at < 12; at += 1) {
      const person = await somebody({ name: `Reader ${at}` })
      await db.insertInto('deliveries').values({ mailing_id: id, person_id: person, state: at === 11 ? 'refused' : 'sent', arm: at % 2 === 0 ? 0 : 1, settled_at: sql`(select begun_at from mailings where id = ${id})` }).execute()
      if (at % 3 === 0) await db.insertInto('deeds').values({ person_id: person, kind: 'reported', subject: 'action', subject_id: 1, act: crypto.randomUUID(), occurred_at: sql`(select begun_at from mailings where id = ${id}) + interval '2 hours'` }).execute()
    }
    const desk = await visit(origin)
    await carry(desk, origin, (await arrive('Priya', 'organiser')).headers.cookie)
    await desk.goto(office.mailingSending.href({ id }))
    await desk.getByRole('heading', { name: 'How it went' }).waitFor()
    await expectReadable(desk, 'letter-outcomes')
    await desk.goto(office.newsletter.href())
    await expectReadable(desk, 'office-letters')
    await desk.goto(office.mailing.href({ id }))
    await expectReadable(desk, 'letter-archiving')
    await leave(desk)
  }, 120_000)
})
