import { describe, expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { happening, place, weekly } from '../happenings.ts'
import { db } from '../house.ts'
import { expectAccessible, expectReadable, leave, noBrowser, openSite, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { site } = routes
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
})
