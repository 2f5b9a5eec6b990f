import { describe, expect, test } from 'vitest'
import type { BrowserContext } from 'playwright-core'
import { routes } from '#http/routes.ts'
import { pdf } from '../engines/files/documents.ts'
import { db, house } from '../house.ts'
import { arrive } from '../office/colleagues.ts'
import { signedIn } from '../site/members.ts'
import { expectAccessible, expectReadable, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { office, site } = routes
const carry = (context: BrowserContext, { cookie }: { cookie: string }) =>
  context.addCookies(cookie.split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: origin })))

describe.skipIf(noBrowser)('the library', () => {
  test('a fact sheet for members reaches members alone, and a course is ticked off step by step', async () => {
    const desk = await visit(origin, { viewport: { width: 1280, height: 900 } })
    await carry(desk.context(), (await arrive('Ed', 'editor')).headers)
    await desk.goto(office.library.href())
    await desk.getByRole('link', { name: 'Add a resource' }).click()
    await desk.getByLabel('Kind').selectOption('fact-sheet')
    await desk.getByLabel('Title').fill('What heat costs')
    await desk.getByLabel('In a sentence or two').fill('Ten figures for the door.')
    await desk.getByLabel('Who may open it').selectOption('members')
    await desk.getByRole('button', { name: 'Save the draft' }).click()
    await desk.getByLabel('Send one').setInputFiles({ name: 'Heat.pdf', mimeType: 'application/pdf', buffer: pdf() })
    await desk.getByRole('button', { name: 'Send the file' }).click()
    await desk.getByText('The file is here').waitFor()
    await picture(desk, 'office-resource-1280-light')
    await expectAccessible(desk)
    await desk.getByRole('button', { name: 'Publish it' }).click()
    await desk.getByText('It is published').waitFor()

    await desk.goto(office.newResource.href({}, { kind: 'training' }))
    await desk.getByLabel('Title').fill('Your first phone bank')
    await desk.getByRole('button', { name: 'Save the draft' }).click()
    for (const step of ['Read the script aloud', 'Practise with a friend', 'Call three people']) {
      await desk.getByRole('link', { name: 'Add a step' }).click()
      await desk.getByLabel('What is done in it').fill(step)
      await desk.getByRole('textbox', { name: 'Text' }).click()
      await desk.keyboard.type('It takes ten minutes.')
      if (step.startsWith('Read')) await expectAccessible(desk)
      await desk.getByRole('button', { name: 'Add the step' }).click()
      await desk.getByRole('link', { name: step }).waitFor()
    }
    await desk.getByRole('button', { name: 'Publish it' }).click()
    await desk.getByText('It is published').waitFor()
    await picture(desk, 'office-course-1280-light')
    await desk.goto(office.library.href())
    await picture(desk, 'office-library-1280-light')
    await expectAccessible(desk)
    await leave(desk)

    const visitor = await visit(origin, { javaScriptEnabled: false })
    await visitor.goto(site.home.href())
    await visitor.getByRole('contentinfo').getByRole('link', { name: 'Resources' }).click()
    await visitor.getByText('Members find 1 more resource here').waitFor()
    expect(await visitor.getByText('What heat costs').count()).toBe(0)
    await visitor.getByLabel('Kind').selectOption('training')
    await visitor.getByRole('button', { name: 'Show these' }).click()
    await visitor.getByRole('link', { name: 'Your first phone bank' }).click()
    await visitor.getByText('tick off what you have done').waitFor()
    expect((await visitor.goto(site.resource.href({ slug: 'what-heat-costs' })))?.status()).toBe(403)
    expect((await visitor.request.get(site.resourceFile.href({ slug: 'what-heat-costs' }))).status()).toBe(403)
    await leave(visitor)

    const { person, headers } = await signedIn('Ana Silva')
    const level = await db.insertInto('membership_levels').values({ slug: 'granted', name: 'Granted', kind: 'granted' }).returning('id').executeTakeFirstOrThrow()
    await db.insertInto('membership_terms').values({ person_id: person.id, level_id: level.id, origin: 'granted', from_on: '2020-01-01', until_on: '2090-01-01' }).execute()
    const member = await visit(origin, { viewport: { width: 390, height: 844 } })
    await carry(member.context(), headers)
    await member.goto(site.library.href())
    await member.getByRole('link', { name: 'What heat costs' }).click()
    await member.getByRole('heading', { name: 'What heat costs' }).waitFor()
    await picture(member, 'resource-390-light')
    const [download] = await Promise.all([member.waitForEvent('download'), member.getByRole('link', { name: 'Download' }).click()])
    expect(download.suggestedFilename()).toBe('Heat.pdf')

    await member.goto(site.resource.href({ slug: 'your-first-phone-bank' }))
    for (const step of ['Read the script aloud', 'Practise with a friend', 'Call three people']) {
      await member.getByRole('button', { name: new RegExp(`^Done ?: ${step}$`) }).click()
      await member.getByRole('button', { name: new RegExp(`^Not done after all ?: ${step}$`) }).waitFor()
    }
    await member.getByText('All of it done').waitFor()
    await member.getByRole('button', { name: /^Not done after all ?: Practise/ }).click()
    await member.getByText('2 of 3 done').waitFor()
    await expectReadable(member, 'course')
    await leave(member)

    house.cache.drop()
    const reader = await visit(origin)
    await reader.goto(site.library.href())
    await expectReadable(reader, 'library')
    await leave(reader)
  }, 90_000)
})
