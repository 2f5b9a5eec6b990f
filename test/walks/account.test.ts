import { describe, expect, test } from 'vitest'
import { openLimits } from '#http/limits.ts'
import { routes } from '#http/routes.ts'
import { house } from '../house.ts'
import { linksTo, workOnce } from '../office/colleagues.ts'
import { expectAccessible, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const { home, signIn, account, accountProfile, accountKept } = routes.site

describe.skipIf(noBrowser)('somebody with a page of their own', async () => {
  const origin = noBrowser ? '' : await openSite()

  for (const javaScriptEnabled of [true, false]) {
    test(`signs up, confirms, looks at all of it, leaves and comes back, with scripts ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
      Object.assign(house.limits, openLimits())
      const email = `walker-${javaScriptEnabled}@arden.example`
      const page = await visit(origin, { javaScriptEnabled, viewport: javaScriptEnabled ? { width: 1280, height: 900 } : { width: 390, height: 800 } })
      const look = async (name: string) => {
        await picture(page, `${name} ${javaScriptEnabled ? 'desk' : 'phone'}`)
        await page.locator('h1').first().waitFor()
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), name).toBe(true)
        if (javaScriptEnabled) await expectAccessible(page)
      }
      await page.goto(home.href())
      await page.getByLabel('E-mail').fill(email)
      await page.getByRole('textbox', { name: 'Town' }).fill('Arden')
      await page.getByLabel('Yes, send me the weekly letter').check()
      await page.getByRole('button', { name: 'Sign me up' }).click()
      await page.getByRole('heading', { name: 'Look at your mail.' }).waitFor()
      await workOnce()
      await page.goto(new URL((await linksTo(email))[0] ?? '').pathname)
      await look('confirm')
      await page.getByRole('button', { name: 'Yes, that was me' }).click()
      await page.getByRole('heading', { name: 'Thank you.' }).waitFor()
      await look('confirmed')
      await page.getByRole('button', { name: 'Open your account' }).click()
      await page.getByRole('heading', { name: 'Your account', level: 1 }).waitFor()
      await page.getByText('Rosa Alvarez').waitFor()
      await look('account')

      await page.getByRole('link', { name: 'Change this' }).click()
      await page.getByLabel('Telephone').waitFor()
      await look('profile')
      await page.getByLabel('Name').fill('Walt Walker')
      await page.getByLabel('Telephone').fill('617 555 0142')
      await page.getByRole('button', { name: 'Keep this' }).click()
      await page.getByRole('heading', { name: 'Hello, Walt Walker.' }).waitFor()

      await page.getByRole('button', { name: 'Switch off: The weekly letter by e-mail' }).click()
      await page.getByRole('button', { name: 'Switch on: The weekly letter by e-mail' }).waitFor()
      await page.goto(accountKept.href())
      await page.getByText('Walt Walker').first().waitFor()
      await look('kept')

      await page.goto(account.href())
      await page.getByRole('link', { name: 'Delete me' }).click()
      await page.getByRole('button', { name: 'Delete me in seven days' }).waitFor()
      await look('departure')
      await page.getByRole('button', { name: 'Delete me in seven days' }).click()
      await page.getByRole('button', { name: 'Stay after all' }).click()
      await page.getByText('Good that you stay.').waitFor()

      await page.getByRole('button', { name: 'Sign out', exact: true }).click()
      await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor()
      await page.goto(accountProfile.href())
      await page.getByLabel('Your e-mail address').fill(email)
      await look('sign-in')
      await page.getByRole('button', { name: 'Send me a link' }).click()
      await page.getByRole('heading', { name: 'Look at your mail' }).waitFor()
      await workOnce()
      await page.goto((await linksTo(email))[0] ?? signIn.href())
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.getByRole('heading', { name: 'About you' }).waitFor()
      await leave(page)
    }, 120_000)
  }
})
