import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import * as writing from '#domain/library/writing.ts'
import { routes } from '#http/routes.ts'
import { openDoors } from '#open-doors.ts'
import { docx, parts, pdf } from '../engines/files/documents.ts'
import { db, form, home, house } from '../house.ts'
import { arrive } from '../office/colleagues.ts'
import { picture } from '../pictures.ts'
import { archive, script, strangers } from './nasty-pictures.ts'
import { pour } from './pouring.ts'
import { expectCalm, open } from './stranger.ts'

const { office, site } = routes
const ed = await arrive('Ed', 'editor')
const resource = await writing.draft(db, ed, { kind: 'toolkit', title: 'Kit', lede: '', body: 'Words.', link: '', language: 'en', meant_for: 'everybody', audience: 'everyone' })
await writing.publish(db, ed, resource.id)
const [at, there] = [office.resourceFile.href(resource), site.resourceFile.href(resource)]
const headers = { ...ed.headers, origin: 'http://localhost' }
const lying = () => readdir(join(home, 'files/library')).catch(() => [])

async function send(content: Uint8Array, name: string) {
  const body = new FormData()
  body.set('file', new File([Uint8Array.from(content)], name, { type: 'text/html' }))
  return open.request(at, { method: 'POST', body, headers })
}
beforeEach(async () => { await open.request(at, form('DELETE', {}, ed.headers)) })

test('what we do not take is refused by its bytes, whatever it is called, and nothing of it stays', async () => {
  for (const [about, content] of strangers) {
    const answer = await send(content, 'a.pdf')
    expect(answer.status, about).toBe(422)
    const said = await answer.text()
    expect([/no file we take|an archive/.test(said), /Tattletale|onload/.test(said)], about).toEqual([true, false])
  }
  for (const page of [`<!doctype html>${script}`, `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`, `Hello ${script}`]) {
    for (const name of ['a.pdf', 'a.txt', 'a.html']) expect((await send(Buffer.from(page), name)).status, name).toBe(422)
  }
  expect((await send(archive(), 'a.zip')).status).toBe(422)
  expect(await lying()).toEqual([])
  expect((await open.request(there)).status).toBe(404)
})

test.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
  ['a page behind a picture', async () => Buffer.concat([await picture(), Buffer.from(script)]), 'image/jpeg'],
  ['a page in a PDF', () => Buffer.concat([pdf(), Buffer.from(script), Buffer.from('%%EOF')]), 'application/pdf'],
  ['a document with three million noughts in 3 KB', () => parts('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', { 'xl/zeros.xml': new Uint8Array(3_000_000) }), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
])('%s is handed on as what it is and nothing else', async (_about, make, type) => {
  expect((await send(await make(), 'evil.html')).status).toBe(303)
  const file = await open.request(there)
  expect([file.status, file.headers.get('content-type'), file.headers.get('x-content-type-options')]).toEqual([200, type, 'nosniff'])
  expect(file.headers.get('content-security-policy')).toMatch(/^default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'/)
  expect(file.headers.get('content-security-policy')).not.toMatch(/script-src|\*|https?:/)
  expect(file.headers.get('content-disposition')).toMatch(/filename="evil\.(jpg|pdf|xlsx)"$/)
})

test('a name leads nowhere, ends no header and is never the name on disk', async () => {
  for (const name of ['../../../../etc/passwd', '..\\..\\evil.pdf', 'a"; filename="b.html', 'a\r\nSet-Cookie: x=y.pdf', `${'x'.repeat(5000)}.pdf`, '\u202Efdp.exe', '"><script>.pdf', '.pdf', '\ud800.pdf']) {
    expect((await send(docx(), name)).status, name).toBe(303)
    expect(await lying()).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)])
    const file = await open.request(there)
    expect(file.headers.get('content-disposition'), name).toMatch(/^attachment; filename="[^"\\;\r\n]{1,140}\.docx"(; filename\*=UTF-8''[\w.%-]+)?$/)
    expect(file.headers.has('set-cookie')).toBe(false)
    await expectCalm(await open.request(office.resource.href(resource), { headers }), name)
  }
})

test('forms that are none are refused in words, and so is one from another site', async () => {
  const post = (body: string, type = 'multipart/form-data; boundary=b') => open.request(at, { method: 'POST', body, headers: { ...headers, 'content-type': type } })
  for (const body of ['', 'x', '--b--\r\n', '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 and then nothing', '--b\r\ncontent-disposition: form-data; name="file"\r\n\r\nwords\r\n--b--']) {
    expect((await post(body)).status, body.slice(0, 60)).toBe(422)
  }
  expect((await post('a=b', 'application/x-www-form-urlencoded')).status).toBe(422)
  const body = new FormData()
  body.set('file', new File([Uint8Array.from(pdf())], 'a.pdf'))
  expect((await open.request(at, { method: 'POST', body, headers: { ...headers, origin: 'https://evil.example' } })).status).toBe(403)
  expect(await lying()).toEqual([])
})

test('what stands in a resource stays text on every page that shows it', async () => {
  const words = { title: script, lede: script, body: script, link: 'https://x.example/"><script>' }
  await open.request(office.resource.href(resource), form('PUT', { ...words, kind: 'toolkit', language: 'en', meant_for: 'everybody', audience: 'everyone', version: '1' }, ed.headers))
  for (const path of [site.library.href(), site.resource.href(resource), site.library.href({}, { topic: script, kind: script, before: script })]) expect(await expectCalm(await open.request(path), path)).toContain('&lt;script>')
  for (const path of [office.library.href(), office.resource.href(resource)]) await expectCalm(await open.request(path, { headers }), path)
})

test('a gigabyte is turned away before any of it is read', async () => {
  const doors = await openDoors({ ...house, settings: { ...house.settings, PORT: 0 } })
  const { heard, sent } = await pour({ port: Number(new URL(doors.origin).port), path: at, field: 'file', begins: '%PDF-1.7', cookie: ed.headers.cookie }, 1024 ** 3, true)
  expect(heard).toMatch(/^HTTP\/1\.1 413 [^]*larger than 200 MB/)
  expect(sent).toBeLessThan(8 * 1024 ** 2)
  await doors.close()
  expect(await lying()).toEqual([])
})
