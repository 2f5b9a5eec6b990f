import type { Page } from 'playwright-core'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as deliveries from '#domain/newsletter/deliveries.ts'
import { routes } from '#http/routes.ts'
import { openBulkMailer } from '#platform/bulk-mailer.ts'
import * as queue from '#platform/queue.ts'
import { event, harbor, somebody } from '../domain/newsletter/world.ts'
import { db, settings } from '../house.ts'
import { arrive, cookiesOf, workOnce } from '../office/colleagues.ts'
import { openSink } from '../smtp-sink.ts'
import { carry, expectReadable, leave, noBrowser, openSite, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const sink = await openSink()
const way = { ...settings, SMTP_URL: sink.url, PUBLIC_URL: origin }
const { office, site } = routes
const idIn = (page: Page) => Number(/newsletter\/(\d+)/.exec(page.url())?.[1])
const people = { ana: 0, bo: 0, cy: 0 }
afterAll(() => sink.close())

beforeAll(async () => {
  people.ana = await somebody({ name: 'Ana Reed', town: 'arden', districts: [harbor.first, harbor.hills] })
  people.bo = await somebody({ name: 'Bo Hill', town: 'winnick', districts: [harbor.second, harbor.hills] })
  people.cy = await somebody({ name: 'Cy Lane', town: 'quill', districts: [harbor.third] })
  for (let at = 0; at < 47; at++) await somebody({ name: `Reader ${at}` })
  await event({ title: 'Supper in Arden', inDays: 2, town: 'arden' })
  await event({ title: 'Winnick potluck', inDays: 3, town: 'winnick' })
  await event({ title: 'Hearing on warm homes', inDays: 4, kind: 'hearing' })
})

async function asOrganizer() {
  const page = await visit(origin)
  await carry(page, origin, (await arrive('Priya', 'organiser')).headers.cookie)
  return page
}
const heading = (page: Page, name: RegExp | string) => page.getByRole('heading', { name, level: 1 }).waitFor()
const press = (page: Page, name: RegExp | string) => page.getByRole('button', { name }).click()

/** The five minutes pass, and the worker does what is due. */
async function minutesPass() {
  await sql`update mailings set leaves_at = now() where stage = 'waiting'`.execute(db)
  await queue.leave(db, 'send-mailings', {}, { key: 'send-mailings' })
  await workOnce(undefined, { settings: way, bulk: openBulkMailer(way) })
}

describe.skipIf(noBrowser)('a letter to many', () => {
  test('the week’s digest drafts itself, is read as three people of different towns, goes to fifty, and a mail program ends it for one', async () => {
    const page = await asOrganizer()
    await page.goto(office.newsletter.href())
    await press(page, 'Draft this week’s letter')
    await page.waitForURL(/newsletter\/\d+/)
    const id = idIn(page)
    await page.getByText('nothing leaves by itself').waitFor()
    const titles = () => page.locator('.home-blocks > li strong').allTextContents()
    const before = await titles()
    await page.locator('.home-blocks > li').nth(1).getByRole('button', { name: /^Up|up/ }).first().click()
    await page.getByText('Moved.').waitFor()
    expect(await titles()).not.toEqual(before)

    const letters: string[] = []
    for (const person of Object.values(people)) {
      await page.goto(office.mailingPreview.href({ id }, { as: person, width: 'phone', scheme: 'dark' }))
      letters.push(await page.frameLocator('iframe').locator('body').innerText())
    }
    const [ana = '', bo = '', cy = ''] = letters
    expect([ana, bo, cy].map((text) => /Dear (\w+)|Hello (\w+)|(Ana|Bo|Cy)/.exec(text)?.[0] !== undefined)).toEqual([true, true, true])
    expect(ana).toContain('Supper in Arden')
    expect(new Set(letters).size).toBe(3)

    await page.goto(office.mailing.href({ id }))
    await page.getByRole('link', { name: 'Send it' }).click()
    await heading(page, /^Send “/)
    await expectReadable(page, 'sending')
    await page.getByLabel('How many people get it').fill('49')
    await press(page, 'Send to 50 people')
    await page.getByText('That is not how many they are').first().waitFor()
    await page.getByLabel('How many people get it').fill('50')
    await press(page, 'Send to 50 people')
    await page.getByRole('heading', { name: 'Waiting to leave' }).waitFor()
    await press(page, 'Take it back')
    await page.getByText('It is a draft again').waitFor()
    await page.getByLabel('How many people get it').fill('50')
    await press(page, 'Send to 50 people')
    await page.getByRole('heading', { name: 'Waiting to leave' }).waitFor()
    await minutesPass()
    await page.goto(office.mailingSending.href({ id }))
    await page.getByText('50 of 50 people have it').waitFor()
    await expectReadable(page, 'sent')
    expect(new Set(sink.received.flatMap(({ to }) => to)).size).toBe(50)

    const head = sink.received.find(({ to }) => to[0] === 'ana.reed@people.example')?.raw.toString('latin1').replace(/\r\n[ \t]+/g, ' ') ?? ''
    const wayOut = /^List-Unsubscribe: <(.*?)>/m.exec(head)?.[1] ?? ''
    expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
    expect((await fetch(wayOut, { method: 'POST', body: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status).toBe(200)
    const { given } = await db.selectFrom('consent_standings').select('given').where('person_id', '=', people.ana).where('list', '=', 'newsletter').executeTakeFirstOrThrow()
    expect(given).toBe(false)

    const visitor = await visit(origin, { javaScriptEnabled: false })
    await visitor.goto(site.newsletter.href())
    await visitor.getByRole('main').getByRole('link', { name: 'Keep every home warm' }).first().click()
    await heading(visitor, 'Keep every home warm')
    expect(await visitor.getByRole('main').innerText()).not.toMatch(/Ana|Reed|Alvarez|Supper in Arden/)
    await leave(visitor)
    await leave(page)
  }, 120_000)

  test('an alert is made from its action in a minute, for the constituents of those whom it addresses', async () => {
    const page = await asOrganizer()
    await page.goto(office.action.href({ id: 1 }))
    await page.getByRole('link', { name: 'Write to its constituents' }).click()
    await heading(page, /^Write about/)
    await press(page, 'Begin the letter')
    await page.waitForURL(/office\/newsletter\/\d+/)
    const id = idIn(page)
    await page.getByRole('link', { name: 'Send it' }).click()
    await heading(page, /^Send “/)
    const constituents = await page.locator('.recipients strong').textContent()
    expect(Number(constituents)).toBeGreaterThan(0)
    expect(Number(constituents)).toBeLessThan(50)
    await page.getByLabel('How many people get it').fill(constituents ?? '')
    await press(page, /^Send to/)
    await page.getByRole('heading', { name: 'Waiting to leave' }).waitFor()
    sink.received.length = 0
    await minutesPass()
    expect(sink.received.map(({ to }) => to[0])).not.toContain('ana.reed@people.example')
    expect(sink.received).toHaveLength(Number(constituents))
    expect(await deliveries.counts(db, { id })).toMatchObject({ sent: Number(constituents) })
    await leave(page)
  }, 60_000)

  test('while it leaves it is paused, goes on, and is ended; the page says how it stands, without scripts too', async () => {
    const cookies = (await arrive('Priya', 'organiser')).headers.cookie
    const page = await visit(origin, { javaScriptEnabled: false })
    await carry(page, origin, cookies)
    await page.goto(office.newsletter.href())
    await page.getByLabel('Subject').fill('A chair short')
    await press(page, 'Begin the letter')
    await page.getByRole('link', { name: /^Add ?: Near/ }).click()
    await press(page, 'Put it in the letter')
    await page.getByRole('link', { name: 'Send it' }).click()
    const all = await page.locator('.recipients strong').textContent() ?? ''
    await page.getByLabel('How many people get it').fill(all)
    await press(page, `Send to ${all} people`)
    await page.getByRole('button', { name: 'Take it back' }).waitFor()
    const id = idIn(page)
    await sql`update mailings set stage = 'leaving', begun_at = now() where id = ${id}`.execute(db)
    await page.reload()
    await press(page, 'Pause it')
    await page.getByText('It is paused').waitFor()
    sink.received.length = 0
    await minutesPass()
    expect(sink.received).toHaveLength(0)
    await press(page, 'Go on')
    await page.getByText('It goes on.').waitFor()
    await press(page, 'Pause it')
    await press(page, 'End it for good')
    await page.getByRole('button', { name: 'End it', exact: true }).click()
    await page.getByRole('heading', { name: 'Ended before everybody had it' }).waitFor()
    expect(await deliveries.counts(db, { id })).toMatchObject({ sent: 0, skipped: Number(all) })
    await leave(page)
  }, 60_000)

  test('a lead writes to their own members, and cannot write to, or look at, anybody else’s letters', async () => {
    const group = async (name: string) => (await db.insertInto('groups').values({ slug: name.toLowerCase(), name: `${name} Neighbors`, kind: 'chapter', status: 'affiliated' }).returning('id').executeTakeFirstOrThrow()).id
    const [mine, theirs] = [await group('Brook'), await group('Pond')]
    const lead = await somebody({ name: 'Lee Brook' })
    await db.insertInto('group_members').values({ group_id: mine, person_id: lead, role: 'lead' }).execute()
    await db.insertInto('users').values({ id: crypto.randomUUID(), name: 'Lee Brook', email: 'lee.brook@people.example', person_id: lead }).execute()
    for (const [name, at] of [['Mia', mine], ['Max', mine], ['Zed', theirs]] as const) {
      const id = await somebody({ name: `${name} Member`, list: `group:${at}` })
      await db.insertInto('group_members').values({ group_id: at, person_id: id }).execute()
    }
    const page = await visit(origin)
    await carry(page, origin, (await cookiesOf('lee.brook@people.example')).cookie)
    await page.goto(office.groupMailings.href({ id: mine }))
    await page.getByLabel('Subject').fill('Chairs for Tuesday')
    await press(page, 'Begin the letter')
    await page.getByRole('link', { name: /^Add ?: Near/ }).click()
    await press(page, 'Put it in the letter')
    await page.getByRole('link', { name: 'Send it' }).click()
    await heading(page, 'Send “Chairs for Tuesday”')
    expect(await page.locator('.recipients').textContent()).toBe('2 people')
    await page.getByText('It is for the members of Brook Neighbors').waitFor()
    await press(page, 'Send to 2 people')
    await page.getByRole('heading', { name: 'Waiting to leave' }).waitFor()
    sink.received.length = 0
    await minutesPass()
    expect(sink.received.flatMap(({ to }) => to).toSorted()).toEqual(['max.member@people.example', 'mia.member@people.example'])
    expect((await page.goto(office.groupMailings.href({ id: theirs })))?.status()).toBeGreaterThanOrEqual(403)
    const whole = await db.selectFrom('mailings').select('id').where('group_id', 'is', null).executeTakeFirstOrThrow()
    expect((await page.goto(office.mailingSending.href(whole)))?.status()).toBe(404)
    await page.goto(office.newsletter.href())
    expect(await page.getByLabel('To', { exact: true }).locator('option').allTextContents()).toEqual(['The members of Brook Neighbors'])
    await leave(page)
  }, 60_000)
})
