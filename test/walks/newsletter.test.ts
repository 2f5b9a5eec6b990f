import { describe, expect, test } from 'vitest'
import type { Block } from '#domain/newsletter/blocks.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import { routes } from '#http/routes.ts'
import { db } from '../house.ts'
import { event, harbor, priya, somebody } from '../domain/newsletter/world.ts'
import { arrive } from '../office/colleagues.ts'
import { carry, expectAccessible, expectReadable, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { office } = routes
const everybody = { kind: 'letter', audience: 'everybody on the newsletter’s list', list: 'newsletter', sender_name: 'Tidewater Neighbors', subject: 'This week in the harbor', preview: 'Warm homes, and a supper' } as const

async function written(): Promise<mailings.Mailing> {
  const sent_by = priya.id
  const { id: shown } = await db.insertInto('pictures').values({ hash: 'd'.repeat(32), width: 1600, height: 900, bytes: 1, alt: 'Neighbors in the library', credit: 'Noor Halvorsen', sent_by, sender: 'Priya', shelved: true }).returning('id').executeTakeFirstOrThrow()
  const hearing = await event({ title: 'Hearing on warm homes', inDays: 4, kind: 'hearing' })
  const blocks: Block[] = [
    { id: 't1', only: null, kind: 'text', html: '<p>It was a <strong>good week</strong>: <a href="/news/first-win">a first win</a>, and two more towns.</p><ul><li>Bring a chair</li><li>Bring a friend</li></ul><blockquote>We all live here.</blockquote>' },
    { id: 'h1', only: null, kind: 'heading', words: 'To do now' }, { id: 'a1', only: null, kind: 'action', action: 1 },
    { id: 'e1', only: null, kind: 'event', event: hearing }, { id: 'n1', only: null, kind: 'near', words: 'What is on near you' },
    { id: 'h2', only: null, kind: 'heading', words: 'News' }, { id: 's1', only: null, kind: 'story', story: 1 }, { id: 'p1', only: null, kind: 'picture', picture: shown, href: '/news' },
    { id: 'b1', only: null, kind: 'button', words: 'Read the news', href: '/news' }, { id: 'l1', only: null, kind: 'legislators', words: 'Your legislators' },
  ]
  return mailings.draft(db, priya, { ...everybody, blocks })
}

describe.skipIf(noBrowser)('a letter to many', () => {
  test('reads well in any light and width, and its pages have nothing to mend', async () => {
    const page = await visit(origin)
    await carry(page, origin, (await arrive('Priya', 'organiser')).headers.cookie)
    const ana = await somebody({ name: 'Ana Reed', town: 'arden', districts: [harbor.first, harbor.hills] })
    await event({ title: 'Supper in Arden', inDays: 2, town: 'arden' })
    const mailing = await written()
    for (const [name, href] of Object.entries({
      newsletter: office.newsletter.href(), mailing: office.mailing.href(mailing), 'mailing-preview': office.mailingPreview.href(mailing, { as: ana, width: 'desktop', name: 'reed' }),
    })) {
      await page.goto(href)
      await expectReadable(page, name)
    }
    for (const kind of ['text', 'picture']) {
      await page.goto(office.newMailingBlock.href(mailing, { kind }))
      await expectAccessible(page)
    }
    const reading = await page.context().newPage()
    for (const scheme of ['light', 'dark'] as const) {
      const letter = await page.request.get(office.mailingPreviewLetter.href(mailing, { as: ana, scheme }))
      await reading.setContent(await letter.text())
      for (const width of [375, 760]) {
        await reading.setViewportSize({ width, height: 900 })
        await picture(reading, `letter-${width}-${scheme}`)
        expect(await reading.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      }
      await expectAccessible(reading, scheme === 'light' ? 'a letter' : 'colours')
    }
    await leave(page)
  }, 120_000)

  test('is drafted by a press, rearranged, and looked at as three neighbors get it, on a phone and in the dark', async () => {
    const page = await visit(origin, { viewport: { width: 1280, height: 1600 } })
    await carry(page, origin, (await arrive('Priya', 'organiser')).headers.cookie)
    await event({ title: 'Potluck in Winnick', inDays: 3, town: 'winnick' })
    await event({ title: 'Choir of Port Quill', inDays: 1, town: 'quill' })
    await somebody({ name: 'Bea Arden', town: 'arden', districts: [harbor.first, harbor.hills] })
    await somebody({ name: 'Wim Winnick', town: 'winnick', districts: [harbor.second, harbor.hills] })
    await somebody({ name: 'Pia Quill', town: 'quill', districts: [harbor.third, harbor.hills] })

    await page.goto(office.newsletter.href())
    await page.getByRole('button', { name: 'Draft this week’s letter' }).click()
    await page.getByText('drafted from what is new').waitFor()
    await page.getByRole('button', { name: /^Up ?: What is on near you/ }).click()
    await page.getByText('Moved.').waitFor()
    await page.getByRole('link', { name: /^Add ?: Text/ }).click()
    await page.locator('trix-editor').pressSequentially('See you on Tuesday')
    await page.getByRole('button', { name: 'Put it in the letter' }).click()
    await page.getByText('It stands at the end.').waitFor()
    const lines = page.locator('.home-blocks > li')
    await page.locator('strong', { hasText: 'See you on Tuesday' }).dragTo(page.locator('strong', { hasText: 'To do now' }), { targetPosition: { x: 5, y: 2 } })
    await page.getByText('Moved.').waitFor()
    expect(await lines.first().textContent()).toContain('See you on Tuesday')

    const seen = async (name: string) => {
      await page.getByLabel('See it as').fill(name)
      await page.getByRole('button', { name: 'Find them' }).click()
      await page.getByRole('link', { name, exact: true }).click()
      await page.getByRole('heading', { name: `As ${name} gets it` }).waitFor()
      return page.frameLocator('iframe').locator('body').innerText()
    }
    await page.getByRole('link', { name: 'Preview' }).click()
    const [bea, wim, pia] = [await seen('Bea Arden'), await seen('Wim Winnick'), await seen('Pia Quill')]
    expect(bea).toMatch(/Hello Bea,\s+See you on Tuesday[^]*Keep every home warm[^]*Rep\. Rosa Alvarez[^]*617-555-0142/)
    expect(wim).toMatch(/Hello Wim,[^]*Keep every home warm[^]*Rep\. Ben Cruz[^]*Sen\. Sam Okafor/)
    expect(pia).toMatch(/Hello Pia,[^]*Choir of Port Quill[^]*Sen\. Sam Okafor/)
    expect(pia).not.toMatch(/Keep every home warm|Rosa Alvarez/)
    expect([bea.includes('Potluck in Winnick'), bea.includes('Choir of Port Quill')]).toEqual([true, false])

    await page.getByRole('link', { name: 'Dark' }).click()
    const sheet = page.frameLocator('iframe').locator('.sheet')
    await expect.poll(() => sheet.evaluate((element) => getComputedStyle(element).backgroundColor)).toMatch(/rgb\((\d\d?), /)
    expect(await page.locator('iframe').evaluate((element) => element.clientWidth)).toBe(375)
    await page.getByRole('link', { name: 'Plain text' }).click()
    await expect.poll(() => page.frameLocator('iframe').locator('body').innerText()).toMatch(/Hello Pia,[^]*Choir of Port Quill/)
    await picture(page, 'letter-plain')
    await leave(page)
  }, 120_000)

  test('is undone by one press, without script as with it, and not by whoever saw another letter', async () => {
    const { headers } = await arrive('Priya', 'organiser')
    const mailing = await written()
    for (const javaScriptEnabled of [false, true]) {
      const page = await visit(origin, { javaScriptEnabled, viewport: { width: 390, height: 844 } })
      await carry(page, origin, headers.cookie)
      await page.goto(office.mailing.href(mailing))
      const lines = page.locator('.home-blocks strong')
      const before = await lines.allTextContents()
      await page.getByRole('button', { name: /^Remove ?: Hearing on warm homes/ }).click()
      await page.getByText('Priya removed “Hearing on warm homes”').waitFor()
      expect(await lines.count()).toBe(before.length - 1)
      const other = await page.context().newPage()
      await other.goto(office.mailing.href(mailing))
      await page.getByRole('textbox', { name: 'Subject', exact: true }).fill(javaScriptEnabled ? 'Another' : 'Other')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Priya changed the subject').waitFor()
      await other.getByRole('button', { name: 'Undo that' }).click()
      await other.getByText('Somebody changed the letter meanwhile').waitFor()
      await page.getByRole('button', { name: 'Undo that' }).click()
      await page.getByText('Undone. The letter stands as it did before.').waitFor()
      expect(await page.getByRole('textbox', { name: 'Subject', exact: true }).inputValue()).toBe(mailing.subject)
      if (javaScriptEnabled) await expectReadable(page, 'mailing-undo')
      await page.getByRole('button', { name: 'Undo that' }).click()
      await expect.poll(() => lines.allTextContents()).toEqual(before)
      await leave(page)
    }
  }, 90_000)
})
