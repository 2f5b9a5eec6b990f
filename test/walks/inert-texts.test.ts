import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { escapeValue } from '#engines/texts/entities.ts'
import { read } from '#engines/texts/pieces.ts'
import { keep } from '#engines/texts/writing.ts'
import { families, scriptCases } from '../attack/script-cases.ts'
import { noBrowser, openSite, visit } from './browser.ts'

const origin = noBrowser ? '' : await openSite()
const elements = ['P', 'H2', 'H3', 'UL', 'OL', 'LI', 'BLOCKQUOTE', 'A', 'STRONG', 'EM', 'DEL', 'BR', 'FIGURE']

describe.skipIf(noBrowser)('what tries to be a script, in a real browser', () => {
  test('is heard when nothing is made safe: the detector works, in every family that runs or asks by itself', async () => {
    const { page, told } = await detector()
    for (const { source, cases } of families) {
      told.length = 0
      await open(page, cases.map((typed) => `<iframe srcdoc="${escapeValue(typed)}"></iframe>`).join(''))
      await page.waitForFunction('document.readyState === "complete"')
      await expect.poll(() => told.length, { message: source }).toBeGreaterThan(source.startsWith('Trix') ? 0 : 1)
    }
    await page.context().close()
  }, 120_000)

  test('comes out inert: no script runs, no dialog opens, nothing is asked of another site, and the page is the same when it is written again', async () => {
    const { page, told } = await detector()
    const shown = (typed: string) => read(typed, origin).everyone.map((piece) => (piece.kind === 'words' ? piece.html : '')).join('')
    expect(scriptCases.length).toBeGreaterThanOrEqual(200)
    for (const made of [scriptCases.map((typed) => shown(keep(typed))), scriptCases.map((typed) => shown(typed))]) {
      await open(page, made.map((html) => `<div class="case">${html}</div>`).join(''))
      expect(await page.locator('div.case').count()).toBe(scriptCases.length)
      const strange = await page.evaluate((allowed) => {
        const all = () => [...document.querySelectorAll('div.case *')]
        const look = () => all().flatMap((element) => {
          const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`)
          const wrong = attributes.filter((one) => !/^(rel=external noopener|href=(https?:|mailto:|tel:|\/(?!\/)|#)|data-(action|picture|link|members)=)/.test(one))
          return allowed.includes(element.tagName) && element.namespaceURI === 'http://www.w3.org/1999/xhtml' && !wrong.length ? [] : [`${element.tagName} ${attributes.join(' ')}`]
        })
        const first = look()
        for (const box of document.querySelectorAll('div.case')) box.innerHTML = String(box.innerHTML)
        return [...first, ...look()]
      }, elements)
      expect(strange).toEqual([])
      await page.mouse.move(5, 5)
      await page.mouse.move(300, 300)
      for (const element of await page.locator('div.case :is(strong, em, blockquote, li)').all()) await element.dispatchEvent('click')
      expect(told).toEqual([])
    }
    await page.context().close()
  }, 120_000)
})

/** A page without a content policy, and all that a script in it does or asks for. */
async function detector() {
  const page = await visit(origin)
  const told: string[] = []
  page.on('dialog', (dialog) => { told.push('dialog'); void dialog.dismiss() })
  page.on('request', (request) => { if (!request.url().startsWith(origin) && !/^(data|about|blob):/.test(request.url())) told.push(request.url()) })
  await page.exposeFunction('tell', (what: string) => void told.push(what))
  await page.addInitScript('window.alert = (what) => { window.tell(`alert ${what}`) }')
  return { page, told }
}

async function open(page: Page, body: string) {
  await page.unrouteAll()
  await page.route('**/*', (route) => (route.request().url() === `${origin}/detector` ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<!doctype html><meta charset=utf-8><title>x</title><body>${body}` }) : route.abort()))
  await page.goto(`${origin}/detector`)
}
