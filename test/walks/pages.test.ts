import { describe, expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { asVisitor, app, form } from '../house.ts'
import { carry, expectAccessible, expectReadable, leave, noBrowser, openSite, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { site } = routes
const pages = {
  home: site.home.href(), actions: site.actions.href(), action: site.action.href({ slug: 'warm-homes' }), closed: site.action.href({ slug: 'long-gone' }),
  find: site.find.href(), legislators: site.legislators.href(), legislator: site.legislator.href({ slug: 'rosa-alvarez' }), ended: site.legislator.href({ slug: 'old-member' }),
  news: site.stories.href(), story: site.story.href({ slug: 'first-win' }), about: site.page.href({ slug: 'us' }), 'signed-up': site.signUps.href(), search: site.search.href({}, { q: 'year forty' }), 'search-none': site.search.href({}, { q: 'Alvares' }), missing: '/nowhere',
}
const asMember = { call: site.call.href({ slug: 'warm-homes', official: 'rosa-alvarez' }), thanks: site.thanks.href({ slug: 'warm-homes' }), 'my-legislators': site.find.href() }

describe.skipIf(noBrowser)('every public page', () => {
  test('has nothing to mend for axe and does not scroll sideways, on any screen, in either theme', async () => {
    const page = await visit(origin)
    const look = async (name: string, href: string) => {
      await page.goto(href)
      await expectReadable(page, name)
    }
    for (const [name, href] of Object.entries(pages)) await look(name, href)
    await page.goto(site.home.href())
    await expectAccessible(page)

    const found = await app.request(site.place.href(), form('POST', { door: 'town', town: 'Arden' }))
    const cookie = asVisitor(found).cookie ?? ''
    await carry(page, origin, cookie)
    for (const [name, href] of Object.entries(asMember)) await look(name, href)

    await page.context().clearCookies()
    await page.goto(site.find.href())
    await page.getByLabel('City or town').first().fill('Winnick')
    await page.getByRole('button', { name: 'Go by my town' }).click()
    await page.getByText('Where do you vote?').waitFor()
    await expectReadable(page, 'divided')
    await leave(page)
  }, 240_000)

  test('reflows at 320 px and at 200 % zoom', async () => {
    for (const width of [320, 640]) {
      const page = await visit(origin, { viewport: { width, height: 600 }, deviceScaleFactor: width === 640 ? 2 : 1 })
      for (const [name, href] of Object.entries(pages)) {
        await page.goto(href)
        expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width)
      }
      await leave(page)
    }
  })

  test('weighs at most 60 KB with styles, script and faces', async () => {
    const page = await visit(origin)
    const network = await page.context().newCDPSession(page)
    await network.send('Network.enable')
    let bytes = 0
    network.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength })
    for (const [name, href] of Object.entries(pages)) {
      await network.send('Network.clearBrowserCache')
      bytes = 0
      await page.goto(href, { waitUntil: 'networkidle' })
      expect(bytes, name).toBeLessThan(60 * 1024)
      expect(bytes, name).toBeGreaterThan(10 * 1024)
    }
    await leave(page)
  })
})
