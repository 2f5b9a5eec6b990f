import { describe, expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { happening, place, weekly } from '../happenings.ts'
import { db } from '../house.ts'
import { arrive } from '../office/colleagues.ts'
import { carry, expectAccessible, expectReadable, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { office, site } = routes
const soon = new Date()
const year = soon.getFullYear() + 1
const at = (day: string) => ({ starts: `${year}-${day}T19:00:00`, ends: `${year}-${day}T20:30:00` })

describe.skipIf(noBrowser)('the calendar', () => {
  test('is read by day, by month and on the map, and leads to each time, without script', async () => {
    const [arden] = await db.insertInto('groups').values({ slug: 'arden-mills', kind: 'chapter', status: 'affiliated', name: 'Arden Mills Together' }).returning('id').execute()
    await happening({ title: 'How a bill dies, and how to stop it', kind: 'training', group_id: arden?.id ?? null, is_online: true, capacity: 100, ...at('03-02') }, soon)
    await happening({ title: 'Rally at the harbor', kind: 'rally', place_id: place('port_quill'), venue: 'Fish Pier', ...at('03-02') }, soon)
    const series = await happening({ ...weekly, title: 'Tuesday phones', ...at('03-02'), rule: 'FREQ=WEEKLY;COUNT=5' }, soon)
    const reader = await visit(origin)
    for (const [href, name] of [[site.events.href(), 'events'], [site.eventsMonth.href({ month: `${year}-03` }), 'month'], [site.eventsMap.href(), 'events-map'], [site.event.href(series), 'event']] as const) {
      await reader.goto(href)
      await expectReadable(reader, name)
    }
    await reader.goto(site.events.href({}, { town: 'Atlantis', kind: 'rally' }))
    await expectAccessible(reader)
    await leave(reader)

    const visitor = await visit(origin, { javaScriptEnabled: false })
    await visitor.goto(site.events.href())
    await visitor.getByRole('link', { name: 'On the map' }).click()
    await visitor.getByRole('link', { name: 'Port Quill: 1 event' }).click()
    await visitor.getByRole('heading', { name: 'Rally at the harbor' }).getByRole('link').click()
    await visitor.getByText('Fish Pier, Port Quill').first().waitFor()
    await visitor.goto(site.events.href())
    await visitor.getByRole('link', { name: 'Tuesday phones' }).nth(2).click()
    await visitor.getByRole('heading', { name: 'Other times' }).waitFor()
    expect(await visitor.getByText('Every Tuesday, 5 times.').count()).toBe(1)
    await leave(visitor)
  })

  test('is kept in the office: an event is put in, repeats, is published, and one time is called off', async () => {
    const desk = await visit(origin, { viewport: { width: 1280, height: 900 } })
    await carry(desk, origin, (await arrive('Ed', 'editor')).headers.cookie)
    await desk.goto(office.events.href())
    await expectAccessible(desk)
    await desk.getByRole('link', { name: 'Put an event in' }).click()
    await desk.getByRole('heading', { name: 'Put an event in' }).waitFor()
    await desk.getByLabel('Title').fill('Chalk and talk')
    await desk.getByRole('textbox', { name: 'What people should know' }).click()
    await desk.keyboard.type('We chalk the square.')
    await desk.getByLabel('Begins').fill(`${year}-04-06T18:00`)
    await desk.getByLabel('Ends', { exact: true }).fill(`${year}-04-06T19:00`)
    await desk.getByLabel('Repeats').selectOption('month')
    await desk.getByLabel('By months').selectOption('weekday')
    await desk.getByLabel('Or so many times').fill('3')
    await desk.getByLabel('City or town').fill('Winnick')
    await desk.setViewportSize({ width: 1280, height: 900 })
    await picture(desk, 'event-form-1280-light')
    await expectAccessible(desk)
    await desk.getByRole('button', { name: 'Save the event' }).click()
    await desk.getByText('Nobody but you here sees it yet').waitFor()
    await desk.getByRole('button', { name: 'Publish it' }).click()
    await desk.getByText('it stands on the calendar').waitFor()
    await desk.getByRole('button', { name: 'Call off' }).nth(1).click()
    await desk.getByLabel('Why').nth(2).fill('Holiday')
    await desk.locator('[popover]:popover-open').getByRole('button', { name: 'Call it off' }).click()
    await desk.getByText('It is called off').waitFor()
    await picture(desk, 'event-desk-1280-light')
    await expectAccessible(desk)
    await desk.setViewportSize({ width: 390, height: 800 })
    await picture(desk, 'event-desk-390-light')
    expect(await desk.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    await leave(desk)
  })
})
