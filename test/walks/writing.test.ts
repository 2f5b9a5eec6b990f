import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import * as files from '#domain/content/picture-files.ts'
import * as pictures from '#domain/content/pictures.ts'
import { routes } from '#http/routes.ts'
import { db, house, settings } from '../house.ts'
import { arrive } from '../office/colleagues.ts'
import { landscape } from '../pictures.ts'
import { carry, expectReadable, leave, noBrowser, openSite, picture, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const { office, site } = routes

describe.skipIf(noBrowser)('writing for the site', () => {
  test('an editor writes a story with an action in it, schedules it, and sees it come out', async () => {
    const page = await atDesk({ viewport: { width: 1280, height: 900 } })
    await shelve('A hill at dusk')
    await page.goto(office.stories.href())
    await page.getByRole('link', { name: 'Write a story' }).click()
    const editor = page.locator('trix-editor')
    await editor.waitFor()
    await page.getByLabel('Title', { exact: true }).fill('Forty chairs')
    await page.getByLabel('In one sentence').fill('It took a year.')
    await editor.click()
    await page.getByRole('button', { name: 'Heading', exact: true }).click()
    await page.keyboard.type('How it went')
    await page.keyboard.press('Enter')
    await page.keyboard.type('We asked, and asked again.')
    await page.getByLabel('An action in the text').selectOption({ label: 'Keep every home warm' })
    await page.getByRole('button', { name: /^Put it in.*action/ }).click()
    await editor.locator('figure').waitFor()
    await page.getByText('Choose a picture').click()
    await page.getByLabel('A hill at dusk').check()
    await bring(page, 'drop', 'notes.txt', 'text/plain')
    await page.getByText('“notes.txt” is no picture.').waitFor()
    await bring(page, 'drop', 'chairs.jpg')
    const about = page.getByLabel('What is to be seen')
    await expect.poll(() => about.evaluate((field) => field === document.activeElement)).toBe(true)
    await expectReadable(page, 'office-story-form')
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.getByRole('button', { name: 'Save the draft' }).click()
    await page.getByText('A picture waits for its words.').waitFor()
    await about.press('Enter')
    await page.getByText('Say what is to be seen, for those').waitFor()
    expect(await editor.locator('figure').count()).toBe(1)
    await about.fill('Forty chairs in a row')
    await about.press('Enter')
    await editor.locator('figure').getByText('Forty chairs in a row').waitFor()
    await bring(page, 'paste', 'again.jpg')
    await about.press('Escape')
    await about.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Save the draft' }).click()
    await page.getByText('Saved as a draft').waitFor()
    const sent = await db.selectFrom('pictures').selectAll().where('alt', '=', 'Forty chairs in a row').executeTakeFirstOrThrow()
    expect(await db.selectFrom('stories').select('body').where('slug', '=', 'forty-chairs').executeTakeFirst()).toEqual({
      body: `<h2>How it went</h2><p>We asked, and asked again.</p><figure data-action="warm-homes"></figure><figure data-picture="${sent.id}"></figure>`,
    })

    await page.getByRole('button', { name: 'Schedule' }).click()
    await page.getByLabel('Comes out').fill('2040-03-01T08:00')
    await page.getByRole('button', { name: 'Schedule it' }).click()
    await page.getByText('Scheduled. It comes out by itself.').waitFor()
    await page.getByRole('link', { name: 'Edit' }).click()
    await editor.locator('figure').getByText('Keep every home warm').waitFor()
    await page.getByLabel('Kicker').fill('Housing')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('Saved.').waitFor()
    await expectReadable(page, 'office-story')
    await page.getByRole('button', { name: 'Compare the two' }).click()
    await page.getByRole('heading', { name: 'Kicker' }).waitFor()
    await expectReadable(page, 'office-comparison')
    await leave(page)

    const reader = await visit(origin, { javaScriptEnabled: false })
    expect((await reader.goto(site.story.href({ slug: 'forty-chairs' })))?.status()).toBe(404)
    await db.updateTable('stories').set({ published_at: new Date(Date.now() - 1000) }).where('slug', '=', 'forty-chairs').execute()
    house.cache.drop()
    await reader.goto(site.stories.href())
    await reader.getByRole('link', { name: 'Forty chairs', exact: true }).click()
    await reader.getByText('We asked, and asked again.').waitFor()
    for (const name of ['A hill at dusk', 'Forty chairs in a row']) await reader.getByRole('img', { name }).waitFor()
    await reader.getByRole('link', { name: 'Keep every home warm' }).waitFor()
    await picture(reader, 'story')
    await reader.goto(site.stories.href())
    expect(await reader.locator('.story__picture').count()).toBe(1)
    await leave(reader)
  }, 120_000)

  test('without script a page is written as plain words, and what is for members ends it for everybody else', async () => {
    const page = await atDesk({ javaScriptEnabled: false })
    await page.goto(office.newPage.href())
    await page.getByLabel('Title', { exact: true }).fill('How we vote')
    await page.getByLabel('The text', { exact: true }).fill('<p>Once a year.</p><p>https://www.youtube.com/watch?v=abc</p><figure data-members></figure><p>In the hall.</p>')
    await page.getByRole('button', { name: 'Save the draft' }).click()
    await page.getByRole('button', { name: 'Publish now' }).click()
    await page.getByRole('button', { name: 'Publish it' }).click()
    await page.getByText('It is out.').waitFor()
    await page.goto(office.pages.href())
    await picture(page, 'office-pages')
    await leave(page)

    const { id: agenda_id } = await db.insertInto('agendas').values({ slug: 'homes', title: 'Homes for all' }).returning('id').executeTakeFirstOrThrow()
    await db.insertInto('planks').values([{ agenda_id, slug: 'roofs', title: 'A roof over every head', published_at: new Date() }, { agenda_id, slug: 'rents', title: 'Rents that stand still', published_at: new Date() }]).execute()
    await db.insertInto('plank_stories').columns(['plank_id', 'story_id']).expression(db.selectFrom('stories').innerJoin('planks', (join) => join.onTrue()).select(['planks.id as plank_id', 'stories.id as story_id'])).execute()
    house.cache.drop()

    const reader = await visit(origin)
    await reader.goto(site.page.href({ slug: 'how-we-vote' }))
    await reader.getByText('The rest is for members').waitFor()
    expect(await reader.getByText('In the hall.').count()).toBe(0)
    await expectReadable(reader, 'page-for-members')
    await reader.goto(site.stories.href())
    await reader.getByText('By what it is about').click()
    await reader.getByRole('link', { name: 'Rents that stand still' }).click()
    await reader.getByRole('heading', { level: 1, name: 'Rents that stand still' }).waitFor()
    await reader.getByText('About: Rents that stand still').press('Enter')
    await reader.getByRole('link', { name: 'Everything we stand for' }).waitFor()
    await expectReadable(reader, 'news')
    await leave(reader)
  }, 120_000)
})

async function shelve(alt: string) {
  const made = await files.take(settings, chunks(await landscape(1200, 800)), 1e7)
  if (typeof made === 'string') throw new Error(made)
  await pictures.add(db, await arrive('Ed', 'editor'), settings, made, { alt, credit: 'Jo Lund' }, { shelved: true })
}

/** As a hand drops or pastes a file into the text. */
async function bring(page: Page, how: 'drop' | 'paste', name: string, type = 'image/jpeg') {
  const bytes = (await landscape(600, 400)).toString('base64')
  await page.locator('trix-editor').evaluate((editor, file) => {
    const carried = new DataTransfer()
    carried.items.add(new File([Uint8Array.from(atob(file.bytes), (sign) => sign.charCodeAt(0))], file.name, { type: file.type }))
    const { left, top } = editor.getBoundingClientRect()
    const shared = { bubbles: true, cancelable: true }
    editor.dispatchEvent(file.how === 'drop' ? new DragEvent('drop', { ...shared, dataTransfer: carried, clientX: left + 5, clientY: top + 5 }) : new ClipboardEvent('paste', { ...shared, clipboardData: carried }))
  }, { bytes, how, name, type })
}

async function* chunks(bytes: Uint8Array) { yield bytes }

async function atDesk(options: Parameters<typeof visit>[1]) {
  const { headers } = await arrive('Priya', 'editor')
  const page = await visit(origin, options)
  await carry(page, origin, headers.cookie)
  return page
}
