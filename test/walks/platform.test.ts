import { describe, expect, test } from 'vitest'
import * as planks from '#domain/agenda/planks.ts'
import { routes } from '#http/routes.ts'
import { db, house } from '../house.ts'
import { arrive } from '../office/colleagues.ts'
import { carry, expectAccessible, expectReadable, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { office, site } = routes

describe.skipIf(noBrowser)('the platform', () => {
  test('is written in the office by keyboard and read by everybody without script', async () => {
    const { headers } = await arrive('Ed', 'editor')
    const desk = await visit(origin, { viewport: { width: 1280, height: 900 } })
    await carry(desk, origin, headers.cookie)
    await desk.goto(office.platform.href())
    await desk.getByLabel('Title').fill('Shared prosperity')
    await desk.keyboard.press('Tab')
    await desk.keyboard.type('Whoever works here can afford to live here.')
    await desk.keyboard.press('Tab')
    await desk.keyboard.press('Enter')
    await desk.getByText('Now write its first plank').waitFor()
    await expectAccessible(desk)
    await desk.getByRole('link', { name: 'Write its first' }).click()
    await desk.getByRole('heading', { name: 'Write a plank' }).waitFor()
    await desk.getByLabel('Title').fill('Homes for all')
    await desk.getByLabel('What we ask').fill('Build and protect homes.')
    await desk.getByRole('textbox', { name: 'What we hold' }).click()
    await desk.keyboard.type('Everybody has a home.')
    await desk.keyboard.press('Enter')
    await desk.getByRole('textbox', { name: 'What we hold' }).locator('xpath=preceding-sibling::trix-toolbar').getByRole('button', { name: 'List' }).click()
    await desk.keyboard.type('Protect')
    await desk.getByRole('button', { name: 'Save the draft' }).click()
    await desk.getByRole('button', { name: 'Publish it' }).click()
    await desk.getByText('everybody reads it').waitFor()
    await picture(desk, 'plank-form-1280-light')
    await expectAccessible(desk)
    await desk.goto(office.newCoalition.href())
    await desk.getByLabel('Name').fill('Roofs Together')
    await desk.getByLabel('Homes for all').check()
    await expectAccessible(desk)
    await desk.getByRole('button', { name: 'Add the coalition' }).click()
    await desk.getByText('The coalition is in the list').waitFor()
    await picture(desk, 'office-coalitions-1280-light')
    await expectAccessible(desk)
    await leave(desk)

    const [agenda] = await planks.platform(db)
    await db.updateTable('actions').set({ plank_id: agenda?.planks[0]?.id }).where('slug', '=', 'warm-homes').execute()
    house.cache.drop()
    const visitor = await visit(origin, { javaScriptEnabled: false })
    await visitor.goto(site.platform.href())
    await picture(visitor, 'platform-1280-light')
    await visitor.getByRole('link', { name: 'Homes for all' }).click()
    await visitor.getByRole('heading', { name: 'Keep every home warm' }).waitFor()
    expect(await visitor.getByRole('listitem').filter({ hasText: 'Protect' }).count()).toBe(1)
    await visitor.getByRole('link', { name: 'All coalitions' }).click()
    await visitor.getByText('Roofs Together').waitFor()
    await leave(visitor)

    const reader = await visit(origin)
    for (const [path, name] of [[site.platform.href(), 'platform'], [site.plank.href({ slug: 'homes-for-all' }), 'plank'], [site.coalitions.href(), 'coalitions']] as const) {
      await reader.goto(path)
      await expectReadable(reader, name)
    }
    await leave(reader)
  }, 90_000)
})
