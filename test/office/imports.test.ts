import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createApp } from '#app.tsx'
import { routes } from '#http/routes.ts'
import { app, db, form, house, queued, settings } from '../house.ts'
import { arrive, workOnce } from './colleagues.ts'

const { imports: all, importPreview, importReading, importRun, importUndoing, importRefusals, peopleFile } = routes.office
const olga = await arrive('Olga', 'organiser')
const ada = await arrive('Ada', 'administrator')
const ned = await arrive('Ned', 'auditor')
const table = 'First name,Last name,Email,Town\nIsa,Lund,isa@lund.example,Arden\nJo,Lund,not an address,\nKay,Lund,=cmd(1),Winnick\n'

const get = async (path: string, who = olga) => app.request(path, { headers: who.headers })
const text = async (path: string, who = olga) => (await get(path, who)).text()
const press = (method: 'PUT' | 'DELETE', path: string, fields = {}, who = olga) => app.request(path, form(method, fields, who.headers))

function upload(content: string | Uint8Array<ArrayBuffer>, who = olga, at = app, name = 'sheet.csv') {
  const body = new FormData()
  body.set('before', 'passed over')
  body.set('file', new File([content], name))
  return at.request(all.href(), { method: 'POST', body, headers: { ...who.headers, origin: 'http://localhost' } })
}
const idIn = (answer: Response) => Number(/\/imports\/(\d+)$/.exec(answer.headers.get('location') ?? '')?.[1])
const meanings = { 'column-0': 'given_name', 'column-1': 'family_name', 'column-2': 'emails', 'column-3': 'locality', list: 'newsletter', tags: 'from paper' }
const kept = () => readdir(join(settings.COMMONWEAL_HOME, 'imports')).catch(() => [])

test('from the file to its people and back', async () => {
  const id = idIn(await upload(table))
  const mapping = await text(routes.office.import.href({ id }))
  expect(mapping).toMatch(/<option value="given_name" selected[^]*<option value="emails" selected[^]*<option value="locality" selected/)
  expect((await press('PUT', routes.office.import.href({ id }), meanings)).headers.get('location')).toBe(importPreview.href({ id }))

  const preview = await text(importPreview.href({ id }))
  expect(preview).toMatch(/All 3 rows[^]*Nothing has changed yet[^]*<dd>1<\/dd>[^]*would be changed[^]*Row 3: “Email” cannot be read: not an address/)
  expect(await db.selectFrom('people').select('id').where('family_name', '=', 'Lund').execute()).toEqual([])

  await press('PUT', importRun.href({ id }))
  await press('PUT', importRun.href({ id }))
  expect(await queued('import-people')).toEqual([{ id }])
  expect((await get(routes.office.import.href({ id }))).headers.get('refresh')).toBe('5')
  await workOnce()
  expect(await kept()).toEqual([])
  const done = await text(routes.office.import.href({ id }))
  expect(done).toContain('1 person added, 0 changed.')
  expect(await db.selectFrom('people').select(['name', 'tags', 'locality']).where('family_name', '=', 'Lund').execute()).toEqual([{ name: 'Isa Lund', tags: ['from paper'], locality: 'Arden' }])

  const refused = await get(importRefusals.href({ id }))
  expect(await refused.text()).toBe("Row,Why it was refused,First name,Last name,Email,Town\r\n3,“Email” cannot be read: not an address,Jo,Lund,not an address,\r\n4,“Email” cannot be read: =cmd(1),Kay,Lund,'=cmd(1),Winnick\r\n")

  await press('PUT', importUndoing.href({ id }))
  await workOnce()
  expect(await text(routes.office.import.href({ id }))).toContain('Taken back: 1 person removed')
  expect(await db.selectFrom('people').select('id').where('family_name', '=', 'Lund').execute()).toEqual([])
  expect((await db.selectFrom('audit_entries').select('act').where('subject_id', '=', String(id)).where('subject', '=', 'people').orderBy('id').execute()).map(({ act }) => act)).toEqual(['import', 'undo an import of'])
})

test('a file can be read with other letters, and discarded', async () => {
  const id = idIn(await upload(Buffer.from('name;e-mail\nZoë;zoe@x.example\n', 'latin1')))
  expect(await text(routes.office.import.href({ id }))).toContain('Zoë')
  await press('PUT', importReading.href({ id }), { encoding: 'windows-1252', delimiter: ',' })
  expect(await text(routes.office.import.href({ id }))).toContain('name;e-mail')
  await press('DELETE', routes.office.import.href({ id }))
  expect((await get(routes.office.import.href({ id }))).status).toBe(404)
  expect(await kept()).toEqual([])
})

