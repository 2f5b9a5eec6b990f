import { beforeAll, describe, expect, test } from 'vitest'
import * as consents from '#domain/people/consents.ts'
import { routes } from '#http/routes.ts'
import { db } from '../house.ts'
import { arrive } from '../office/colleagues.ts'
import { carry, expectAccessible, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { office } = routes
const place = (name: string) => `ocd-division/country:us/state:ma/place:${name}`
let ana = 0

describe.skipIf(noBrowser)('the desk of people', () => {
  beforeAll(async () => {
    const numbers = (await db.selectFrom('divisions').select('number').where('layer', 'in', ['senate', 'congress', 'council']).execute()).map(({ number }) => number)
    const rows = await db.insertInto('people').values([
      { name: 'Ana López', pronouns: 'she/her', emails: ['ana@arden.example', 'a.lopez@second.example'], phones: ['+16175550142'], street: '12 Main Street', locality: 'Arden', region: 'MA', postcode: '02000', place_id: place('arden'), districts: numbers, tags: ['canvasser', 'drives'], source: 'Harbor fair' },
      { name: 'Al López', emails: ['ana@arden.example'], locality: 'Arden', place_id: place('arden') },
      ...Array.from({ length: 58 }, (_, at) => ({ name: `Neighbor ${at}`, emails: [`n${at}@arden.example`], locality: at % 3 ? 'Winnick' : '' })),
    ]).returning('id').execute()
    ana = rows[0]?.id ?? 0
    await db.insertInto('custom_fields').values([{ key: 'shirt', label: 'Shirt size', kind: 'choice', choices: ['S', 'L'], ordinal: 0 }, { key: 'can_drive', label: 'Can drive', kind: 'yes-no', ordinal: 1 }]).execute()
    for (const [given, wording] of [[true, 'Yes, send me the weekly letter.'], [false, 'Please stop.'], [true, 'Send it again, please.']] as const) await consents.state(db, { id: ana }, { channel: 'email', list: 'newsletter', given, wording, how: 'form' })
    await db.insertInto('deeds').values(['reported', 'joined'].map((kind) => ({ person_id: ana, kind, subject: 'action', subject_id: 1, act: crypto.randomUUID() }))).execute()
    await db.insertInto('person_changes').values({ person_id: ana, origin: 'form', after: JSON.stringify({ name: 'Ana López', emails: ['ana@arden.example'] }) }).execute()
  })

  const atDesk = async (options: Parameters<typeof visit>[1] = {}) => {
    const page = await visit(origin, options)
    const { headers } = await arrive('Greta', 'administrator')
    await carry(page, origin, headers.cookie)
    return page
  }

  test('finds while one types, tags, edits and takes the edit back', async () => {
    const page = await atDesk({ viewport: { width: 1280, height: 900 } })
    await page.goto(office.people.href())
    await picture(page, 'people-1280')
    await expectAccessible(page)
    await page.getByLabel('Search by name').pressSequentially('lop')
    await page.getByText('2 people', { exact: true }).waitFor()
    expect(await page.getByLabel('Search by name').evaluate((field) => field === document.activeElement)).toBe(true)
    expect(page.url()).toContain('q=lop')
    await page.getByRole('checkbox', { name: 'Ana López' }).check()
    await page.getByLabel('Tag', { exact: true }).last().fill('friend')
    await page.getByRole('button', { name: 'Tag those ticked' }).click()
    await page.getByText('The tag “friend” is on 1 person. Everybody with this tag').waitFor()

    await page.getByRole('link', { name: 'Ana López' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ana López' }).waitFor()
    await picture(page, 'person-1280')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Edit', exact: true }).click()
    await page.getByLabel('Phones').fill('12')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('“12” cannot be a phone number').first().waitFor()
    await expectAccessible(page)
    await page.getByLabel('Phones').fill('617 555 0199')
    await page.getByLabel('Shirt size').selectOption('L')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('(617) 555-0199').waitFor()
    await page.getByRole('button', { name: 'Undo: as it was before' }).click()
    await page.getByText('Taken back.').waitFor()
    await page.getByText('(617) 555-0142').waitFor()
    await page.goto(office.fields.href())
    await expectAccessible(page)
    await picture(page, 'fields-1280')
    await leave(page)
  }, 120_000)

  test('works without script, in the dark, on a phone', async () => {
    const page = await atDesk({ viewport: { width: 390, height: 800 }, colorScheme: 'dark', javaScriptEnabled: false })
    for (const [name, href] of [['people', office.people.href()], ['person', office.person.href({ id: ana })], ['person-form', office.personForm.href({ id: ana })], ['fields', office.fields.href()]] as const) {
      await page.goto(href)
      await picture(page, `${name}-390`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(390)
    }
    await page.goto(office.people.href())
    await page.getByLabel('Search by name').fill('(617) 555')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByText('1 person', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Ana López' }).click()
    await page.getByText('Write down what they told us').click()
    await page.getByText('They no longer do').click()
    await page.getByLabel('In which words').fill('Please stop.')
    await page.getByRole('button', { name: 'Write it down' }).click()
    await page.getByText('Written down.').waitFor()
    await leave(page)
  }, 120_000)

  test('has colours to read by in the dark', async () => {
    const page = await atDesk({ viewport: { width: 1280, height: 900 }, colorScheme: 'dark' })
    await page.goto(office.person.href({ id: ana }))
    await expectAccessible(page, 'colours')
    await leave(page)
  }, 60_000)
})
