import { describe, expect, test } from 'vitest'
import * as groups from '#domain/groups/groups.ts'
import { routes } from '#http/routes.ts'
import { ledBy, organiser } from '../domain/groups/world.ts'
import { db } from '../house.ts'
import { arrive, cookiesOf } from '../office/colleagues.ts'
import { landscape } from '../pictures.ts'
import { carry, expectReadable, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { site, office } = routes

describe.skipIf(noBrowser)('pictures', () => {
  test('a picture is put on the shelf and on a group’s page, without a script, and visitors see it', async () => {
    const ed = await arrive('Ed', 'editor')
    const { group, lead: lea } = await ledBy('Lea Lead', { name: 'Arden Neighbors', about: 'We began as four people waiting for a bus that did not come.' })
    await groups.describe(db, organiser, group, { meets: 'Second Wednesdays, 7 pm, Mill Street library' })
    await db.insertInto('users').values({ name: 'Lea', email: 'lea.lead@brook.example', person_id: lea.id }).execute()
    const bus = { name: 'bus.jpg', mimeType: 'image/jpeg', buffer: await landscape(300, 200) }

    const editor = await signedIn(ed.email)
    await editor.goto(office.pictures.href())
    await editor.getByLabel('Picture', { exact: true }).setInputFiles(bus)
    await editor.getByLabel('What is to be seen').fill('A hill at dusk')
    await editor.getByLabel('Who took it').fill('Jo Lund')
    await editor.getByRole('button', { name: 'Put it on the shelf' }).click()
    await editor.getByText('The picture is on the shelf.').waitFor()
    await leave(editor)
    const again = await signedIn(ed.email, true)
    await again.goto(office.pictures.href())
    await expectReadable(again, 'office-pictures')
    await leave(again)

    const lead = await signedIn('lea.lead@brook.example')
    await lead.goto(office.group.href(group))
    await lead.getByText('Send one').click()
    await lead.getByLabel('Picture', { exact: true }).setInputFiles(bus)
    await lead.getByLabel('What is to be seen').fill('The hill behind the mill')
    await lead.getByRole('button', { name: 'Show it on the page' }).click()
    await lead.getByText('The picture is on the group’s page.').waitFor()
    await picture(lead, 'office-group-picture')
    await leave(lead)

    const visitor = await visit(origin)
    await visitor.goto(site.group.href(group))
    await visitor.getByRole('img', { name: 'The hill behind the mill' }).waitFor()
    expect(await visitor.evaluate('((img) => img.decode().then(() => [img.naturalWidth > 0, /-300\\.avif$/.test(img.currentSrc)]))(document.querySelector("main img"))')).toEqual([true, true])
    await expectReadable(visitor, 'group-with-picture')
    await leave(visitor)
  }, 120_000)
})

async function signedIn(email: string, javaScriptEnabled = false) {
  const page = await visit(origin, { javaScriptEnabled, viewport: { width: 1280, height: 900 } })
  await carry(page, origin, (await cookiesOf(email)).cookie)
  return page
}
