import { describe, expect, test } from 'vitest'
import * as moderating from '#domain/actions/moderating.ts'
import * as submissions from '#domain/actions/submissions.ts'
import * as following from '#domain/people/following.ts'
import * as people from '#domain/people/people.ts'
import { routes } from '#http/routes.ts'
import { db } from '../house.ts'
import { arrive, linksTo, workOnce } from '../office/colleagues.ts'
import { carry, expectAccessible, expectReadable, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { site, office } = routes

describe.skipIf(noBrowser)('a call to action from an ally', () => {
  test('is submitted without script, confirmed by letter, moderated, published with credit, and followed by its link', async () => {
    const ally = await visit(origin, { viewport: { width: 390, height: 800 }, javaScriptEnabled: false })
    await ally.goto(site.actions.href())
    await ally.getByRole('link', { name: 'Submit a call to action' }).click()
    await ally.getByLabel('Title').fill('Mend the bridges')
    await ally.getByLabel('What we ask').fill('Ask your representative to fund the bridge repairs in H.77.')
    await ally.getByLabel('Why', { exact: true }).fill('Two of our bridges are closed to buses.')
    await ally.getByLabel('Who is to be called').selectOption('Everybody’s own state representative')
    await ally.getByLabel('Bill number').fill('H.77')
    await ally.getByLabel('Your organization').fill('The Bridge Alliance')
    await ally.getByLabel('Your name').fill('Ally Bridges')
    await ally.getByLabel('E-mail').fill('ally@bridge.example')
    await ally.getByRole('button', { name: 'Submit it' }).click()
    await ally.getByRole('heading', { name: 'Look at your mail.' }).waitFor()
    await workOnce()
    const [letter] = await linksTo('ally@bridge.example')
    await ally.goto(new URL(letter!).pathname)
    await ally.getByRole('button', { name: 'Yes, that was me' }).click()
    await ally.getByRole('link', { name: 'See where it stands' }).click()
    await ally.getByRole('heading', { name: 'We have it.' }).waitFor()
    const follow = new URL(ally.url()).pathname
    expect(follow).not.toMatch(/ally|bridge/i)
    await picture(ally, 'standing-waiting-390')

    const moderator = await visit(origin)
    await carry(moderator, origin, (await arrive('Priya', 'editor')).headers.cookie)
    await moderator.goto(office.actions.href())
    await expectAccessible(moderator)
    await picture(moderator, 'office-submitted')
    await moderator.getByRole('link', { name: 'Mend the bridges' }).click()
    await moderator.getByText('Two of our bridges').waitFor()
    await expectAccessible(moderator)
    await picture(moderator, 'office-submission')
    await moderator.getByRole('button', { name: 'Turn it into a draft' }).click()
    await moderator.getByText('The Bridge Alliance submitted this.').waitFor()
    await moderator.getByLabel('The script').fill('Hello, I live in {{town}}. Please fund the repairs in {{bill}}.')
    await moderator.getByRole('button', { name: 'Save changes' }).click()
    await moderator.getByText('Saved.').waitFor()
    await ally.reload()
    await ally.getByRole('heading', { name: 'We are working on it.' }).waitFor()
    await moderator.getByRole('button', { name: 'Publish now' }).click()
    await moderator.getByRole('button', { name: 'Publish it' }).click()
    await moderator.getByText('Published. Everybody can see it.').waitFor()
    await leave(moderator)

    await ally.goto(follow)
    await ally.getByRole('heading', { name: 'It is published.' }).waitFor()
    await ally.getByRole('link', { name: 'See it', exact: true }).click()
    await ally.getByText('Submitted by The Bridge Alliance').waitFor()
    await leave(ally)
  }, 90_000)

  test('the form and the page that follows it can be read on every screen', async () => {
    const page = await visit(origin)
    await page.goto(site.actionSubmission.href())
    await page.getByLabel('Title').fill('Half of it')
    await page.evaluate("document.querySelector('main form').noValidate = true")
    await page.getByRole('button', { name: 'Submit it' }).click()
    await page.getByText('things to mend').waitFor()
    await expectReadable(page, 'submission-form')
    const ally = await people.welcome(db, { name: 'Ally Bridges', email: 'ally@bridge.example' })
    const words = { organization: 'The Bridge Alliance', title: 'Sink the ferries', ask: 'x', why: 'x', addresses: 'senator', whom: '', bill_number: '', link: '', closes_on: null } as const
    const refused = await submissions.submit(db, ally, words, { name: 'Ally Bridges', email: 'ally@bridge.example', wording: 'x' })
    await moderating.refuse(db, { id: 'priya', name: 'Priya' }, refused, 'We would rather keep the ferries. Tell us what the bridges need instead.')
    await page.goto(site.actionStanding.href({ token: await following.tokenFor(db, 'action', refused) }))
    await expectReadable(page, 'standing')
    await leave(page)
  }, 60_000)
})
