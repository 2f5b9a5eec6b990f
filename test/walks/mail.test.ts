import { afterAll, describe, expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import * as letters from '#platform/letters.ts'
import { db, house, settings } from '../house.ts'
import { openNameServer } from '../name-server.ts'
import { arrive } from '../office/colleagues.ts'
import { carry, expectAccessible, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const server = await openNameServer({ 'tidewater.example': { TXT: ['v=spf1 mx ?all'], MX: ['10 mail.tidewater.example'] }, '_dmarc.tidewater.example': { TXT: ['v=DMARC1; p=quarantine; rua=mailto:a@tidewater.example'] } })
const set = { ...settings, DNS_SERVER: server.address, MAIL_FROM: 'hello@tidewater.example', DKIM_SELECTOR: 'commonweal', SMTP_URL: 'smtps://mail.tidewater.example:465' }
const origin = noBrowser ? '' : await openSite({ ...house, settings: set })
const { office } = routes
afterAll(() => server.close())

describe.skipIf(noBrowser)('an administrator looks after letters', () => {
  test('she has the domain checked, copies what to publish, and sends a letter again that was lost', async () => {
    const ada = await arrive('Ada', 'administrator')
    const page = await visit(origin, { viewport: { width: 1280, height: 900 } })
    await carry(page, origin, ada.headers.cookie)
    await page.goto(office.letters.href())
    await page.getByRole('link', { name: 'How letters leave' }).click()
    await page.getByRole('button', { name: 'Check now' }).click()
    await page.getByText('Could be better').waitFor()
    expect(await page.locator('.badge--right').count()).toBe(2)
    expect(await page.locator('.badge--wrong').count()).toBe(1)
    await page.getByText('commonweal._domainkey.tidewater.example', { exact: true }).first().click()
    expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('commonweal._domainkey.tidewater.example')
    await expectAccessible(page)
    await picture(page, 'letters-checked')
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await picture(page, 'letters-checked-phone')
    await expectAccessible(page, 'colours')
    await page.getByRole('button', { name: 'Send a test letter to myself' }).click()
    await page.getByText(`A test letter to ${ada.email} is on its way.`).waitFor()

    await letters.write(db, { kind: 'note', recipient: 'ana@brook.example', subject: 'The dues', body: 'Dear Ana' })
    const { id } = await db.updateTable('letters').set({ status: 'unknown' }).where('subject', '=', 'The dues').returning('id').executeTakeFirstOrThrow()
    await page.goto(office.letter.href({ id }))
    await page.getByRole('button', { name: 'Send it again' }).click()
    await picture(page, 'letter-again')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Send it again, though it may arrive twice' }).click()
    await page.getByText('Waiting').waitFor()
    expect((await letters.find(db, id))?.status).toBe('queued')
    await leave(page)
  })
})
