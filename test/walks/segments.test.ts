import { describe, expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { db } from '../house.ts'
import { arrive } from '../office/colleagues.ts'
import { carry, expectAccessible, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { office } = routes
const arden = 'ocd-division/country:us/state:ma/place:arden'

describe.skipIf(noBrowser)('a segment', () => {
  test('is built, counted as it is built, saved and shown, with script', async () => {
    await db.insertInto('people').values([
      { name: 'Ana Driver', emails: ['ana@arden.example'], tags: ['driver'], place_id: arden, locality: 'Arden' },
      { name: 'Ben Driver', emails: ['ben@winnick.example'], tags: ['driver'] },
      { name: 'Cleo Host', emails: ['cleo@arden.example'], tags: ['host'], place_id: arden, locality: 'Arden' },
    ]).execute()
    const page = await atDesk({ viewport: { width: 1280, height: 900 } })
    await page.goto(office.segments.href())
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Build a segment' }).click()
    await page.getByText('3 people').waitFor()
    await page.getByRole('button', { name: 'And …', exact: true }).click()
    await page.getByLabel('Condition 1', { exact: true }).selectOption('has the tag')
    await page.getByLabel('Tag of condition 1').fill('driver')
    await page.getByLabel('Tag of condition 1').press('Tab')
    await page.getByText('2 people').waitFor()
    await page.getByRole('button', { name: 'And any of several …' }).click()
    await page.getByLabel('Condition 2.1', { exact: true }).selectOption('lives in')
    await page.getByLabel('Town of condition 2.1').selectOption('Arden')
    await page.getByText('1 person').waitFor()
    await picture(page, 'segment-1280-light')
    await expectAccessible(page)
    await page.getByLabel('Name', { exact: true }).fill('Drivers of Arden')
    await page.getByRole('button', { name: 'Save the segment' }).click()
    await page.getByText('Something is still to be chosen').first().waitFor()
    await page.getByRole('button', { name: 'Remove condition 2.2' }).click()
    await page.getByLabel('Condition 2.2', { exact: true }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Save the segment' }).click()
    await page.getByText('Saved.').waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    await picture(page, 'segment-390-light')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page, 'colours')
    await page.getByRole('link', { name: 'Show these people' }).click()
    await page.getByRole('link', { name: 'Ana Driver' }).waitFor()
    expect(await page.getByRole('link', { name: 'Ben Driver' }).count()).toBe(0)
    await leave(page)
  }, 90_000)

  test('is built without script', async () => {
    const page = await atDesk({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
    await page.goto(office.newSegment.href())
    await page.getByRole('button', { name: 'And …', exact: true }).click()
    await page.getByLabel('Condition 1', { exact: true }).selectOption('does not have the tag')
    await page.getByRole('button', { name: 'Count again' }).click()
    await page.getByLabel('Tag of condition 1').fill('driver')
    await page.getByRole('button', { name: 'Count again' }).click()
    await page.getByText('1 person').waitFor()
    await leave(page)
  }, 60_000)
})

async function atDesk(options: Parameters<typeof visit>[1]) {
  const { headers } = await arrive('Priya', 'organiser')
  const page = await visit(origin, options)
  await carry(page, origin, headers.cookie)
  return page
}
