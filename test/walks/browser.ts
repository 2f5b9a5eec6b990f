import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { openDoors } from '#open-doors.ts'
import { house } from '../house.ts'
import { executable, theBrowser } from '../kept/chromium.ts'

/** Walks are skipped, and counted as such, where there is no Chromium. */
export const noBrowser = !executable

/** A house with its doors open on a free port, for a real browser. */
export async function openSite(furnished = house) {
  const doors = await openDoors({ ...furnished, settings: { ...furnished.settings, PORT: 0 } })
  afterAll(async () => {
    await Promise.all((await theBrowser()).contexts().map((context) => context.close()))
    await doors.close()
  })
  return doors.origin
}

/** A page of a fresh visitor, one who asked their machine for less motion: pages that fade into each other cost the machine twice. Whatever it asks of another origin, and whatever its console complains about, fails the walk at its end. */
export async function visit(origin: string, options: BrowserContextOptions = {}): Promise<Page> {
  const browser = await theBrowser()
  const context = await browser.newContext({ baseURL: origin, reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const trouble: string[] = []
  page.on('request', (request) => { if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) trouble.push(`asks ${request.url()}`) })
  page.on('console', (message) => { if (message.type() === 'error' && !/status of (4\d\d)/.test(message.text())) trouble.push(message.text()) })
  page.on('pageerror', (error) => { if (error.message !== letGo) trouble.push(error.message) })
  troubles.set(page, trouble)
  return page
}

/** What Turbo says when the pointer leaves a link whose page it had begun to fetch. */
const letGo = 'signal is aborted without reason'

const troubles = new WeakMap<Page, string[]>()

/** Hands a page the cookies of whoever is signed in, as a request says them: `a=1; b=2`. */
export async function carry(page: Page, origin: string, cookies: string) {
  const pairs = cookies.split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: origin }))
  await page.context().addCookies(pairs)
}

export async function leave(page: Page) {
  expect(troubles.get(page)).toEqual([])
  await page.context().close()
}

/** Colors on their way to those of another theme are those of neither. Looked at by the clock, for a window behind another draws no frames; not for longer than two seconds. */
const colorsSettle = `(async () => {
  const moment = () => new Promise((resume) => setTimeout(resume, 40))
  for (let look = 0; look < 50; look++) {
    await moment()
    if (!document.getAnimations().some((one) => one instanceof CSSTransition)) return
  }
})()`

/** `of: 'colours'` asks only what another theme can change, on a page whose every rule was asked in the first; `'a letter'` not for the landmarks of a page. */
export async function expectAccessible(page: Page, of: 'everything' | 'colours' | 'a letter' = 'everything') {
  await page.evaluate(colorsSettle)
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations', 'incomplete'] })
  const asked = of === 'colours' ? axe.withRules(['color-contrast', 'link-in-text-block']) : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).disableRules(of === 'a letter' ? ['landmark-one-main', 'region'] : [])
  const { violations, incomplete } = await asked.analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([])
  /** Words in the very colour of what is behind them: axe takes them for hidden on purpose. */
  const unseen = incomplete.filter(({ id }) => id === 'color-contrast').flatMap(({ nodes }) => nodes.filter(({ any }) => any.some(({ data }) => data?.messageKey === 'equalRatio')).map(({ html }) => html.slice(0, 160)))
  expect(unseen).toEqual([])
}

/** Which screens a page is looked at on; nothing of the dark theme can scroll sideways that does not in the light. */
const screens = [['light', [768, 360, 1280]], ['dark', process.env.PICTURES ? [360, 1280] : [1280]]] as const

/** The page as it stands: on three screens nothing scrolls sideways, axe has nothing to mend on a phone in the light, and on a desk in the dark nothing of colours. Loaded once. */
export async function expectReadable(page: Page, name: string) {
  for (const [colorScheme, widths] of screens) {
    await page.emulateMedia({ colorScheme })
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      await picture(page, `${name}-${width}-${colorScheme}`)
      expect(await page.evaluate('document.documentElement.scrollWidth'), `${name} at ${width}`).toBeLessThanOrEqual(width)
      if (colorScheme === 'light' && width === 360) await expectAccessible(page)
      if (colorScheme === 'dark' && width === 1280) await expectAccessible(page, 'colours')
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Kept when PICTURES is set, for somebody who wants to look. */
export async function picture(page: Page, name: string) {
  if (!process.env.PICTURES) return
  const folder = join(tmpdir(), 'commonweal-tests', 'pictures')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, caret: 'initial' })
}
