import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { openLimits } from '#http/limits.ts'
import { routes } from '#http/routes.ts'
import { db, house } from '../house.ts'
import { arrive, linksTo, workOnce } from '../office/colleagues.ts'
import { expectReadable, leave, noBrowser, openSite, visit } from './browser.ts'

const { account, staff, letters, audit } = routes.office
const { signIn } = routes.site

describe.skipIf(noBrowser)('in a browser', async () => {
  const origin = await openSite()
  beforeEach(() => { Object.assign(house.limits, openLimits()) })

  const comeIn = async (page: Page, email: string, next?: string) => {
    await page.goto(signIn.href({}, { next }))
    await page.getByLabel('Your e-mail address').fill(email)
    await page.getByRole('button', { name: 'Send me a link' }).click()
    await page.getByRole('heading', { name: 'Look at your mail' }).waitFor()
    await workOnce()
    await page.goto((await linksTo(email))[0] ?? '')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }

  test('a member signs in by letter with JavaScript off, and out again', async () => {
    const { email } = await arrive('Ines', 'organiser')
    const page = await visit(origin, { javaScriptEnabled: false })
    await comeIn(page, email, account.href())
    await page.getByRole('heading', { name: 'Sign-in and passkeys' }).waitFor()
    expect(await page.getByRole('button', { name: 'Add a passkey' }).isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor()
    await leave(page)
  })

  test('a member adds a passkey, signs in with it, and removes it', async () => {
    const { email, id } = await arrive('Pia', 'organiser')
    const page = await visit(origin)
    const device = await page.context().newCDPSession(page)
    await device.send('WebAuthn.enable')
    await device.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } })

    await comeIn(page, email, account.href())
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByText('A passkey added').waitFor()
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()

    await page.goto(signIn.href({}, { next: account.href() }))
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByRole('heading', { name: 'Sign-in and passkeys' }).waitFor()
    await page.getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('button', { name: 'Remove' }).waitFor({ state: 'detached' })
    expect(await db.selectFrom('passkeys').select('id').where('user_id', '=', id).execute()).toEqual([])

    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('That passkey is not known here.').waitFor()
    await leave(page)
  })

  test('every page is readable by all, on any screen, in either theme', async () => {
    const { email, id } = await arrive('Ada', 'administrator')
    await arrive('Noor', 'organiser')
    const page = await visit(origin)
    await page.goto(signIn.href())
    await expectReadable(page, 'sign-in')
    await comeIn(page, email, account.href())
    await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor()
    const { id: letter } = await db.selectFrom('letters').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
    const places = {
      account: account.href(), staff: staff.href(), letters: letters.href(), audit: audit.href(), appointments: routes.office.appointments.href(),
      member: routes.office.staffMember.href({ id }), letter: routes.office.letter.href({ id: letter }), refused: '/office/nothing',
    }
    for (const [room, path] of Object.entries(places)) {
      await page.goto(path)
      await expectReadable(page, room)
    }
    await leave(page)
  }, 240_000)
})
