import { beforeAll, describe, expect, test } from 'vitest'
import * as appreciations from '#domain/content/appreciations.ts'
import * as sections from '#domain/content/question-sections.ts'
import * as questions from '#domain/content/questions.ts'
import * as staff from '#domain/staff/staff.ts'
import { routes } from '#http/routes.ts'
import { ledBy } from '../domain/groups/world.ts'
import { db, queued } from '../house.ts'
import { arrive } from '../office/colleagues.ts'
import { carry, expectAccessible, expectReadable, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { site, office } = routes

describe.skipIf(noBrowser)('writing to the organization, questions, and who it is', () => {
  let asked = { id: 0 }
  let ada: Awaited<ReturnType<typeof arrive>>

  beforeAll(async () => {
    ada = await arrive('Ada', 'administrator')
    await staff.introduce(db, ada, { shown: true, line: 'Keeps the office, and answers most letters before lunch.' })
    await ledBy('Tam Teamlead', { name: 'Housing team', kind: 'standing-team' })
    const shelf = (await sections.add(db, ada, 'Joining'))!
    await sections.add(db, ada, 'Money')
    await questions.add(db, ada, { section_id: shelf.id, question: 'May I join without paying?', answer: 'Yes. Dues are for those who can pay them.' })
    asked = await questions.add(db, ada, { section_id: shelf.id, question: 'When do you meet?', answer: 'Every group has its own evening.\n\n- Arden: Wednesdays.\n- Quill: when the tide is out.' })
  })

  test('on a phone, without script, somebody writes to the press desk, opens an answer by its link, and likes a story', async () => {
    const page = await visit(origin, { viewport: { width: 390, height: 800 }, javaScriptEnabled: false })
    await page.goto(site.contact.href())
    await page.getByLabel('What it is about').selectOption('Press')
    await page.getByLabel('Your name').fill('Nia Neighbor')
    await page.getByLabel('E-mail').fill('nia@brook.example')
    await page.getByLabel('Your message').fill('Whom may I quote?')
    await page.getByRole('button', { name: 'Send it' }).click()
    await page.getByRole('heading', { name: 'It is on its way.' }).waitFor()
    expect((await queued('contact-letter')).at(-1)).toMatchObject({ topic: 'Press', email: 'nia@brook.example' })

    await page.goto(`${site.questions.href()}#question-${asked.id}`)
    await page.getByText('Quill: when the tide is out.').waitFor()
    expect(await page.getByText('Dues are for those').isVisible()).toBe(false)

    await page.goto(site.story.href({ slug: 'first-win' }))
    expect(await page.getByText('It is counted').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Yes, I do' }).click()
    await page.getByText('It is counted').waitFor()
    expect(await page.context().cookies()).toEqual([])
    expect(await appreciations.list(db)).toMatchObject([{ slug: 'first-win', number: 1 }])
    await leave(page)
  }, 60_000)

  test('the pages are readable on every screen, and so are their desks', async () => {
    const page = await visit(origin)
    for (const [name, href] of [['contact', site.contact.href()], ['questions', `${site.questions.href()}#question-${asked.id}`], ['who-we-are', site.whoWeAre.href()]] as const) {
      await page.goto(href)
      await expectReadable(page, name)
    }
    await carry(page, origin, ada.headers.cookie)
    for (const [name, href] of [['topics', office.contactTopics.href()], ['questions', office.questions.href()], ['question', office.question.href(asked)], ['liked', office.appreciations.href()], ['account', office.account.href()]] as const) {
      await page.goto(href)
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        if (width === 1280) await page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")
        await picture(page, `office-${name}-${width}`)
        expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(width)
      }
      await expectAccessible(page)
    }
    await leave(page)
  }, 120_000)
})
