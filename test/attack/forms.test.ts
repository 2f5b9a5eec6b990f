import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { db, form } from '../house.ts'
import { hostile } from './hostile-words.ts'
import { expectCalm, forms, inTheMiddle, open, post, slug, urlencoded } from './stranger.ts'

let visitor: Record<string, string>
beforeAll(async () => { visitor = await inTheMiddle() })

const encode = (fields: Record<string, string>, field: string, raw: string) =>
  [...Object.entries(fields).filter(([name]) => name !== field).map(([name, value]) => `${name}=${encodeURIComponent(value)}`), `${field}=${raw}`].join('&')

describe.each(forms)('the form $name', ({ href, fields }) => {
  test('is taken when it is filled in as it should be, so that what follows is refused for what it says', async () => {
    const answer = await open.request(href, form('POST', fields(), visitor))
    expect([303, 422]).toContain(answer.status)
    await expectCalm(answer, 'well filled in')
  })

  test('answers every hostile word in every field with a page that holds it only as text', async () => {
    for (const field of Object.keys(fields())) {
      for (const [name, raw] of Object.entries(hostile)) await expectCalm(await post(href, encode(fields(), field, raw), urlencoded, visitor), `${field}, ${name}`)
    }
  })

  test('is too much when one field holds a megabyte', async () => {
    for (const field of Object.keys(fields())) {
      const answer = await post(href, encode(fields(), field, 'x'.repeat(1024 * 1024)), urlencoded, visitor)
      expect(answer.status).toBe(413)
      expect(await expectCalm(answer, field)).toContain('That is too much at once')
    }
  })

  test('takes no list, no file and no second value for a field to be anything but text', async () => {
    for (const field of Object.keys(fields())) {
      await expectCalm(await post(href, encode(fields(), `${field}[]`, 'x'), urlencoded, visitor), `${field}[]`)
      await expectCalm(await post(href, `${encode(fields(), field, 'first')}&${field}=second&${field}[deep][er]=x&__proto__[polluted]=yes&constructor=x`, urlencoded, visitor), field)
      const withFile = new FormData()
      for (const [name, value] of Object.entries(fields())) if (name !== field) withFile.set(name, value)
      withFile.set(field, new File(['<script>alert(1)</script>'], '../../evil.html', { type: 'text/html' }))
      await expectCalm(await post(href, withFile, undefined, visitor), `${field} as a file`)
    }
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  test.each([
    ['multipart without a boundary', 'multipart/form-data', 'x'],
    ['multipart with nothing in it', 'multipart/form-data; boundary=b', ''],
    ['multipart cut in the middle', 'multipart/form-data; boundary=b', '--b\r\ncontent-disposition: form-data; name="town"\r\n\r\nArd'],
    ['multipart of another boundary', 'multipart/form-data; boundary=b', '--c\r\ncontent-disposition: form-data; name="town"\r\n\r\nArden\r\n--c--'],
    ['multipart whose headers are noise', 'multipart/form-data; boundary=b', '--b\r\n\u0001\u0002: \r\n\r\n\r\n--b--'],
    ['JSON', 'application/json', '{"door":"town","town":"Arden","__proto__":{"polluted":true}}'],
    ['broken JSON', 'application/json', '{"door":'],
    ['plain text', 'text/plain', 'door=town&town=Arden'],
    ['XML', 'application/xml', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
    ['an unreadable type', ';;;=,', 'door=town'],
    ['an empty form', urlencoded, ''],
    ['only separators', urlencoded, '&&&===&=&'],
    ['ten thousand fields', urlencoded, Array.from({ length: 10_000 }, (_, at) => `f${at}=1`).join('&')],
  ])('says in a page that it cannot read %s', async (name, type, body) => {
    const answer = await post(href, body, type, visitor)
    await expectCalm(answer, name)
    if (name.startsWith('multipart')) expect([400, 422, 303]).toContain(answer.status)
  })
})

test.each(['GET', 'HEAD', 'TRACE', 'CONNECT', 'get', 'PUT /x', '', '__proto__', 'DELETE\r\nx: y'])('a form that says its method is "%s" is just a form', async (method) => {
  await expectCalm(await open.request(routes.site.place.href(), form('POST', { _method: method, door: 'town', town: 'Arden' }, visitor)), method)
  const file = new FormData()
  file.set('_method', new File(['DELETE'], 'DELETE'))
  await expectCalm(await post(routes.site.place.href(), file), 'a file as a method')
})

test('a damaged form is refused with the way out, and a form under another method keeps its fields', async () => {
  const damaged = await post(routes.site.signUps.href(), 'x', 'multipart/form-data; boundary=b')
  expect(damaged.status).toBe(400)
  expect(await damaged.text()).toContain('it arrived damaged')
  const forgotten = await open.request(routes.site.place.href(), form('DELETE', {}, visitor))
  expect([forgotten.status, forgotten.headers.get('location')]).toEqual([303, routes.site.find.href()])
})

test('nothing that was sent in reaches the tables alive or cut in half', async () => {
  const note = 'half \ud800 and \u0000nul\u0001 <script>alert(1)</script> =1+1 \r\n\u202e'
  const key = crypto.randomUUID()
  const body = `key=${key}&official=1&outcome=voicemail&note=${encodeURIComponent(note.toWellFormed())}%ED%A0%80`
  expect((await post(routes.site.reports.href({ slug }), body, urlencoded, visitor)).status).toBe(303)
  const kept = await db.selectFrom('reports').select('note').where('key', '=', key).executeTakeFirstOrThrow()
  expect(kept.note).toContain('half \ufffd and nul <script>alert(1)</script> =1+1')
  expect(kept.note).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ud800-\udfff]/)
})

test('the tables stand as they stood', async () => {
  const { rows } = await db.selectFrom('people').select([sql<string>`emails[1]`.as('email'), 'name']).execute().then((people) => ({ rows: people }))
  expect(rows.filter(({ email }) => !/^\S+@\S+$/.test(email))).toEqual([])
  expect(await db.selectFrom('actions').select('id').execute()).toHaveLength(6)
})
