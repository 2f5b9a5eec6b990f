import { describe, expect, test } from 'vitest'
import * as pictures from '#domain/content/pictures.ts'
import * as files from '#domain/content/picture-files.ts'
import { routes } from '#http/routes.ts'
import { db, house, settings } from '../house.ts'
import { arrive } from '../office/colleagues.ts'
import { landscape } from '../pictures.ts'
import { carry, expectAccessible, expectReadable, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { office, site } = routes

describe.skipIf(noBrowser)('the home page', () => {
  test('is arranged in the office by buttons, and read by everybody without script', async () => {
    const ed = await arrive('Ed', 'editor')
    const made = await files.take(settings, chunks(await landscape(600, 400)), 1e7)
    if (typeof made === 'string') throw new Error(made)
    const hill = await pictures.add(db, ed, settings, made, { alt: 'A hill at dusk', credit: 'Jo Lund' }, { shelved: true })
    await db.updateTable('stories').set({ picture_id: hill.id }).execute()
    await db.insertInto('stories').values([{ slug: 'second', title: 'The second story is told in more words', picture_id: hill.id, kicker: 'Housing', published_at: new Date(Date.now() - 9e8) }, { slug: 'third', title: 'A third without', published_at: new Date(Date.now() - 1e9) }]).execute()
    const { id: agenda } = await db.insertInto('agendas').values({ slug: 'homes', title: 'Homes for all' }).returning('id').executeTakeFirstOrThrow()
    await db.insertInto('planks').values([{ agenda_id: agenda, slug: 'roofs', title: 'A roof over every head', published_at: new Date() }, { agenda_id: agenda, slug: 'rents', title: 'Rents that stand still', published_at: new Date() }]).execute()

    const desk = await visit(origin, { viewport: { width: 1280, height: 900 } })
    await carry(desk, origin, ed.headers.cookie)
    await desk.goto(office.homePage.href())
    await desk.getByRole('button', { name: /^Up ?: Latest stories/ }).press('Enter')
    await desk.getByText('Ed moved “Latest stories” up').waitFor()
    await desk.getByText('Weekly letter', { exact: true }).dragTo(desk.getByText('Look-up', { exact: true }), { targetPosition: { x: 5, y: 2 } })
    await desk.getByText('Ed moved “Weekly letter” up').waitFor()
    expect(await desk.locator('.home-blocks strong').allTextContents()).toEqual(['Poster', 'Latest stories', 'Weekly letter', 'Look-up', 'More actions', 'What is on'])
    await desk.getByRole('button', { name: 'Undo that' }).click()
    await desk.getByText('Undone.').waitFor()
    await desk.getByRole('button', { name: /^Add ?: Platform/ }).click()
    await desk.getByText('Ed added “Platform”').waitFor()
    await desk.getByRole('link', { name: /^Add ?: Evening with pictures/ }).click()
    await desk.getByLabel('Heading').fill('The members’ evening')
    await desk.getByLabel('Text').fill('Ninety of us sang in the mill, badly, and nobody left early.')
    await desk.getByLabel('A hill at dusk').check()
    await picture(desk, 'home-block-1280-light')
    await expectAccessible(desk)
    await desk.getByRole('button', { name: 'Put it on the page' }).click()
    await desk.getByText('Ed added “The members’ evening”').waitFor()
    await desk.getByRole('button', { name: /^Remove ?: Weekly letter/ }).click()
    await desk.getByText('Ed removed “Weekly letter”').waitFor()
    await desk.getByRole('button', { name: 'Undo that' }).click()
    await desk.getByText('Undone.').waitFor()
    await expectReadable(desk, 'office-home')
    await leave(desk)

    house.cache.drop()
    const visitor = await visit(origin, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
    await visitor.goto(site.home.href())
    expect(await visitor.getByRole('main').getByRole('heading', { level: 2 }).allTextContents()).toEqual(['The latest', 'Who answers to you?', 'More you can do', 'One letter a week, and it is short.', 'What we stand for', 'The members’ evening'])
    await picture(visitor, 'home-390-light')
    await visitor.getByRole('link', { name: 'A roof over every head' }).click()
    await visitor.getByRole('heading', { level: 1, name: 'A roof over every head' }).waitFor()
    await leave(visitor)

    const reader = await visit(origin)
    await reader.goto(site.home.href())
    await expectReadable(reader, 'home-arranged')
    await leave(reader)
  }, 90_000)
})

async function* chunks(bytes: Uint8Array) { yield bytes }
