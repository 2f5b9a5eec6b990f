import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import * as consents from '#domain/people/consents.ts'
import { app, asVisitor, db, form } from '../house.ts'
import { confirm } from '../confirming.ts'

const { site } = routes
const arden = 'ocd-division/country:us/state:ma/place:arden'
const path = (answer: Response) => answer.headers.get('location')
const page = async (href: string, headers = {}) => (await app.request(href, { headers })).text()
const place = (fields: Record<string, string>, headers = {}) => app.request(site.place.href(), form('POST', fields, headers))
const tell = (slug: string, fields: Record<string, string>, headers = {}) =>
  app.request(site.reports.href({ slug }), form('POST', { key: crypto.randomUUID(), outcome: 'voicemail', ...fields }, headers))
const sign = (slug: string, fields: Record<string, string>, headers = {}) => app.request(site.signature.href({ slug }), form('POST', fields, headers))
const publish = (slug: string, change = {}) =>
  db.insertInto('actions').values({ slug, title: slug, ask: 'x', script: 'x', addresses: 'us-senators', published_at: new Date(Date.now() - 1000), ...change }).execute()
const keyIn = (html: string) => /name="key" value="([^"]+)"/.exec(html)?.[1]

test('a round goes from one to the next, comes back to those who were left out, and ends with thanks', async () => {
  const found = await place({ door: 'town', town: 'Arden', for: 'both-chambers' })
  const first = await tell('both-chambers', { official: '1', outcome: 'skipped' }, asVisitor(found))
  expect(path(first)).toBe(site.call.href({ slug: 'both-chambers', official: 'sam-okafor' }))
  const visitor = asVisitor(found, first)
  expect(await page(site.thanks.href({ slug: 'both-chambers' }), visitor)).toContain('You skipped everybody this time')
  expect(path(await tell('both-chambers', { official: '3', outcome: 'skipped' }, visitor))).toBe(site.thanks.href({ slug: 'both-chambers' }))
  expect(path(await app.request(site.calls.href({ slug: 'both-chambers' }), { headers: visitor }))).toMatch(/sam-okafor|rosa-alvarez/)
  await tell('both-chambers', { official: '1', outcome: 'voicemail' }, visitor)
  expect(await page(site.thanks.href({ slug: 'both-chambers' }), visitor)).toMatch(/Thank you\. They heard Arden\.[^]*1 call from you/)
})

test('two strangers at the same page have two keys, so that neither report is lost', async () => {
  await publish('statewide')
  const call = path(await app.request(site.calls.href({ slug: 'statewide' }))) ?? ''
  const keys = [keyIn(await page(call)), keyIn(await page(call))]
  expect(new Set(keys).size).toBe(2)
  for (const key of keys) expect((await tell('statewide', { key: key ?? '', official: '5' })).status).toBe(303)
  expect(await db.selectFrom('reports').select('id').where('key', 'in', keys.map((key) => key ?? '')).execute()).toHaveLength(2)
})

test('a report with a damaged key comes back with everything typed and a key that works', async () => {
  const visitor = asVisitor(await place({ door: 'town', town: 'Arden' }))
  const refused = await tell('warm-homes', { key: 'damaged', official: '1', note: 'My note', stance: 'supports' }, visitor)
  const html = await refused.text()
  expect([refused.status, html.includes('My note'), html.includes('Send it once more')]).toEqual([422, true, true])
  expect((await tell('warm-homes', { key: keyIn(html) ?? '', official: '1', note: 'My note' }, visitor)).status).toBe(303)
})

test('who was on the telephone when the action closed is heard, and asked to call nobody else', async () => {
  await publish('closing', { addresses: 'legislators' })
  const found = await place({ door: 'town', town: 'Arden', for: 'closing' })
  await db.updateTable('actions').set({ closes_at: new Date() }).where('slug', '=', 'closing').execute()
  const told = await tell('closing', { official: '1', note: 'Just in time' }, asVisitor(found))
  expect(path(told)).toBe(site.thanks.href({ slug: 'closing' }))
  expect(await db.selectFrom('reports').select('id').where('note', '=', 'Just in time').execute()).toHaveLength(1)
  expect(path(await app.request(site.call.href({ slug: 'closing', official: 'sam-okafor' }), { headers: asVisitor(found, told) }))).toBe(site.action.href({ slug: 'closing' }))
})

test('an action taken back in the middle of a round is nowhere, with the way to the others', async () => {
  await publish('taken-back')
  await db.updateTable('actions').set({ published_at: null }).where('slug', '=', 'taken-back').execute()
  const answer = await tell('taken-back', { official: '5' })
  expect([answer.status, (await answer.text()).includes('See what we are asking for now')]).toEqual([404, true])
})