test('what is no table, too large or broken off is refused in words, and nothing of it stays', async () => {
  const small = createApp({ ...house, settings: { ...settings, IMPORT_LIMIT_MB: 1 } })
  const tooLarge = await upload('x'.repeat(1_100_000), olga, small)
  expect([tooLarge.status, await tooLarge.text()]).toEqual([413, expect.stringContaining('larger than 1 MB')])
  const unannounced = new ReadableStream({ start: (out) => { out.enqueue(Buffer.from(`--b\r\ncontent-disposition: form-data; name="file"; filename="x.csv"\r\n\r\n${'x'.repeat(1_100_000)}`)); out.close() } })
  const headers = { ...olga.headers, origin: 'http://localhost', 'content-type': 'multipart/form-data; boundary=b' }
  expect((await small.request(all.href(), { method: 'POST', body: unannounced, headers, duplex: 'half' } as RequestInit)).status).toBe(413)

  expect(await (await upload('')).text()).toContain('That file is empty.')
  expect(await (await upload('{"a":')).text()).toContain('does not name the columns')
  const broken = await app.request(all.href(), { method: 'POST', body: '--b\r\ncontent-disposition: form-data; name="file"; filename="x.csv"\r\n\r\nname', headers })
  expect([broken.status, await broken.text()]).toEqual([422, expect.stringContaining('broke off')])
  expect((await app.request(all.href(), { method: 'POST', body: '--b--\r\n', headers })).status).toBe(422)
  expect(await kept()).toEqual([])
  expect(await db.selectFrom('people_imports').select('id').where('stage', '=', 'uploaded').execute()).toEqual([])
})

test('a file is taken from our own pages only, and before it is read it is asked whose it is', async () => {
  const body = new FormData()
  body.set('file', new File([table], 'x.csv'))
  expect((await app.request(all.href(), { method: 'POST', body, headers: { ...olga.headers, origin: 'https://evil.example' } })).status).toBe(403)
  expect((await upload(table, ned)).status).toBe(403)
  const stranger = await app.request(all.href(), { method: 'POST', body, headers: { origin: 'http://localhost' } })
  expect([302, 303, 401, 403]).toContain(stranger.status)
  expect(await kept()).toEqual([])
})

test('an organizer takes back what they brought, an administrator anybody’s; an auditor reads only', async () => {
  const id = idIn(await upload(table, ada))
  await press('PUT', routes.office.import.href({ id }), meanings, ada)
  await press('PUT', importRun.href({ id }), {}, ada)
  expect((await press('PUT', importUndoing.href({ id }))).status).toBe(403)
  expect((await press('PUT', importUndoing.href({ id }), {}, ned)).status).toBe(403)
  expect((await get(routes.office.import.href({ id }), ned)).status).toBe(200)
  expect((await press('PUT', importUndoing.href({ id }), {}, ada)).status).toBe(303)
  await workOnce()
})

test('everything about everybody can be had as a table and as JSON, by who works for the whole organization', async () => {
  await db.insertInto('people').values({ name: '=Lux', emails: ['lux@x.example'], tags: ['a', 'b'] }).execute()
  expect(await text(peopleFile.href({ name: 'people.csv' }))).toMatch(/^id,name,[^]*,'=Lux,[^]*lux@x\.example[^]*"a, b"/)
  const lines = (await text(peopleFile.href({ name: 'people.ndjson' }))).trim().split('\n').map((line) => JSON.parse(line))
  expect(lines[0]).toMatchObject({ commonweal: 'people', columns: expect.arrayContaining(['id', 'emails', 'groups']) })
  expect(lines.at(-1)).toMatchObject({ name: '=Lux', tags: ['a', 'b'], groups: [] })
  expect((await get(peopleFile.href({ name: 'people.xls' }))).status).toBe(404)
  expect((await get(peopleFile.href({ name: 'people.csv' }), ned)).status).toBe(403)
})

test('an import nobody made is not found, however it is asked for', async () => {
  for (const id of ['0', '-1', '999999', 'x', '9'.repeat(30)]) for (const route of [routes.office.import, importPreview, importRefusals]) expect((await get(route.href({ id }))).status).toBe(404)
})
