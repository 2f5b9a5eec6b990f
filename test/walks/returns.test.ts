import { describe, expect, test } from 'vitest'
import * as consents from '#domain/people/consents.ts'
import * as unsubscribing from '#domain/people/unsubscribing.ts'
import { takeIn } from '#domain/newsletter/returning.ts'
import { routes } from '#http/routes.ts'
import { bounceOf, complaintOf, mailing, reader } from '../domain/newsletter/returns.ts'
import { db } from '../house.ts'
import { arrive } from '../office/colleagues.ts'
import { carry, expectReadable, leave, noBrowser, openSite, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()

describe.skipIf(noBrowser)('letters that came back', () => {
  test('are explained on the person’s page, and an organizer writes to them again', async () => {
    const number = await mailing()
    const ana = await reader('Ana')
    await takeIn(db, await bounceOf({ mailing: number, person: ana.id }, { recipient: ana.email, status: '5.2.2', diagnostic: 'smtp; 552 5.2.2 mailbox full' }), 'pipe')
    await takeIn(db, await bounceOf({ mailing: number, person: ana.id }, { recipient: ana.email }), 'pipe')
    await takeIn(db, await complaintOf({ mailing: number, person: ana.id }), 'pipe')
    const page = await visit(origin)
    await carry(page, origin, (await arrive('Greta', 'organiser')).headers.cookie)
    await page.goto(routes.office.person.href(ana))
    await page.getByRole('heading', { name: 'Letters that came back' }).waitFor()
    await expectReadable(page, 'returns')
    await page.getByText('What the server said').last().click()
    await page.getByText('552 5.2.2 mailbox full').waitFor()
    await page.getByRole('button', { name: 'Write to this address again' }).click()
    await page.getByText('Letters to many go to this address again.').waitFor()
    expect(await page.getByRole('button', { name: 'Write to this address again' }).count()).toBe(0)
    await leave(page)
  }, 60_000)
})

describe.skipIf(noBrowser)('the link at the foot of a letter', () => {
  test('asks once; one press ends these letters, another all of them', async () => {
    const ana = await reader('Ana', ['newsletter', 'volunteering'])
    const page = await visit(origin)
    await page.goto(routes.site.unsubscription.href({ token: (await unsubscribing.tokens(db))({ personId: ana.id, list: 'newsletter' }) }))
    await expectReadable(page, 'unsubscribing')
    await page.getByRole('button', { name: 'Stop the weekly letter' }).click()
    await page.getByRole('heading', { name: 'Done. No more of these letters.' }).waitFor()
    expect(await consents.listsOf(db, ana, 'email')).toEqual(['volunteering'])
    await expectReadable(page, 'unsubscribed')
    await page.getByRole('button', { name: 'Stop all letters' }).click()
    await page.getByRole('heading', { name: 'Done. No more letters.' }).waitFor()
    expect(await consents.listsOf(db, ana, 'email')).toEqual([])
    await page.getByRole('link', { name: 'sign up once more' }).click()
    await page.getByRole('heading', { name: 'One letter a week' }).waitFor()
    await leave(page)
  }, 60_000)
})
