import { describe, expect, test } from 'vitest'
import { search } from '#domain/people/duplicate-search.ts'
import { routes } from '#http/routes.ts'
import { db } from '../house.ts'
import { arrive } from '../office/colleagues.ts'
import { carry, expectAccessible, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { duplicates, retention } = routes.office

describe.skipIf(noBrowser)('the desk of duplicates', () => {
  test('two records are compared, merged, and are two again after undo', async () => {
    const person = { name: 'Ana Silva', emails: ['ana@arden.example'], locality: 'Arden' }
    await db.insertInto('people').values([{ ...person, street: '12 Elm Street' }, { ...person, name: 'Anna Silva', phones: ['+16175550101'] }]).execute()
    await search(db)
    const { headers } = await arrive('Ada', 'administrator')
    const page = await visit(origin, { viewport: { width: 390, height: 844 } })
    await carry(page, origin, headers.cookie)

    await page.goto(duplicates.href())
    await expectAccessible(page)
    await picture(page, 'duplicates-390')
    await page.getByRole('link', { name: 'Compare' }).click()
    await page.getByRole('heading', { name: 'Are these one person?' }).waitFor()
    await expectAccessible(page)
    await picture(page, 'duplicates-compare-390')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.getByLabel('Anna Silva').check()
    await page.getByRole('button', { name: 'Merge them' }).click()
    await page.getByText('are one now').waitFor()
    await expectAccessible(page)
    expect(await db.selectFrom('people').select(['name', 'phones']).execute()).toEqual([{ name: 'Anna Silva', phones: ['+16175550101'] }])
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await page.getByText('They are two again').waitFor()
    expect(await db.selectFrom('people').select('name').orderBy('id').execute()).toEqual([{ name: 'Ana Silva' }, { name: 'Anna Silva' }])
    await page.goto(retention.href())
    await expectAccessible(page)
    await leave(page)
  }, 120_000)
})
