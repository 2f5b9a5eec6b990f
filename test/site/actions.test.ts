import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { confirm } from '../confirming.ts'
import { app, asVisitor, db, form } from '../house.ts'

const slug = 'warm-homes'
const look = (fields: Record<string, string>, headers = {}) => app.request(routes.site.place.href(), form('POST', { for: slug, ...fields }, headers))
const page = async (path: string, headers = {}) => (await app.request(path, { headers })).text()
const path = (answer: Response) => answer.headers.get('location') ?? ''
const keyIn = (html: string) => /name="key" value="([^"]+)"/.exec(html)?.[1] ?? ''
const reports = () => db.selectFrom('reports').selectAll().orderBy('id').execute()

test('a visitor of a whole town reaches their representative with the script filled in', async () => {
  const found = await look({ door: 'town', town: 'arden' })
  expect(found.status).toBe(303)

  const visitor = asVisitor(found)
  const begun = await app.request(path(found), { headers: visitor })
  const html = await page(path(begun), visitor)
  expect(html).toContain('Rep. Rosa Alvarez')
  expect(html).toContain('href="tel:+16175550142"')
  expect(html).toContain('<mark>Arden</mark>')
  expect(html).toContain('[your name]')
  expect(html).toContain('<mark>Representative Alvarez</mark>')
})

test('a divided town asks where in it you vote, and only then', async () => {
  const asked = await look({ door: 'town', town: 'Winnick' })
  expect(asked.status).toBe(422)
  const html = await asked.text()
  expect(html).toMatch(/Ward 1, precinct 1[^]*1st Harbor[^]*Ward 2; ward 1, precinct 2[^]*2nd Harbor/)

  const [, precinct = ''] = /name="choice" value="(\d+)"/.exec(html) ?? []
  const found = await look({ door: 'precinct', place: 'ocd-division/country:us/state:ma/place:winnick', choice: precinct })
  expect(found.status).toBe(303)
  expect((await look({ for: 'open-votes', door: 'town', town: 'Winnick' })).status).toBe(303)
})

test('a village that lies in two towns asks which', async () => {
  const asked = await look({ door: 'town', town: 'quill landing' })
  expect(await asked.text()).toMatch(/Which town is it\?[^]*Port Quill[^]*Winnick/)
})

test('a vacant seat is said to be vacant', async () => {
  const found = await look({ door: 'town', town: 'Port Quill' })
  expect(await page(routes.site.calls.href({ slug }), asVisitor(found))).toContain('State Representative, 3rd Harbor, is vacant')
})

test('a report is written once, however often it is sent', async () => {
  const found = await look({ door: 'town', town: 'Arden' })
  const visitor = asVisitor(found)
  const call = path(await app.request(path(found), { headers: visitor }))
  const key = keyIn(await page(call, visitor))
  const telling = { key, official: '1', outcome: 'spoke-staff', stance: 'leans-for', note: 'Very kind.' }

  const told = await app.request(routes.site.reports.href({ slug }), form('POST', telling, visitor))
  await app.request(routes.site.reports.href({ slug }), form('POST', { ...telling, note: 'Again!' }, visitor))
  expect(told.status).toBe(303)
  expect(path(told)).toBe(routes.site.thanks.href({ slug }))
  expect(await reports()).toMatchObject([{ outcome: 'spoke-staff', stance: 'leans-for', note: 'Very kind.', person_id: null, place_id: 'ocd-division/country:us/state:ma/place:arden' }])
  expect(await page(path(told), asVisitor(found, told))).toContain('Thank you. They heard Arden.')
})

test('what was heard counts only from those who spoke to somebody', async () => {
  const visitor = asVisitor(await look({ door: 'town', town: 'Arden' }))
  const key = crypto.randomUUID()
  await app.request(routes.site.reports.href({ slug }), form('POST', { key, official: '1', outcome: 'voicemail', stance: 'opposes' }, visitor))
  expect(await db.selectFrom('reports').selectAll().where('key', '=', key).executeTakeFirstOrThrow()).toMatchObject({ outcome: 'voicemail', stance: null })
})

test('an empty report comes back with what was typed and what is missing', async () => {
  const visitor = asVisitor(await look({ door: 'town', town: 'Arden' }))
  const refused = await app.request(routes.site.reports.href({ slug }), form('POST', { key: crypto.randomUUID(), official: '1', note: 'Nobody there' }, visitor))
  expect(refused.status).toBe(422)
  expect(await refused.text()).toMatch(/Pick what happened[^]*Nobody there/)
})

test('a round of calls may be signed once the letter is answered, and the weekly letter goes only to those who ticked', async () => {
  const found = await look({ door: 'town', town: 'Arden' })
  const key = crypto.randomUUID()
  const told = await app.request(routes.site.reports.href({ slug }), form('POST', { key, official: '1', outcome: 'no-answer' }, asVisitor(found)))
  const visitor = asVisitor(found, told)
  await app.request(routes.site.signature.href({ slug }), form('POST', { name: 'Ana', email: 'Ana@Example.org', town: 'Arden' }, visitor))
  expect(await db.selectFrom('reports').select('person_id').where('key', '=', key).executeTakeFirst()).toEqual({ person_id: null })
  expect(await (await confirm('ana@example.org')).text()).toContain('Thank you, Ana.')

  const person = await db.selectFrom('people').selectAll().where('emails', '@>', sql<string[]>`array[${'ana@example.org'}]`).executeTakeFirstOrThrow()
  expect(await db.selectFrom('reports').select('person_id').where('key', '=', key).executeTakeFirst()).toEqual({ person_id: person.id })
  expect(await db.selectFrom('consents').selectAll().where('person_id', '=', person.id).execute()).toEqual([])
})

test('for a committee, mine who sit on it are called, otherwise its chairs', async () => {
  const mine = asVisitor(await look({ for: 'the-committee', door: 'town', town: 'Arden' }))
  expect(path(await app.request(routes.site.calls.href({ slug: 'the-committee' }), { headers: mine }))).toContain('sam-okafor')
})

test('drafts are nobody’s to read, closed actions say so', async () => {
  expect((await app.request(routes.site.action.href({ slug: 'quiet-draft' }))).status).toBe(404)
  expect(await page(routes.site.action.href({ slug: 'long-gone' }))).toContain('This one is closed')
})

test('forgetting the place clears the cookie', async () => {
  const found = await look({ door: 'town', town: 'Arden' })
  const forgotten = await app.request(routes.site.place.href(), form('DELETE', {}, asVisitor(found)))
  expect(forgotten.headers.getSetCookie().join()).toMatch(/place=;.*Max-Age=0/)
})
