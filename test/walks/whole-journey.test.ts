import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { installation, until } from '../real-server.ts'
import { expectAccessible, leave, noBrowser, picture, visit } from './browser.ts'

const here = await installation()
/** As the printed link says it. */
const origin = here.origin.replace('127.0.0.1', 'localhost')
const desk = { viewport: { width: 1280, height: 900 }, reducedMotion: 'no-preference' } as const
const phone = { viewport: { width: 360, height: 740 } }

/** As `npm start` leaves it on a new machine: the pack, the sample organization, and one printed link. */
describe.skipIf(noBrowser)('on a new installation of Massachusetts', () => {
  beforeAll(here.start, 90_000)
  afterAll(here.remove)

  test('the first administrator writes an action, neighbors call, and the calls come in', async () => {
    const organiser = await visit(origin, desk)
    await organiser.goto(/http\S+\/office\/first\/\S+/.exec(here.said())?.[0] ?? '')
    await organiser.getByLabel('Name').fill('Priya Nair')
    await organiser.getByLabel('E-mail').fill('priya@example.org')
    await organiser.getByRole('button', { name: /in$|administrator/i }).last().click()
    await organiser.getByRole('link', { name: 'Write a new one' }).click()

    await organiser.getByLabel('Title', { exact: true }).fill('Keep the night ferry')
    await organiser.getByLabel('The ask, in one sentence').fill('Ask your senator and your representative to fund the ferry.')
    await organiser.getByRole('radio', { name: /Both my rep/ }).check()
    await organiser.getByLabel('The script').fill('Hello, I am {{caller_name}} from {{town}}.\n\nWill {{official}} fund the ferry?')
    await organiser.getByRole('button', { name: 'Save the draft' }).click()
    await organiser.getByText('Saved as a draft').waitFor()
    const desktop = organiser.url().replace(/\?.*/, '')
    await organiser.getByRole('link', { name: 'Preview' }).click()
    await organiser.getByLabel('City or town').first().fill('Nantucket')
    await organiser.getByRole('button', { name: 'Show it' }).click()
    await organiser.getByRole('heading', { name: /^(Rep|Sen)\. / }).first().waitFor()
    await organiser.goto(desktop)
    await organiser.getByRole('button', { name: 'Publish now' }).click()
    await organiser.getByRole('button', { name: 'Publish it' }).click()
    await organiser.getByText('Published. Everybody can see it.').waitFor()

    for (const javaScriptEnabled of [true, false]) await callFrom('Cambridge', javaScriptEnabled)

    await organiser.goto(desktop)
    await organiser.getByText('They promised to read it').first().waitFor()
    await expectAccessible(organiser)
    await picture(organiser, 'journey-results')
    await organiser.getByRole('button', { name: /Hide/ }).first().click()
    await organiser.getByText(/hidden/i).first().waitFor()
    const [export_] = await Promise.all([organiser.waitForEvent('download'), organiser.getByRole('link', { name: /CSV|spreadsheet/i }).first().click()])
    expect((await readFile(await export_.path(), 'utf8')).split('\r\n').length).toBeGreaterThan(4)
    await organiser.goto(routes.office.audit.href())
    await organiser.getByRole('heading', { name: 'What was done' }).waitFor()
    const record = await organiser.getByRole('main').innerText()
    for (const deed of ['become the first administrator', 'draft', 'publish', 'hide a note', 'export reports']) expect(record).toContain(deed)
    await leave(organiser)
  }, 120_000)

  async function callFrom(town: string, javaScriptEnabled: boolean) {
    const page = await visit(origin, { ...phone, javaScriptEnabled })
    await until(async () => {
      await page.goto(routes.site.actions.href())
      return await page.getByRole('link', { name: 'Keep the night ferry' }).count() > 0
    })
    await page.getByRole('link', { name: 'Keep the night ferry' }).first().click()
    await page.getByLabel('City or town').first().fill(town)
    await page.getByRole('button', { name: 'Go by my town' }).click()
    await page.getByRole('radio').nth(1).check()
    await page.getByRole('button', { name: 'That’s me' }).click()
    await tell(page)
    await tell(page)
    await page.getByRole('heading', { name: `They heard ${town}`, exact: false }).waitFor()
    await leave(page)
  }

  async function tell(page: Page) {
    await page.getByRole('heading', { level: 2, name: /^(Rep|Sen)\. / }).waitFor()
    expect(await page.getByText('[your name]').count()).toBe(1)
    await page.getByLabel('Spoke to staff').check()
    await page.getByLabel('Undecided').check()
    await page.getByLabel(/Anything worth passing on/).fill('They promised to read it')
    await page.getByRole('button', { name: /^Save/ }).click()
  }
})
