import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import * as recording from '#domain/membership/recording.ts'
import * as terms from '#domain/membership/terms.ts'
import { addDays, addMonths, dayOf } from '#engines/membership/days.ts'
import { routes } from '#http/routes.ts'
import { event, invoiceOf, invoicePaymentOf, key, openStripe, secret, sessionOf, signed } from '../api/stripe-server.ts'
import { levelOf, priya, somebody } from '../domain/membership/membership.ts'
import { db, house } from '../house.ts'
import { arrive, linksTo, workOnce } from '../office/colleagues.ts'
import { carry, expectAccessible, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const { site, office, api } = routes
const phone = { width: 390, height: 844 }
const desk = { width: 1280, height: 900 }
const today = dayOf(new Date())

/** Pays as somebody would: Stripe tells of it, not in the order in which it happened. */
const stripe = await openStripe(async ({ fields }) => {
  const joining = fields.get('client_reference_id') ?? ''
  const paid = { joining, email: 'noor@arden.example', name: 'Noor', from: today, until: addMonths(today, 12) }
  for (const told of [event('invoice_payment.paid', invoicePaymentOf(paid)), event('invoice.paid', invoiceOf(paid)), event('checkout.session.completed', sessionOf(paid))]) {
    expect((await fetch(origin + api.stripe.href(), signed(JSON.stringify(told)))).status).toBe(200)
  }
})
const origin: string = noBrowser ? '' : await openSite({ ...house, settings: { ...house.settings, STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: secret, STRIPE_API: stripe.origin } })
afterAll(() => stripe.close())

async function look(page: Page, name: string) {
  await expectAccessible(page)
  for (const viewport of [desk, phone]) {
    await page.setViewportSize(viewport)
    expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(viewport.width)
    await picture(page, `${name}-${viewport.width}`)
  }
}

/** Of the letters to this address, the newest link that leads to where `kind` begins. */
async function linkTo(email: string, kind: { pattern: string }) {
  await workOnce()
  const link = (await linksTo(email)).find((one) => new URL(one).pathname.startsWith(kind.pattern.replace(/:.*/, ''))) ?? ''
  return new URL(link).pathname + new URL(link).search
}

describe.skipIf(noBrowser)('members', () => {
  beforeAll(async () => {
    await levelOf('dues', { name: 'Regular', about: 'What most of us pay.' })
    await levelOf('hardship', { name: 'What you can', about: 'Nobody is asked why.' })
    await levelOf('free', { name: 'Friend' })
    await levelOf('granted', { name: 'Honorary' })
    await db.insertInto('pages').values({ slug: 'minutes', title: 'Minutes of the assembly', lede: 'What we said in May', body: 'Only between us.', audience: 'members' }).execute()
  })

  test('somebody joins, pays at the provider, signs in, and reads what members read', async () => {
    const page = await visit(origin, { viewport: phone })
    await page.goto(site.join.href())
    await look(page, 'join')
    await page.getByLabel(/Regular/).check()
    await page.getByLabel('Name').fill('Noor')
    await page.getByLabel('E-mail').fill('noor@arden.example')
    await page.getByLabel(/Renew by itself/).check()
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('heading', { name: 'One step to go' }).waitFor()
    await look(page, 'join-step')
    await page.getByRole('link', { name: /^Pay at/ }).click()
    await page.getByRole('button', { name: 'Pay now' }).click()
    await page.getByRole('heading', { name: 'Thank you.' }).waitFor()
    await page.context().close()

    const member = await visit(origin, { viewport: phone })
    await member.goto(site.page.href({ slug: 'minutes' }))
    await member.getByRole('heading', { name: 'This is for members.' }).waitFor()
    await look(member, 'members-closed')
    await member.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
    await member.getByLabel('Your e-mail address').fill('noor@arden.example')
    await member.getByRole('button', { name: 'Send me a link' }).click()
    await member.getByText('a letter with a link').first().waitFor()
    await member.goto(await linkTo('noor@arden.example', site.signInLink))
    await member.getByRole('button', { name: 'Sign in' }).click()
    await member.getByText('Only between us.').waitFor()
    await member.goto(site.members.href())
    await member.getByText(/You are a member since/).waitFor()
    await look(member, 'members')
    await member.getByRole('link', { name: /\$35/ }).click()
    await member.getByText('Dues: Regular').waitFor()
    await look(member, 'receipt')
    await leave(member)
  })

  test('without a script somebody joins for nothing, by the letter', async () => {
    const page = await visit(origin, { viewport: phone, javaScriptEnabled: false })
    await page.goto(site.join.href())
    await page.getByLabel(/Friend/).check()
    await page.getByLabel('Name').fill('Bo')
    await page.getByLabel('E-mail').fill('not an address')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByLabel('E-mail').fill('bo-friend@arden.example')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
    await page.goto(await linkTo('bo-friend@arden.example', site.confirmation))
    await page.getByText('Becoming a member').waitFor()
    await page.getByRole('button', { name: 'Yes, that was me' }).click()
    await page.getByRole('link', { name: 'To the members’ pages' }).click()
    await page.getByRole('heading', { name: 'This is for members.' }).waitFor()
    await leave(page)
  })

  test('the office sees it, records a check, and ends what was granted', async () => {
    const people = await Promise.all(['Ana Ruiz', 'Cy Moss', 'Di Lund', 'Ed Poe'].map((name) => somebody(name)))
    const [regular, granted] = [await levelOf('dues', { name: 'Sustaining', cents: 12_000 }), await levelOf('granted', { name: 'Founder' })]
    for (const [at, person] of people.entries()) {
      await terms.begin(db, person, { origin: 'granted', level: granted, on: today, period: { from: addMonths(today, -9 + at), until: addMonths(today, -4 + at) } })
      await recording.record(db, priya, person, { key: crypto.randomUUID(), level: at % 2 ? regular : undefined, cents: 12_000, currency: 'usd', on: addDays(today, -at * 20), note: '' })
    }
    const ada = await arrive('Ada', 'administrator')
    const page = await visit(origin, { viewport: desk })
    await carry(page, origin, ada.headers.cookie)
    await page.goto(office.membership.href())
    await look(page, 'office-membership')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page, 'colours')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.getByRole('link', { name: 'members', exact: true }).click()
    await look(page, 'office-roll')
    await page.getByRole('link', { name: 'Cy Moss' }).click()
    await page.getByLabel('Sum in dollars').fill('35')
    await page.getByRole('button', { name: 'Record it and send the receipt' }).click()
    await page.getByRole('link', { name: '$35' }).waitFor()
    await look(page, 'office-member')
    await page.getByRole('link', { name: '$35' }).click()
    await look(page, 'office-payment')
    await page.getByRole('button', { name: 'Write down that it went back' }).click()
    await page.getByRole('button', { name: 'Yes, it ends today' }).click()
    await page.getByText('Paid back').first().waitFor()
    await page.goto(office.levels.href())
    await look(page, 'office-levels')
    await leave(page)
  })
})
