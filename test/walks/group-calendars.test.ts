import { describe, expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { calendarServer, ics, vevent } from '../calendar-server.ts'
import { db, house } from '../house.ts'
import { myGroup } from '../office/scope/two-groups.ts'
import { carry, expectReadable, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite({ ...house, settings: { ...house.settings, OUTBOUND_LOOPBACK: 'on' } })
const { office } = routes
const day = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
const there = await calendarServer({ '/ours.ics': ics(vevent('1', `DTSTART;VALUE=DATE:${day}`, 'SUMMARY:Meeting'), vevent('2', 'SUMMARY:A reading without an end or a beginning')) })

describe.skipIf(noBrowser)('a group’s own calendar', () => {
  test('is followed by its lead without script, paused, told to fail, and let go', async () => {
    const world = await myGroup()
    const lead = await visit(origin, { javaScriptEnabled: false, viewport: { width: 390, height: 900 } })
    await carry(lead, origin, world.headers.cookie)
    await lead.goto(office.group.href({ id: world.mine }))
    await lead.getByLabel('Address of the calendar').fill(`${there.origin}/wrong.ics`)
    await lead.getByRole('button', { name: 'Look at it and follow it' }).click()
    await lead.getByText('There is nothing at that address (404).').first().waitFor()
    await picture(lead, 'group-calendar-wrong-390')
    await lead.getByLabel('Address of the calendar').fill(`${there.origin}/ours.ics`)
    await lead.getByRole('button', { name: 'Look at it and follow it' }).click()
    await lead.getByText('1 event found; it is being taken in just now.').waitFor()
    await lead.getByText('1 event could not be taken').click()
    await lead.getByText('It does not say when it starts.').waitFor()
    await lead.getByRole('button', { name: 'Pause Neighbors elsewhere' }).click()
    await lead.getByText('Paused since').waitFor()
    await lead.getByRole('button', { name: 'Go on Neighbors elsewhere' }).click()

    const failing = { group_id: world.mine, failing_since: new Date('2026-11-20T12:00:00Z'), read_at: new Date('2026-11-20T11:00:00Z'), reason: 'The calendar is not open to us (403). Make it public, or take its secret address.' }
    await db.insertInto('calendar_feeds').values({ ...failing, address: 'https://calendar.example/long.ics', name: 'Arden canvasses and other things we do on weekends' }).execute()
    await lead.goto(office.group.href({ id: world.mine }))
    const reader = await visit(origin)
    await carry(reader, origin, world.headers.cookie)
    await reader.goto(office.group.href({ id: world.mine }))
    await expectReadable(reader, 'group-calendars')
    await leave(reader)
    await lead.getByRole('button', { name: 'Let it go Neighbors elsewhere' }).click()
    await lead.getByText('Those to come are called off').first().click()
    await picture(lead, 'group-calendar-letting-go-390')
    await lead.getByRole('button', { name: 'Let it go', exact: true }).click()
    await lead.getByText('It is followed no more.').waitFor()
    expect(await db.selectFrom('calendar_feeds').select('name').execute()).toHaveLength(1)
    await leave(lead)
  })
})
