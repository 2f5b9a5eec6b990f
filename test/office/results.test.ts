import { parse } from 'csv-parse/sync'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import * as reports from '#domain/actions/reports.ts'
import { openLimits } from '#http/limits.ts'
import { routes } from '#http/routes.ts'
import * as audit from '#platform/audit.ts'
import { app, db, form, house } from '../house.ts'
import { arrive } from './colleagues.ts'

const { action, reportsCsv, hiding, preview, data } = routes.office
const arden = 'ocd-division/country:us/state:ma/place:arden'

let desk: Record<string, string>
const get = async (href: string) => (await app.request(href, { headers: desk })).text()

beforeAll(async () => {
  desk = (await arrive('Priya', 'organiser')).headers
  for (const note of ['=HYPERLINK("http://evil.example")', 'Staff said “yes”, twice', '<script>alert(1)</script>', '']) {
    await reports.tell(db, { id: 1 }, { key: crypto.randomUUID(), official_id: 1, call_id: crypto.randomUUID(), outcome: 'spoke-staff', stance: 'supports', note, place_id: arden })
  }
})
beforeEach(() => { Object.assign(house.limits, openLimits()) })

test('the page of an action has its figures, every chart with a table, and escapes what callers wrote', async () => {
  const page = await get(action.href({ id: 1 }))
  expect(page).toMatch(/<dt>reports<\/dt><dd>4</)
  expect(page).toContain('The same as a table')
  expect(page).toMatch(/Arden<\/th><td class="num">4</)
  expect(page).toContain('&lt;script>alert(1)')
  expect(page).not.toContain('<script>alert')
  expect(page).not.toMatch(/ style="/)
})

test('fewer than three callers of a town are not counted out', async () => {
  await reports.tell(db, { id: 2 }, { key: crypto.randomUUID(), official_id: 3, call_id: crypto.randomUUID(), outcome: 'emailed', stance: null, note: '', place_id: arden })
  expect(await get(action.href({ id: 2 }))).toMatch(/Arden<\/th><td class="num">fewer than 3<\/td><td class="num">–</)
})

test('an action without reports says what will stand there', async () => {
  expect(await get(action.href({ id: 3 }))).toContain('Nobody has reported yet')
})

test('a note is hidden and shown again, and both are written down', async () => {
  const { id } = await db.selectFrom('reports').select('id').where('note', 'like', '<script>%').executeTakeFirstOrThrow()
  const hidden = await app.request(hiding.href({ id }), form('PUT', {}, desk))
  const page = await get(hidden.headers.get('location') ?? '')
  expect(page).toContain('Undo: show it again')
  expect(page).not.toContain('alert(1)')
  await app.request(hiding.href({ id }), form('DELETE', {}, desk))
  expect(await get(action.href({ id: 1 }))).toContain('alert(1)')
  expect((await audit.list(db, { limit: 2 })).map(({ act }) => act)).toEqual(['show a note', 'hide a note'])
  expect((await app.request(hiding.href({ id: 999_999 }), form('PUT', {}, desk))).status).toBe(404)
})

test('the export reads back whole, calculates nothing, and is written down', async () => {
  const { id } = await db.selectFrom('reports').select('id').where('note', 'like', 'Staff%').executeTakeFirstOrThrow()
  await app.request(hiding.href({ id }), form('PUT', {}, desk))
  const answer = await app.request(reportsCsv.href({ id: 1 }), { headers: desk })
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="warm-homes-reports.csv"')
  const rows: Record<string, string>[] = parse(await answer.text(), { columns: true, record_delimiter: '\r\n' })
  expect(rows.map(({ Note }) => Note)).toEqual(['\'=HYPERLINK("http://evil.example")', '', '<script>alert(1)</script>', ''])
  expect(rows[0]).toMatchObject({ Legislator: 'Rosa Alvarez', Town: 'Arden', Outcome: 'Spoke to staff', Stance: 'Supports', Name: '' })
  expect((await audit.list(db, { limit: 1 }))[0]).toMatchObject({ act: 'export reports', actor: 'Priya', subject_id: '1' })
})

test('a preview shows a town its own representative and the filled script', async () => {
  const page = await get(preview.href({ id: 1 }, { town: 'arden' }))
  expect(page).toContain('Rep. Rosa Alvarez')
  expect(page).toMatch(/I live in <mark>Arden<\/mark>/)
  expect(page).toContain('<mark>Representative Alvarez</mark>')
})

test('a preview of a divided town offers its parts', async () => {
  const page = await get(preview.href({ id: 1 }, { town: 'Winnick' }))
  expect(page).toContain('Winnick is divided between districts')
  const [, href = ''] = /href="([^"]*part=[^"]*)">[^<]*2nd Harbor/.exec(page) ?? []
  expect(await get(href.replaceAll('&amp;', '&'))).toContain('Rep. Ben Cruz')
})

test('a preview tells of a vacancy and of a town nobody knows, and works for drafts', async () => {
  expect(await get(preview.href({ id: 1 }, { town: 'Port Quill' }))).toMatch(/Nobody to reach[^]*3rd Harbor, is vacant/)
  expect(await get(preview.href({ id: 1 }, { town: 'Atlantis' }))).toContain('no city or town called “Atlantis”')
  expect(await get(preview.href({ id: 4 }, { town: 'Arden' }))).toMatch(/A quiet draft[^]*Rosa Alvarez/)
})

test('the data page says who is known, what is vacant or unknown, and which file opens which door', async () => {
  const { atlas } = house
  Object.assign(house, { atlas: () => ({ jurisdiction: atlas().jurisdiction }) })
  const page = await get(data.href())
  Object.assign(house, { atlas })
  expect(page).toMatch(/State Representative<[^]*?vacant: 3rd Harbor/)
  expect(page).toMatch(/Governor’s Councilor<[^]*?unknown: 1st District[^]*?no complete list yet/)
  expect(page).toContain('fixtures, as of')
  expect(page).toContain('bin/commonweal import boundaries FILE')
  expect(page).toContain('bin/commonweal import addresses FILE')
  expect(page).toContain('Nothing was imported')
})

test('with boundaries in memory the data page names their layers, and the map is drawn', async () => {
  expect(await get(data.href())).not.toContain('import boundaries FILE')
  const towns = house.atlas().districts?.divisions('place') ?? []
  const page = await get(action.href({ id: 1 }))
  expect(page.match(/<path class="q\d"/g)).toHaveLength(towns.length)
  expect(page).toContain('Map of callers by town. Arden leads')
})
