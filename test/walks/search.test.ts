import { describe, expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { db } from '../house.ts'
import { expectAccessible, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
await db.insertInto('pages').values(Array.from({ length: 24 }, (_one, at) => ({ slug: `bridge-${at}`, title: `Bridge ${at + 1}`, lede: 'What we ask for the bridge.', plain: 'The bridge needs a rail.' }))).execute()
await db.insertInto('stories').values({ slug: 'bridge', title: 'The bridge is mended', lede: 'It took two summers.', plain: 'Every bridge can be.', author: 'Noor', published_at: new Date('2026-05-01') }).execute()

describe.skipIf(noBrowser)('looking for something', () => {
  test.each([true, false])('goes by keyboard alone, with scripts: %s', async (javaScriptEnabled) => {
    const page = await visit(origin, { javaScriptEnabled, viewport: { width: 390, height: 844 } })
    await page.goto(routes.site.home.href())
    await page.getByRole('searchbox', { name: 'Search this site' }).focus()
    await page.keyboard.type('bridg')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '25 pages with “bridg”' }).waitFor()
    await picture(page, 'found-390')
    if (javaScriptEnabled) await expectAccessible(page)
    await page.getByRole('link', { name: 'Next' }).press('Enter')
    await page.getByText('21 to 25 of 25').waitFor()
    await page.getByRole('link', { name: 'News 1' }).press('Enter')
    await page.getByRole('link', { name: 'The bridge is mended' }).press('Enter')
    expect(new URL(page.url()).pathname).toBe('/news/bridge')
    await leave(page)
  })
})
