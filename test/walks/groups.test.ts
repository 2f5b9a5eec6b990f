import { beforeAll, describe, expect, test } from 'vitest'
import * as groups from '#domain/groups/groups.ts'
import * as members from '#domain/groups/members.ts'
import * as offers from '#domain/groups/offers.ts'
import { routes } from '#http/routes.ts'
import { enter, ledBy, organiser, quill, somebody, team, winnick, wording } from '../domain/groups/world.ts'
import { db } from '../house.ts'
import { arrive, linksTo, workOnce } from '../office/colleagues.ts'
import { carry, expectAccessible, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { site, office } = routes
const desk = { viewport: { width: 1280, height: 900 } }
const phone = { viewport: { width: 390, height: 800 } }

describe.skipIf(noBrowser)('groups and teams', () => {
  let arden: groups.Group
  let buses: groups.Group

  beforeAll(async () => {
    const led = await ledBy('Lea Lead', { name: 'Arden Neighbors', about: 'We began as four people waiting for a bus that did not come.\n\n- Sunday buses, all year.\n- The empty school on Canal Street.' })
    arden = led.group
    await groups.describe(db, organiser, arden, { meets: 'Second Wednesdays, 7 pm, Mill Street library', links: 'Our minutes https://minutes.example/arden' })
    await offers.put(db, organiser, arden, { kind: 'need', issue: 'Reading a timetable', words: 'In Portuguese.' })
    for (const name of ['Abe', 'Fay', 'Joy']) await members.join(db, arden, await somebody(name), { how: 'form', wording })
    await enter({ name: 'Winnick Climate Table', towns: [winnick], kind: 'ally' })
    await enter({ name: 'Quill Tenants', towns: [quill] })
    buses = (await team('2027-03-01')).group
  }, 60_000)

  test('somebody applies for a group, confirms, and it is affiliated', async () => {
    const applicant = await visit(origin, desk)
    await applicant.goto(site.groups.href())
    await expectAccessible(applicant)
    await picture(applicant, 'groups-1280')
    await applicant.getByRole('link', { name: 'Start a group' }).first().click()
    await applicant.getByLabel('City or town').fill('Winnick')
    await applicant.getByLabel('Name of the group').fill('Winnick Wakes')
    await applicant.getByLabel('Why here, why now').fill('Nobody else does.')
    await applicant.getByLabel('The first three people').fill('Bea, Cy and Dot')
    await applicant.getByLabel('Your name').fill('Bea Brook')
    await applicant.getByLabel('E-mail').fill('bea@brook.example')
    await expectAccessible(applicant)
    await picture(applicant, 'group-application-1280')
    await applicant.getByRole('button', { name: 'Send the application' }).click()
    await applicant.getByRole('heading', { name: 'Look at your mail.' }).waitFor()
    await workOnce()
    await applicant.goto(new URL((await linksTo('bea@brook.example'))[0] ?? '').pathname)
    await applicant.getByRole('button', { name: 'Yes, that was me' }).click()
    await applicant.getByRole('link', { name: 'See the starter kit' }).click()
    await expectAccessible(applicant)
    await leave(applicant)

    const priya = await atDesk()
    await priya.goto(office.groups.href())
    await expectAccessible(priya)
    await picture(priya, 'office-groups-1280')
    await priya.getByRole('link', { name: '1 application waits to be read' }).click()
    await priya.getByRole('link', { name: 'Winnick Wakes' }).click()
    await priya.getByRole('button', { name: 'Let it form' }).click()
    await priya.getByRole('button', { name: 'Begin it' }).click()
    await priya.getByText('Done, and a letter says so').waitFor()
    for (const label of ['Conversation held on', 'Agreement accepted on', 'First meeting on']) await priya.getByLabel(label).fill('2026-12-01')
    await priya.getByLabel('Mentor').selectOption({ label: 'Priya' })
    await priya.getByRole('button', { name: 'Keep the list' }).click()
    await priya.getByText('Still missing: two leads.').waitFor()
    await priya.getByLabel('E-mail address').fill('cy@brook.example')
    await priya.getByLabel('As', { exact: true }).selectOption('lead')
    await priya.getByRole('button', { name: 'Send the invitation' }).click()
    await priya.getByText('The invitation is on its way.').waitFor()
    await expectAccessible(priya)
    await picture(priya, 'office-group-forming-1280')

    await workOnce()
    const second = await visit(origin, { ...phone, javaScriptEnabled: false })
    await second.goto(new URL((await linksTo('cy@brook.example'))[0] ?? '').pathname)
    await second.getByLabel('Your name').fill('Cy Brook')
    await second.getByRole('button', { name: 'Yes, I lead Winnick Wakes' }).click()
    await second.getByText('You are in. The leads have been told.').waitFor()
    await leave(second)

    await priya.reload()
    await priya.getByRole('button', { name: 'Affiliate' }).first().click()
    await priya.getByRole('button', { name: 'Affiliate it' }).click()
    await priya.getByText('Done, and a letter says so').waitFor()
    expect((await groups.findBySlug(db, 'winnick-wakes'))?.status).toBe('affiliated')
    for (const href of [office.groupForm.href(arden), office.groupOffers.href(arden), office.newGroup.href(), office.starterKit.href(), office.group.href(buses)]) {
      await priya.goto(href)
      await expectAccessible(priya)
      await picture(priya, `office${href.replaceAll('/', '-')}-1280`)
    }
    await leave(priya)
  }, 120_000)

  test('on a phone, without script, somebody finds a group, writes to its leads, joins and proposes a team', async () => {
    const page = await visit(origin, { ...phone, javaScriptEnabled: false })
    await page.goto(site.groups.href())
    await page.getByLabel('City or town').fill('Port Quill')
    await page.locator('#main').getByRole('button', { name: 'Search' }).click()
    await page.getByRole('heading', { name: 'Nearest to Port Quill first' }).waitFor()
    await picture(page, 'groups-390')
    await page.getByRole('group', { name: 'Map of' }).getByRole('link', { name: 'Arden Neighbors' }).click()
    await page.getByRole('heading', { name: 'Arden Neighbors', level: 1 }).waitFor()
    await picture(page, 'group-390')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.getByText('Write to the leads', { exact: false }).last().click()
    await page.getByLabel('Your message').fill('May I come?')
    await page.getByLabel('Your name').last().fill('Dee Brook')
    await page.getByLabel('E-mail').last().fill('dee@brook.example')
    await page.getByRole('button', { name: 'Send it to the leads' }).click()
    await page.getByText('Your message is on its way').waitFor()
    await page.getByLabel('Your name').first().fill('Dee Brook')
    await page.getByLabel('E-mail').first().fill('dee@brook.example')
    await page.getByRole('button', { name: 'Join Arden Neighbors' }).click()
    await page.getByText('Look at your mail').waitFor()
    await page.goto(site.newTeam.href())
    await page.getByLabel('Name of the team').fill('Bench count')
    for (const label of ['Its purpose', 'The first steps', 'People wanted']) await page.getByLabel(label).fill('Benches.')
    await page.getByLabel('Ends on').fill('2020-01-01')
    await page.getByLabel('Your name').fill('Dee Brook')
    await page.getByLabel('E-mail').fill('dee@brook.example')
    await page.getByRole('button', { name: 'Propose the team' }).click()
    await page.getByRole('heading', { name: 'One thing to mend' }).waitFor()
    await picture(page, 'team-mend-390')
    await page.getByLabel('Ends on').fill(new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10))
    await page.getByRole('button', { name: 'Propose the team' }).click()
    await page.getByText('then your proposal lies before us').waitFor()
    await leave(page)
  }, 60_000)

  test('has nothing to mend for axe, in light and in the dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await visit(origin, { ...desk, colorScheme })
      for (const href of [site.group.href(arden), ...(colorScheme === 'light' ? [site.group.href(buses), site.newTeam.href(), site.groups.href({}, { town: 'Arden' })] : [site.groups.href()])]) {
        await page.goto(href)
        await picture(page, `site${href.replaceAll(/[/?=]/g, '-')}-${colorScheme}`)
        await expectAccessible(page, colorScheme === 'dark' ? 'colours' : 'everything')
      }
      await leave(page)
    }
  }, 60_000)
})

async function atDesk() {
  const { headers } = await arrive('Priya', 'organiser')
  const page = await visit(origin, desk)
  await carry(page, origin, headers.cookie)
  return page
}
