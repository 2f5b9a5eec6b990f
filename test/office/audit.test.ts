import { expect, test } from 'vitest'
import * as staff from '#domain/staff/staff.ts'
import { routes } from '#http/routes.ts'
import { changesIn } from '#office/audit/changes.ts'
import * as audit from '#platform/audit.ts'
import { app, db } from '../house.ts'
import { arrive } from './colleagues.ts'

const { audit: record } = routes.office
const admin = await arrive('Ada', 'administrator')
const page = async (path: string) => (await app.request(path, { headers: admin.headers })).text()

test('before anything is done the page says what will stand there', async () => {
  expect(await page(record.href())).toContain('Nothing has been done yet')
})

test('each act names who, what, when, and what was different', async () => {
  await audit.record(db, admin, { act: 'publish', subject: 'action', subjectId: 7, before: { title: 'Old <b>', urgent: false, same: 1 }, after: { title: 'New', urgent: true, same: 1 } })
  const html = await page(record.href())
  expect(html).toMatch(/<strong>Ada<\/strong> · publish <span class="meta">action 7<\/span>/)
  expect(html).toMatch(/<dt>title<\/dt><dd class="breaks"><del>Old &lt;b><\/del> <ins>New<\/ins>/)
  expect(html).toMatch(/<dt>urgent<\/dt><dd class="breaks"><del>no<\/del> <ins>yes<\/ins>/)
  expect(html).not.toContain('<dt>same')
})

test('an act upon somebody who works here names them, also once they have left', async () => {
  const other = await arrive('Noor', 'organiser')
  await staff.changeRole(db, admin, other.id, 'administrator')
  await staff.withdraw(db, admin, other.id)
  const html = await page(record.href())
  expect(html).toMatch(/<strong>Ada<\/strong> · withdraw Noor[^]*<strong>Ada<\/strong> · change the role of Noor[^]*<del>organiser<\/del> <ins>administrator<\/ins>/)
  expect(html).not.toContain(other.id)
})

test('acts are listed newest first, fifty at a time', async () => {
  for (let number = 1; number <= 55; number++) await audit.record(db, admin, { act: `act ${number}.`, subject: 'action', subjectId: number })
  const first = await page(record.href())
  expect(first.indexOf('act 55.')).toBeLessThan(first.indexOf('act 54.'))
  expect(first).not.toContain('act 5.')
  const second = await page(/href="([^"]+)">Older/.exec(first)?.[1] ?? '')
  expect(second).toContain('act 5.')
  expect(second).toContain('Newest')
})

test('whatever was written down is said in words', () => {
  expect(changesIn({ closes_at: null, tags: ['a', 'b'], deep: { x: 1 } }, { closes_at: '2026-10-01', tags: [], deep: { x: 2 } })).toEqual([
    { field: 'closes', was: 'nothing', is: '2026-10-01' }, { field: 'tags', was: 'a, b', is: 'nothing' }, { field: 'deep', was: '{"x":1}', is: '{"x":2}' },
  ])
  expect(changesIn(null, { name: 'Noor' })).toEqual([{ field: 'name', was: undefined, is: 'Noor' }])
  expect(changesIn('odd', [1])).toEqual([])
})
