import { beforeEach, expect, test } from 'vitest'
import { createApp } from '#app.tsx'
import { routes } from '#http/routes.ts'
import * as letters from '#platform/letters.ts'
import { app, db, form, house, settings } from '../house.ts'
import { arrive, workOnce } from './colleagues.ts'

const { letters: all, letter: one, letterSending } = routes.office
const { signIn } = routes.site
const write = (subject: string, kind = 'note') => letters.write(db, { kind, recipient: 'ana@brook.example', subject, body: `About ${subject}` })
const admin = await arrive('Ada', 'administrator')
const page = async (path: string, at = app) => (await at.request(path, { headers: admin.headers })).text()

beforeEach(async () => { await db.deleteFrom('letters').execute() })

test('before any letter the page says where they will go', async () => {
  expect(await page(all.href())).toMatch(new RegExp(`kept as files in ${settings.COMMONWEAL_HOME}/outbox[^]*No letter has been written yet`))
  const sending = createApp({ ...house, settings: { ...settings, SMTP_URL: 'smtp://user:secret@mail.example:587' } })
  const html = await page(all.href(), sending)
  expect(html).toContain('Letters go out through mail.example:587.')
  expect(html).not.toContain('secret')
})

test('letters are listed newest first, fifty at a time', async () => {
  for (let number = 1; number <= 51; number++) await write(`number ${number}`)
  const first = await page(all.href())
  expect(first.indexOf('number 51')).toBeLessThan(first.indexOf('number 50'))
  expect(first).not.toContain('number 1<')
  const older = /href="([^"]+)">Older/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await page(older)
  expect(second).toContain('number 1<')
  expect(second).not.toContain('Older')
})

test('a sign-in letter that stayed here can be read and pressed by administrators', async () => {
  await app.request(signIn.href(), form('POST', { email: admin.email }))
  await workOnce()
  const { id } = await db.selectFrom('letters').select('id').executeTakeFirstOrThrow()
  const html = await page(one.href({ id }))
  expect(html).toContain('Kept in the outbox')
  expect(html).toMatch(/<a href="http:\/\/localhost\/sign-in\/link\/[A-Za-z]+">/)
})

test('what a letter says is shown as it was written, and never as markup', async () => {
  await letters.write(db, { kind: 'note', recipient: '"<i>"@x.example', subject: '<script>', body: 'Hello <b>you</b>\njavascript:alert(1)' })
  const { id } = await db.selectFrom('letters').select('id').executeTakeFirstOrThrow()
  const html = await page(one.href({ id }))
  expect(html).toContain('Hello &lt;b>you&lt;/b>')
  expect(html).not.toMatch(/<script>|<b>you|href="javascript/)
})

test('a letter nobody wrote is not found, however it is asked for', async () => {
  for (const id of ['0', '-1', '99999999', '9'.repeat(40), 'x', '1;2']) expect((await app.request(one.href({ id }), { headers: admin.headers })).status).toBe(404)
  expect((await app.request(all.href({}, { before: 'x' }), { headers: admin.headers })).status).toBe(200)
})

test('a letter that was lost or refused is sent again by an administrator, who is told what that means, and it is written down', async () => {
  await write('the dues')
  const { id } = await db.updateTable('letters').set({ status: 'unknown', settled_at: new Date() }).returning('id').executeTakeFirstOrThrow()
  expect(await page(one.href({ id }))).toMatch(/ana@brook\.example gets it twice[^]*Send it again, though it may arrive twice/)
  expect((await app.request(letterSending.href({ id }), form('PUT', {}, admin.headers))).headers.get('location')).toBe(one.href({ id }))
  expect(await db.selectFrom('letters').select(['status', 'settled_at']).executeTakeFirstOrThrow()).toEqual({ status: 'queued', settled_at: null })
  expect(await audited()).toEqual([{ act: 'send again', subject: 'letter', subject_id: String(id), actor: 'Ada' }])

  await app.request(letterSending.href({ id }), form('PUT', {}, admin.headers))
  expect(await audited()).toHaveLength(1)
  await workOnce()
  expect(await page(one.href({ id }))).toMatch(/Kept in the outbox/)
  expect(await page(one.href({ id }))).not.toContain('Send it again')

  await db.updateTable('letters').set({ status: 'refused' }).execute()
  expect(await page(one.href({ id }))).toMatch(/The mail server refused it\.[^]*Send it again/)
})

test('who may only read letters sends none again, nor does anybody a letter that is not there or has lost its words', async () => {
  await write('the dues')
  const { id } = await db.updateTable('letters').set({ status: 'refused' }).returning('id').executeTakeFirstOrThrow()
  const auditor = await arrive('Olga', 'auditor')
  expect(await (await app.request(one.href({ id }), { headers: auditor.headers })).text()).not.toContain('Send it again')
  expect((await app.request(letterSending.href({ id }), form('PUT', {}, auditor.headers))).status).toBe(403)
  for (const nobody of ['0', '99999999', 'x']) expect((await app.request(letterSending.href({ id: nobody }), form('PUT', {}, admin.headers))).status).toBe(404)
  await db.updateTable('letters').set({ body: '' }).execute()
  expect(await page(one.href({ id }))).toContain('Whoever waits for it can ask for another.')
  await app.request(letterSending.href({ id }), form('PUT', {}, admin.headers))
  expect((await letters.find(db, id))?.status).toBe('refused')
})

const audited = () => db.selectFrom('audit_entries').select(['act', 'subject', 'subject_id', 'actor']).where('act', '=', 'send again').execute()
