import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { confirm } from '../confirming.ts'
import { db } from '../house.ts'
import { leave, noBrowser, openSite, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const phone = { viewport: { width: 360, height: 740 } }

describe.skipIf(noBrowser)('a visitor', () => {
  for (const javaScriptEnabled of [true, false]) {
    test(`finds their representative, calls, tells, and signs, with scripts ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
      const page = await visit(origin, { ...phone, javaScriptEnabled })
      await page.goto(routes.site.home.href())
      await page.getByRole('link', { name: /Call my representative/ }).first().click()
      await expect.poll(() => page.url()).toContain('/actions/warm-homes')

      await page.getByLabel('City or town').first().fill('Winnick')
      await page.getByRole('button', { name: 'Go by my town' }).click()
      await page.getByLabel(/Ward 2; ward 1, precinct 2/).check()
      await page.getByRole('button', { name: 'That’s me' }).click()

      await page.getByRole('heading', { name: 'Rep. Ben Cruz' }).waitFor()
      expect(await page.getByRole('link', { name: /Call 617-555-0122/ }).getAttribute('href')).toBe('tel:+16175550122')
      await page.getByLabel('Spoke to staff').check()
      await page.getByLabel('Leans for').check()
      await page.getByLabel(/Anything worth passing on/).fill('A kind young man.')
      await page.getByRole('button', { name: 'Save, and done' }).click()

      await page.getByRole('heading', { name: /They heard Winnick/ }).waitFor()
      const email = `walker-${javaScriptEnabled}@example.org`
      await page.getByLabel('Name').fill('Walt Walker')
      await page.getByLabel('E-mail').fill(email)
      await page.getByRole('button', { name: 'Put my name to it' }).click()
      await page.getByRole('heading', { name: 'Look at your mail' }).waitFor()
      await confirm(email)

      const told = await db.selectFrom('reports').innerJoin('people', 'people.id', 'reports.person_id').select(['outcome', 'stance', 'note']).where('emails', '@>', sql<string[]>`array[${email}]`).execute()
      expect(told).toEqual([{ outcome: 'spoke-staff', stance: 'leans-for', note: 'A kind young man.' }])
      await page.getByRole('button', { name: 'Forget this' }).click()
      expect(await page.getByText('Forget this').count()).toBe(0)
      await leave(page)
    })
  }

  test('skips one and goes back to another, by keyboard alone', async () => {
    const page = await visit(origin, phone)
    await page.goto(routes.site.action.href({ slug: 'both-chambers' }))
    await page.getByLabel('City or town').first().focus()
    await page.keyboard.type('Arden')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 2, name: /Rep\. Rosa Alvarez|Sen\. Sam Okafor/ }).waitFor()
    const first = await page.getByRole('heading', { level: 2 }).first().textContent()
    await page.getByRole('button', { name: 'Skip' }).press('Enter')
    await expect.poll(() => page.getByRole('heading', { level: 2 }).first().textContent()).not.toBe(first)
    await page.getByRole('list', { name: 'Your round' }).getByRole('link').first().press('Enter')
    await expect.poll(() => page.getByRole('heading', { level: 2 }).first().textContent()).toBe(first)
    await leave(page)
  })

  test('uses where they are when the browser says so', async () => {
    const page = await visit(origin, { ...phone, geolocation: { latitude: 42.35, longitude: -71.15 }, permissions: ['geolocation'] })
    await page.goto(routes.site.find.href())
    await page.getByText('Where I am now').click()
    await page.getByRole('button', { name: 'Use my location' }).click()
    await page.getByRole('link', { name: 'Rep. Rosa Alvarez' }).waitFor()
    expect(page.url()).toBe(`${origin}/find`)
    await leave(page)
  })

  test('at a district line is asked, not guessed', async () => {
    const page = await visit(origin, { ...phone, geolocation: { latitude: 42.35, longitude: -71.05 }, permissions: ['geolocation'] })
    await page.goto(routes.site.find.href())
    await page.getByText('Where I am now').click()
    await page.getByRole('button', { name: 'Use my location' }).click()
    await page.getByLabel(/2nd Harbor/).check()
    await page.getByRole('button', { name: 'That’s me' }).click()
    await page.getByRole('link', { name: 'Rep. Ben Cruz' }).waitFor()
    await leave(page)
  })
})
