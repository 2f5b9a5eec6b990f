import { describe, expect, test } from 'vitest'
import * as stepping from '#domain/calendar/stepping.ts'
import * as submissions from '#domain/calendar/submissions.ts'
import * as following from '#domain/people/following.ts'
import * as people from '#domain/people/people.ts'
import { routes } from '#http/routes.ts'
import { happening, meeting, mira } from '../happenings.ts'
import { db, house } from '../house.ts'
import { arrive, linksTo, workOnce } from '../office/colleagues.ts'
import { carry, expectAccessible, expectReadable, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { site, office } = routes
const year = new Date().getFullYear() + 1

describe.skipIf(noBrowser)('an event that somebody tells us about', () => {
  test('is told without script, confirmed by letter, compared with what is on, published with credit, and followed by its link', async () => {
    await happening({ ...meeting, title: 'Bridge parade', venue: 'Mill Bridge', starts: `${year}-05-05T10:00:00`, ends: `${year}-05-05T12:00:00` }, new Date())
    const neighbor = await visit(origin, { viewport: { width: 390, height: 800 }, javaScriptEnabled: false })
    await neighbor.goto(site.events.href())
    await neighbor.getByRole('link', { name: 'Tell us about an event' }).click()
    await neighbor.getByLabel('Title').fill('The big bridge parade')
    await neighbor.getByLabel('What people should know').fill('We walk over both bridges.\n\nBring a drum.')
    await neighbor.getByLabel(/Whose event it is|Which organization/).last().fill('The Bridge Alliance')
    await neighbor.getByLabel('Begins').fill(`${year}-05-05T10:00`)
    await neighbor.getByLabel('Ends').fill(`${year}-05-05T11:30`)
    await neighbor.getByLabel('Place').fill('Mill Bridge')
    await neighbor.getByLabel('City or town').fill('Arden')
    await neighbor.getByLabel('Your name').fill('Nora Neighbor')
    await neighbor.getByLabel('E-mail').fill('nora@bridge.example')
    await neighbor.getByRole('button', { name: 'Send it in' }).click()
    await neighbor.getByRole('heading', { name: 'Look at your mail.' }).waitFor()
    await workOnce()
    const [letter] = await linksTo('nora@bridge.example')
    await neighbor.goto(new URL(letter ?? '').pathname)
    await neighbor.getByRole('button', { name: 'Yes, that was me' }).click()
    await neighbor.getByRole('link', { name: 'See where it stands' }).click()
    await neighbor.getByRole('heading', { name: 'We have it.' }).waitFor()

    const moderator = await visit(origin)
    await carry(moderator, origin, (await arrive('Priya', 'editor')).headers.cookie)
    await moderator.goto(office.events.href())
    await moderator.getByRole('link', { name: 'Waiting for a moderator (1)' }).click()
    await moderator.getByRole('link', { name: 'The big bridge parade' }).click()
    await moderator.getByRole('heading', { name: 'This may be the same' }).waitFor()
    await expectAccessible(moderator)
    await picture(moderator, 'event-moderation')
    await moderator.getByRole('button', { name: 'It is that one' }).click()
    await moderator.getByRole('heading', { name: 'Is it “Bridge parade”?' }).waitFor()
    await expectAccessible(moderator)
    await moderator.getByRole('button', { name: 'No, it is another' }).click()
    await moderator.getByRole('button', { name: 'See it as it will look' }).click()
    await moderator.getByText('This is a preview.').waitFor()
    expect(await moderator.getByRole('button', { name: 'I am coming' }).isDisabled()).toBe(true)
    await expectAccessible(moderator)
    await picture(moderator, 'event-preview')
    await moderator.goBack()
    await moderator.getByRole('button', { name: 'Publish it' }).click()
    await moderator.getByText('it stands on the calendar').waitFor()
    await leave(moderator)

    await neighbor.reload()
    await neighbor.getByRole('heading', { name: 'It is published.' }).waitFor()
    await neighbor.getByRole('link', { name: 'See it', exact: true }).click()
    await neighbor.getByText('The Bridge Alliance').waitFor()
    house.cache.drop()
    await neighbor.goto(site.events.href())
    expect(await neighbor.getByRole('link', { name: 'The big bridge parade' }).count()).toBe(1)
    await leave(neighbor)
  }, 90_000)

  test('refused, its link says why; the form and that page can be read on every screen', async () => {
    const reader = await visit(origin)
    await reader.goto(site.eventSubmission.href())
    await reader.getByLabel('Title').fill('Half of it')
    await reader.evaluate("document.querySelector('main form').noValidate = true")
    await reader.getByRole('button', { name: 'Send it in' }).click()
    await reader.getByText('things to mend').waitFor()
    await expectReadable(reader, 'event-submission-form')
    const nora = await people.welcome(db, { name: 'Nora Neighbor', email: 'nora@bridge.example' })
    const { title, kind, words, venue, address, place_id, access, is_online, zone, rule, room } = meeting
    const told = { title, kind, words, venue, address, place_id, access, is_online, zone, rule, room, starts: `${year}-06-01T10:00:00`, ends: `${year}-06-01T11:00:00`, credit: 'The Bridge Alliance' }
    const refused = await submissions.submit(db, nora, told, { name: 'Nora Neighbor', email: 'nora@bridge.example', wording: 'x' })
    await stepping.refuse(db, mira, (await submissions.find(db, refused.id))?.event_id ?? 0, { reason: 'It is for members of the alliance alone. Tell us what is open to everybody.' })
    await reader.goto(site.eventStanding.href({ token: await following.tokenFor(db, 'event', refused) }))
    await reader.getByText('Tell us what is open to everybody.').waitFor()
    await expectAccessible(reader)
    await leave(reader)
  }, 60_000)
})
