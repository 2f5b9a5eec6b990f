import { beforeAll, describe, expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { confirm } from '../confirming.ts'
import { db, form } from '../house.ts'
import { arrive } from '../office/colleagues.ts'
import { hostile } from './hostile-words.ts'
import { expectCalm, inTheMiddle, open, slug } from './stranger.ts'

const { site, office } = routes
const script = '<script>alert(1)</script>'
/** Facts for search engines: read, and never run. */
const factsTag = '<script type="application/ld+json">'
let visitor: Record<string, string>
let desk: Record<string, string>
const get = async (href: string, headers = {}) => (await open.request(href, { headers })).text()

beforeAll(async () => {
  visitor = await inTheMiddle()
  desk = (await arrive('Priya', 'administrator')).headers
})

/** Every page, as a stranger, as a visitor in a round, and as somebody who works here. */
async function everyPage(): Promise<[string, string][]> {
  const addresses = Object.values(site).filter((address) => address !== site.challenge).map(({ pattern }) =>
    pattern.replace('/about/:slug', '/about/us').replace('/news/:slug', '/news/first-win').replace('/legislators/:slug', '/legislators/rosa-alvarez').replace(':slug', slug).replace(':official', 'rosa-alvarez'))
  const inside = Object.values(office).filter(({ pattern }) => !pattern.includes(':token') && !pattern.endsWith('.csv')).map(({ pattern }) => pattern.replace(/:\w+/, '1'))
  const also = [site.action.href({ slug: 'long-gone' }), site.legislator.href({ slug: 'old-member' }), site.calls.href({ slug: 'open-votes' }), office.preview.href({ id: 1 }, { town: 'Arden' }), '/nowhere']
  const pages: [string, string][] = []
  for (const headers of [{}, visitor, desk]) for (const path of [...addresses, ...inside, ...also]) {
    const answer = await open.request(path, { headers })
    if (answer.headers.get('content-type')?.startsWith('text/html')) pages.push([`${path} ${answer.status}`, await answer.text()])
  }
  const refused = [
    form('POST', { door: 'town', town: 'Winnick' }), form('POST', { door: 'town', town: 'Quill Landing' }), form('POST', { door: 'town', town: 'Atlantis' }), form('POST', { door: 'point', lat: '42.35', lon: '-71.05' }), form('POST'),
  ]
  for (const request of refused) pages.push(['refused', await (await open.request(site.place.href(), request)).text()])
  pages.push(['refused', await (await open.request(site.signUps.href(), form('POST'))).text()], ['refused', await (await open.request(site.reports.href({ slug }), form('POST', { official: '1' }, visitor))).text()])
  return pages
}

describe('what strangers wrote', () => {
  test('stands in the office as text, and in the table for spreadsheets as text', async () => {
    const notes = [script, '"><img src=x onerror="alert(1)">', '=HYPERLINK("http://evil.example")', '+1', '-1', '@SUM(A1)', '\t=1', '{{official}}', '\u202egro']
    for (const note of notes) {
      const told = await open.request(site.reports.href({ slug }), form('POST', { key: crypto.randomUUID(), official: '1', outcome: 'spoke-staff', stance: 'supports', note }, visitor))
      expect(told.status).toBe(303)
    }
    const signed = await open.request(site.signature.href({ slug }), form('POST', { name: `=cmd|' /C calc'!A0 ${script}`, email: 'ana@arden.example', town: script.slice(0, 90) }, visitor))
    expect(signed.headers.get('location')).toBe(site.thanks.href({ slug }, { signed: 'yes' }))
    expect(await (await confirm('ana@arden.example')).text()).not.toContain('<script>alert')

    const page = await get(office.action.href({ id: 1 }), desk)
    expect(page).toContain('&lt;script>alert(1)')
    await expectCalm(await open.request(office.action.href({ id: 1 }), { headers: desk }), 'results')
    const csv = await get(office.reportsCsv.href({ id: 1 }), desk)
    expect(csv).toContain('HYPERLINK')
    expect(csv.split(/[,\n]/).filter((cell) => /^"?[=+@\t-]/.test(cell))).toEqual([])
  })

  test('in an action stays text on every page that shows it, and its links lead by http only', async () => {
    const words = { title: `${script}${hostile.emoji ? '👩‍👩‍👧‍👦' : ''}`, ask: script, why: `## ${script}\n\n- ${script}`, talking_points: script, more_info: script, script: `${script} {{official}} {{${script}}}`, issue: `"><img src=x onerror="alert(1)">`, bill_number: script, bill_title: script }
    await db.updateTable('actions').set(words).where('slug', '=', 'open-votes').execute()
    for (const href of [site.actions.href(), site.action.href({ slug: 'open-votes' }), site.legislator.href({ slug: 'sam-okafor' }), site.call.href({ slug: 'open-votes', official: 'sam-okafor' })]) {
      expect(await expectCalm(await open.request(href, { headers: visitor }), href)).toContain('&lt;script>alert(1)')
    }
  })
})

test('no page has a script, a style or a handler of its own, and every page forbids them', async () => {
  const pages = await everyPage()
  expect(pages.length).toBeGreaterThan(60)
  for (const [name, html] of pages) {
    const tags = html.match(/<[a-z][\w-]*(?:\s+[\w-]+(?:="[^"]*")?)*\s*\/?>/gi) ?? []
    expect(tags.length, name).toBeGreaterThan(20)
    expect(tags.filter((tag) => /\s(on\w+|style|srcdoc)[\s=>]/i.test(tag.replace(/"[^"]*"/g, '""'))), name).toEqual([])
    expect(tags.filter((tag) => /^<(style|iframe|object|embed|base|img)\b/i.test(tag) || (/^<script/i.test(tag) && tag !== factsTag && !/ src="\/assets\/\w/.test(tag))), name).toEqual([])
    for (const [, facts = ''] of html.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)) expect(JSON.parse(facts), name).toMatchObject({ '@context': 'https://schema.org' })
    expect(html.match(/<script type="application\/ld\+json">[^<]*<\/script>/g)?.length ?? 0, name).toBe(tags.filter((tag) => tag === factsTag).length)
    expect(tags.filter((tag) => /\s(src|srcset|action|formaction)="(?!\/\w)|\shref="(javascript|data|\/\/)/i.test(tag)), name).toEqual([])
    expect(tags.filter((tag) => /^<link[^>]+href="(?!\/\w|http:\/\/localhost[/"])/.test(tag)), name).toEqual([])
  }
  for (const path of ['/', '/nowhere', site.legislators.href(), routes.site.signIn.href(), '/favicon.svg', routes.api.live.href()]) {
    const { headers } = await open.request(path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect([headers.get('x-content-type-options'), headers.get('x-frame-options'), headers.get('referrer-policy')]).toEqual(['nosniff', 'DENY', 'strict-origin-when-cross-origin'])
  }
})

test('each id stands once in a page, and every label, description and link within it finds its own', async () => {
  for (const [name, html] of await everyPage()) {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at), name).toEqual([])
    const meant = [...html.matchAll(/\s(?:for|aria-labelledby|aria-describedby|list)="([^"]+)"|href="#([^"]+)"/g)].flatMap(([, a, b]) => (a ?? b ?? '').split(' '))
    expect(meant.filter((id) => !ids.includes(id)), name).toEqual([])
  }
})