test('a remembered district that an import has taken away is asked for again, not called vacant', async () => {
  const found = await place({ door: 'town', town: 'Port Quill', for: 'warm-homes' })
  const house = 'ocd-division/country:us/state:ma/sldl:3rd_harbor'
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('precinct_districts').where('division_id', '=', house).execute()
    const posts = tx.selectFrom('posts').select('id').where('division_id', '=', house)
    await tx.deleteFrom('terms').where('post_id', 'in', posts).execute()
    await tx.deleteFrom('posts').where('division_id', '=', house).execute()
    await tx.deleteFrom('divisions').where('id', '=', house).execute()
  })
  const begun = await app.request(path(found) ?? '', { headers: asVisitor(found) })
  expect(path(begun)).toBe(site.action.href({ slug: 'warm-homes' }))
  expect(begun.headers.getSetCookie().join()).toMatch(/place=; Max-Age=0/)
  expect(await page(path(begun) ?? '')).toContain('First: who answers to you?')
})

test('a signature stands under a round only; without one nothing is claimed', async () => {
  const name = { name: 'Ana', email: 'ana@arden.example', town: 'Quill Landing', letter: 'yes' }
  expect(path(await sign('warm-homes', name))).toBe(site.thanks.href({ slug: 'warm-homes' }))
  const cold = await page(site.thanks.href({ slug: 'warm-homes' }, { signed: 'yes' }))
  expect(cold).toContain('Nothing told yet')
  expect(cold).not.toMatch(/Look at your mail|Put my name to it/)
  expect(await db.selectFrom('people').selectAll().where('emails', '@>', sql<string[]>`array[${name.email}]`).execute()).toEqual([])

  const found = await place({ door: 'town', town: 'Arden' })
  const visitor = asVisitor(found, await tell('warm-homes', { official: '1' }, asVisitor(found)))
  const refused = await sign('warm-homes', { ...name, email: 'ana@', name: ' ' }, visitor)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toMatch(/What is your name\?[^]*does not look like an e-mail[^]*name="letter" value="yes" checked/)
  const signed = await sign('warm-homes', name, visitor)
  expect(await page(path(signed) ?? '', visitor)).toContain('Look at your mail')
  await confirm(name.email)
  const person = await db.selectFrom('people').selectAll().where('emails', '@>', sql<string[]>`array[${name.email}]`).executeTakeFirstOrThrow()
  expect(person.place_id, 'a village of two towns is not guessed').toBeNull()
  expect(await consents.stands(db, person, 'email', 'newsletter')).toBe(true)
})

test('a sign-up is taken from any town, keeps its tick when it is refused, and is thanked', async () => {
  const signUp = (fields: Record<string, string>) => app.request(site.signUps.href(), form('POST', { consent: 'newsletter', ...fields }))
  const refused = await signUp({ email: 'nobody', town: '' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toMatch(/2 things to mend[^]*href="#letter-email"[^]*value="nobody"[^]*name="consent" value="newsletter" required checked/)
  const unticked = await signUp({ email: 'cy@arden.example', town: 'Arden', consent: '' })
  expect(await unticked.text()).toMatch(/without it we may not write to you[^]*value="cy@arden\.example"/)

  for (const [email, town] of [['bo@arden.example', ' town of ARDEN '], ['di@far.example', 'Somewhere Else']]) expect(path(await signUp({ email: email!, town: town! }))).toBe(site.signUps.href())
  for (const email of ['bo@arden.example', 'di@far.example']) await confirm(email)
  const people = await db.selectFrom('people').select([sql<string>`emails[1]`.as('email'), 'place_id']).where('emails', '&&', sql<string[]>`array['bo@arden.example', 'di@far.example', 'cy@arden.example']`).orderBy('emails').execute()
  expect(people).toEqual([{ email: 'bo@arden.example', place_id: arden }, { email: 'di@far.example', place_id: null }])
  expect(await page(site.signUps.href())).toContain('Look at your mail.')
})

test.each<[string, Record<string, string>]>([
  ['no door', {}], ['a door that is none', { door: 'window' }], ['a point that is none', { door: 'point', lat: 'here', lon: '' }], ['half a point', { door: 'point', lat: '42.35', lon: '' }], ['no village', { door: 'village' }],
  ['a border without a choice', { door: 'border', place: arden }], ['a border with a choice that is none', { door: 'border', place: arden, choice: 'ocd-division/nowhere' }],
])('%s is answered with a sentence and the doors, and remembered as nothing', async (_name, fields) => {
  const answer = await place(fields)
  expect([answer.status, answer.headers.getSetCookie()]).toEqual([422, []])
  expect(await answer.text()).toMatch(/role="alert"><p>We could not read that answer\. Begin again[^]*Go by my town/)
})

test('a divided town is asked about again when no part was chosen', async () => {
  const answer = await place({ door: 'precinct', place: 'ocd-division/country:us/state:ma/place:winnick', choice: '' })
  expect(await answer.text()).toContain('Winnick is divided between districts')
})

test('finding one’s legislators needs no action', async () => {
  const found = await place({ door: 'town', town: 'Arden' })
  expect(path(found)).toBe(site.find.href())
  expect(await page(site.find.href(), asVisitor(found))).toMatch(/Who answers to Arden[^]*Rep\. Rosa Alvarez[^]*See what to call about/)
})

test('an action that asks nobody in particular says so', async () => {
  await publish('nobody-there', { addresses: 'office', office: 'treasurer' })
  expect(await page(site.calls.href({ slug: 'nobody-there' }))).toMatch(/Nobody to reach, for once[^]*See the other actions/)
})
