import { beforeAll, describe, expect, test } from 'vitest'
import * as people from '#domain/people/people.ts'
import * as askings from '#domain/volunteering/askings.ts'
import * as helpCalls from '#domain/volunteering/help-calls.ts'
import { routes } from '#http/routes.ts'
import { db } from '../house.ts'
import { arrive, linksTo, workOnce } from '../office/colleagues.ts'
import { choice, openCall, volunteer } from '../volunteers.ts'
import { carry, expectAccessible, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { office, site } = routes
const day = (days: number) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10)
const pathOf = (link = '') => new URL(link).pathname
const phone = { width: 390, height: 844 }
const desk = { width: 1280, height: 900 }

describe.skipIf(noBrowser)('a call for help', () => {
  beforeAll(async () => {
    const skill = await choice('Phone calls')
    await volunteer('Ana', { skills: [skill], times: ['sat-morning'], miles: 10, languages: ['en', 'es'] })
    await volunteer('Bo', { skills: [skill] }, 'port_quill')
  })

  test('goes from the desk by letter to a yes that fills the place, and the next one waits', async () => {
    const { headers } = await arrive('Omar', 'organiser')
    const page = await visit(origin, { viewport: desk })
    await carry(page, origin, headers.cookie)
    const look = async (name: string) => {
      await expectAccessible(page)
      for (const viewport of [phone, desk]) {
        await page.setViewportSize(viewport)
        expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(viewport.width)
        await picture(page, `${name}-${viewport.width}`)
      }
    }

    await page.goto(office.helpCalls.href())
    await page.getByRole('link', { name: 'Call for help', exact: true }).click()
    await page.getByLabel('Title').fill('An evening on the phones')
    await page.getByLabel('Begins').fill(`${day(9)}T18:00`)
    await page.getByLabel('Ends').fill(`${day(9)}T20:00`)
    await page.getByLabel('Town').fill('Atlantis')
    await page.getByLabel('How many people').fill('1')
    await page.getByLabel('Phone calls').check()
    await page.getByRole('button', { name: 'Save the call' }).click()
    await page.getByText('We know no town of that name here.').first().waitFor()
    await look('help-call-form')
    await page.getByLabel('Town').fill('Arden')
    await page.getByRole('button', { name: 'Save the call' }).click()
    await page.getByText('2 people fit, 1 place is free.').waitFor()
    await page.getByLabel('Ask Bo').check()
    await page.getByLabel('Ask Ana').check()
    await look('help-candidates')
    await page.getByRole('button', { name: 'Ask those who are ticked' }).click()
    await page.getByText('2 people are asked by letter.').waitFor()

    await workOnce()
    const visitor = await visit(origin, { viewport: phone, javaScriptEnabled: false })
    for (const [name, said] of [['ana', 'You have a place.'], ['bo', 'You are on the waiting list.']] as const) {
      await visitor.goto(pathOf((await linksTo(`${name}@arden.example`))[0]))
      await visitor.getByRole('button', { name: /^Yes/ }).click()
      await visitor.getByText(said).waitFor()
      await picture(visitor, `help-answered-${name}`)
    }
    await visitor.goto(pathOf((await linksTo('ana@arden.example'))[0]))
    await visitor.getByRole('button', { name: 'I cannot come after all' }).click()
    await visitor.getByText('You said that you cannot come.').waitFor()
    await leave(visitor)

    await page.reload()
    await page.getByText('1 of 1 place taken').waitFor()
    await look('help-call')
    await page.getByRole('button', { name: 'Cancel it' }).click()
    await page.getByLabel('The reason, as they will read it').fill('The hall has no heating.')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Cancel the call' }).click()
    await page.getByText('The hall has no heating.').waitFor()
    await page.goto(office.helpCalls.href())
    await look('help-calls')
    await page.goto(office.volunteerChoices.href())
    await look('help-choices')
    await workOnce()
    const told = await db.selectFrom('letters').select('subject').where('recipient', '=', 'bo@arden.example').orderBy('id').execute()
    expect(told.map(({ subject }) => subject.split(' ')[0])).toEqual(['Can', 'Cancelled:'])
    await leave(page)
  }, 120_000)

  test('is open to anybody who offers, without script and in the dark too', async () => {
    const call = await openCall({ title: 'Fold five hundred letters', starts_local: `${day(20)} 10:00`, ends_local: `${day(20)} 12:00`, places: 3, skills: [await choice('Writing and editing')] })
    const page = await visit(origin, { viewport: phone, javaScriptEnabled: false })
    await page.goto(site.helpCalls.href())
    await picture(page, 'help-390')
    await page.getByRole('link', { name: 'Fold five hundred letters' }).click()
    await picture(page, 'help-call-390')
    await page.getByRole('link', { name: 'I can help' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Nia')
    await page.getByLabel('E-mail', { exact: true }).fill('nia@brook.example')
    await page.getByLabel('Writing and editing').check()
    await page.getByLabel('Saturday morning').check()
    await page.getByLabel('What we can count on you for').fill('A steady hand.')
    await page.getByLabel(/^Yes, write to me/).check()
    await picture(page, 'volunteer-390')
    await page.getByRole('button', { name: 'Offer my help' }).click()
    await page.getByText('Look into your mail.').waitFor()
    await workOnce()
    await page.goto(pathOf((await linksTo('nia@brook.example'))[0]))
    await page.getByRole('button', { name: 'Yes, that was me' }).click()
    await page.getByText('Thank you, Nia.').waitFor()
    const [nia] = await people.withEmail(db, 'nia@brook.example')
    expect((await askings.ofPerson(db, call.id, nia?.id ?? 0))?.answer).toBe('yes')
    expect((await helpCalls.find(db, call.id))?.taken).toBe(1)
    await leave(page)

    const reader = await visit(origin, { viewport: desk })
    await workOnce()
    for (const [name, href] of Object.entries({ help: site.helpCalls.href(), 'help-one': site.helpCall.href(call), volunteer: site.volunteer.href(), volunteered: site.volunteered.href(), answer: pathOf((await linksTo('nia@brook.example'))[0]) })) {
      await reader.goto(href)
      await expectAccessible(reader)
      await picture(reader, `${name}-1280`)
    }
    await reader.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(reader, 'colours')
    await reader.goto(site.volunteer.href())
    await expectAccessible(reader, 'colours')
    await picture(reader, 'volunteer-dark')
    await leave(reader)
  }, 120_000)
})
