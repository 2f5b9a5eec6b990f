import { describe, expect, test } from 'vitest'
import * as reports from '#domain/actions/reports.ts'
import { routes } from '#http/routes.ts'
import { db } from '../house.ts'
import { arrive } from '../office/colleagues.ts'
import { carry, expectAccessible, expectReadable, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { office } = routes
const pages = {
  'office-actions': office.actions.href(), 'office-new': office.newAction.href(), 'office-edit': office.actionForm.href({ id: 1 }), 'office-results': office.action.href({ id: 1 }),
  'office-nothing-yet': office.action.href({ id: 3 }), 'office-draft': office.action.href({ id: 4 }, { did: 'draft' }), 'office-preview': office.preview.href({ id: 1 }, { town: 'Arden' }),
  'office-preview-divided': office.preview.href({ id: 1 }, { town: 'Winnick' }), 'office-preview-vacant': office.preview.href({ id: 1 }, { town: 'Port Quill' }), 'office-data': office.data.href(),
}

describe.skipIf(noBrowser)('the desk of actions', () => {
  test('has nothing to mend for axe and does not scroll sideways, on any screen, in either theme', async () => {
    await busyDays()
    const page = await atDesk({})
    for (const [name, href] of Object.entries(pages)) {
      await page.goto(href)
      await expectReadable(page, name)
    }
    await page.goto(office.action.href({ id: 1 }))
    await page.getByRole('button', { name: 'Close it' }).click()
    await expectReadable(page, 'office-dialog')
    await leave(page)
  }, 240_000)

  for (const javaScriptEnabled of [true, false]) {
    test(`an organiser writes, mends, publishes, closes and undoes, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const page = await atDesk({ javaScriptEnabled, viewport: { width: 1280, height: 900 } })
      await page.goto(office.actions.href())
      await page.getByRole('link', { name: 'Write a new one' }).click()
      await page.getByLabel('Title', { exact: true }).fill(`Mend the bridge ${javaScriptEnabled}`)
      await page.getByLabel('The ask, in one sentence').fill('Ask for a bridge.')
      await page.getByLabel('The script').fill('Hello {{offical}}.')
      await page.getByText('Picked by hand').click()
      await page.getByText('State Senator', { exact: false }).last().click()
      await page.getByLabel('Sam Okafor').check()
      await page.getByRole('button', { name: 'Save the draft' }).click()
      await page.getByText('Did you mean {{official}}?').first().waitFor()
      await picture(page, `office-mend-${javaScriptEnabled}`)
      await expectIfScripted(page, javaScriptEnabled)
      expect(await page.getByLabel('Sam Okafor').isChecked()).toBe(true)
      await page.getByLabel('The script').fill('Hello {{official}}.')
      await page.getByRole('button', { name: 'Save the draft' }).click()
      await page.getByText('Saved as a draft').waitFor()
      await page.getByRole('button', { name: 'Publish now' }).click()
      await page.getByRole('button', { name: 'Publish it' }).click()
      await page.getByText('Published. Everybody can see it.').waitFor()
      await page.getByRole('button', { name: 'Close it' }).click()
      await page.getByRole('button', { name: 'Close the action' }).click()
      await page.getByRole('button', { name: 'Undo: open it again' }).click()
      await page.getByText('Open again.').waitFor()
      await leave(page)
    }, 60_000)
  }

  test('a long list of officials is narrowed by name', async () => {
    const page = await atDesk({ viewport: { width: 1280, height: 900 } })
    await page.goto(office.newAction.href())
    await page.getByText('Picked by hand').click()
    await page.getByLabel('Find a name or district').fill('okaf')
    await page.getByText('1 of 7 fit').waitFor()
    expect(await page.getByLabel('Sam Okafor').isVisible()).toBe(true)
    expect(await page.getByLabel('Vera Stone').isVisible()).toBe(false)
    await leave(page)
  })
})

async function atDesk(options: Parameters<typeof visit>[1]) {
  const { headers } = await arrive('Priya', 'organiser')
  const page = await visit(origin, options)
  await carry(page, origin, headers.cookie)
  return page
}

async function expectIfScripted(page: Parameters<typeof expectAccessible>[0], scripted: boolean) {
  if (scripted) await expectAccessible(page)
}

/** Two weeks of reports about the first action. */
async function busyDays() {
  const { reported } = await db.selectFrom('reports').select((report) => report.fn.countAll<number>().as('reported')).executeTakeFirstOrThrow()
  if (reported > 0) return
  const outcomes = ['spoke-staff', 'spoke-legislator', 'voicemail', 'no-answer', 'emailed'] as const
  const stances = ['supports', 'leans-for', 'undecided', 'leans-against', 'opposes', 'would-not-say'] as const
  const towns = ['arden', 'arden', 'arden', 'winnick', 'port_quill']
  for (let n = 0; n < 120; n++) {
    const key = crypto.randomUUID()
    await reports.tell(db, { id: 1 }, {
      key, official_id: 1 + (n % 4), call_id: crypto.randomUUID(), outcome: outcomes[n % 5] ?? 'emailed', stance: stances[(n * n) % 6] ?? null,
      note: n % 3 ? '' : 'Staff said she “wants the vote, wants it quiet.”', place_id: `ocd-division/country:us/state:ma/place:${n === 7 ? 'port_quill' : towns[n % 4]}`,
    })
    await db.updateTable('reports').set({ reported_at: new Date(Date.now() - (((n * n) % 17) % 14) * 86_400_000) }).where('key', '=', key).execute()
  }
}
