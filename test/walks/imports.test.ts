import { describe, expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { db } from '../house.ts'
import { arrive, workOnce } from '../office/colleagues.ts'
import { carry, expectAccessible, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { office } = routes
const table = 'First name,Last name,Email,Phone,Town,Notes\nIsa,Lund,isa@lund.example,617 555 0142,Arden,came twice\nJo,Lund,not an address,,,\n'
const people = () => db.selectFrom('people').select('name').where('family_name', '=', 'Lund').execute()

describe.skipIf(noBrowser)('a file of people', () => {
  test('is sent, mapped, looked at, taken in and taken back', async () => {
    const olga = await arrive('Olga', 'organiser')
    const page = await visit(origin, { viewport: { width: 1280, height: 900 } })
    await carry(page, origin, olga.headers.cookie)
    await page.goto(office.imports.href())
    await expectAccessible(page)
    await picture(page, 'imports-1280')
    await page.getByLabel('A file of people').setInputFiles({ name: 'sign-in sheet.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
    await page.getByRole('button', { name: 'Send the file' }).click()

    await page.getByRole('heading', { name: 'sign-in sheet.csv' }).waitFor()
    await expectAccessible(page)
    await picture(page, 'import-mapping-1280')
    expect(await page.getByLabel('Email', { exact: true }).inputValue()).toBe('emails')
    await page.getByLabel('Tag everybody in the file').fill('from paper')
    await page.getByRole('button', { name: 'See what would change' }).click()

    await page.getByText('All 2 rows of the file were looked at').waitFor()
    await expectAccessible(page)
    await picture(page, 'import-preview-1280')
    expect(await people()).toEqual([])
    await page.getByRole('button', { name: 'Take the file in' }).click()
    await page.getByRole('heading', { name: 'Taking it in' }).waitFor()
    await workOnce()
    await page.getByText('1 person added, 0 changed').waitFor()
    await expectAccessible(page)
    await picture(page, 'import-done-1280')
    expect(await people()).toEqual([{ name: 'Isa Lund' }])

    await page.setViewportSize({ width: 390, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await picture(page, 'import-done-390')
    await page.getByRole('button', { name: 'Take it back' }).first().click()
    await page.getByText('People it brought in are removed').waitFor()
    await page.locator('#undo').getByRole('button', { name: 'Take it back' }).click()
    await page.getByRole('heading', { name: 'Taking it back' }).waitFor()
    await workOnce()
    await page.getByText('Taken back: 1 person removed').waitFor()
    expect(await people()).toEqual([])
    await leave(page)
  })
})
