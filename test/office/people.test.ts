import { beforeAll, expect, test } from 'vitest'
import * as consents from '#domain/people/consents.ts'
import { routes } from '#http/routes.ts'
import { app, db, form } from '../house.ts'
import { arrive, cookiesOf } from './colleagues.ts'

const { office } = routes
const { people, newPerson, peopleCsv, peopleTags, peopleTagging, person, personForm, personChange, personConsents } = routes.office
const place = (name: string) => `ocd-division/country:us/state:ma/place:${name}`
const greta = await arrive('Greta', 'organiser')
const audrey = await arrive('Audrey', 'auditor')
const edwin = await arrive('Edwin', 'editor')
let lena: { cookie: string }
let [ana, bo, cy] = [0, 0, 0]

beforeAll(async () => {
  const senate = await db.selectFrom('divisions').select('number').where('layer', '=', 'senate').executeTakeFirstOrThrow()
  const rows = await db.insertInto('people').values([
    { name: 'Ana López', emails: ['ana@arden.example'], phones: ['+16175550142'], locality: 'Arden', place_id: place('arden'), districts: [senate.number], tags: ['canvasser'] },
    { name: 'Bo <Lund>', emails: ['ana@arden.example', 'bo@arden.example'], locality: 'Winnick', place_id: place('winnick') },
    { name: '=cmd|calc', emails: ['cy@arden.example'], fields: '{"shirt": "L"}' },
  ]).returning('id').execute()
  ;[ana = 0, bo = 0, cy = 0] = rows.map(({ id }) => id)
  await db.insertInto('custom_fields').values({ key: 'shirt', label: 'Shirt size', kind: 'choice', choices: ['S', 'L'] }).execute()
  const group = await db.insertInto('groups').values({ slug: 'arden', kind: 'chapter', status: 'affiliated', name: 'Arden chapter' }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('group_members').values({ group_id: group.id, person_id: ana }).execute()
  const user = await db.insertInto('users').values({ name: 'Lena', email: 'lena@arden.example' }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('appointments').values({ user_id: user.id, group_id: group.id, role: 'lead' }).execute()
  lena = await cookiesOf('lena@arden.example')
})

const go = async (path: string, headers: Record<string, string> = greta.headers) => {
  const answer = await app.request(path, { headers })
  return { status: answer.status, text: await answer.text() }
}
const send = (method: 'POST' | 'PUT' | 'DELETE', path: string, fields: Record<string, string>, headers: Record<string, string> = greta.headers) => app.request(path, form(method, fields, headers))
const rowsIn = (html: string) => [...html.matchAll(/<th scope="row"[^>]*><a[^>]*>([^<]*)/g)].map(([, name]) => name)

test('the newest stand first, and words narrow the list', async () => {
  const { text } = await go(people.href())
  expect(rowsIn(text).slice(0, 3)).toEqual(['=cmd|calc', 'Bo &lt;Lund>', 'Ana López'])
  expect(rowsIn((await go(people.href({}, { q: '(617) 555-0142' }))).text)).toEqual(['Ana López'])
  const nobody = await go(people.href({}, { q: 'nobody at all' }))
  expect(nobody.text).toContain('Nobody fits')
  expect(nobody.text).toContain('0 people')
})

test('filters narrow together, and what cannot be meant counts as left out', async () => {
  expect(rowsIn((await go(people.href({}, { tag: 'canvasser', town: place('arden') }))).text)).toEqual(['Ana López'])
  expect(rowsIn((await go(people.href({}, { field: 'shirt', value: 'L' }))).text)).toEqual(['=cmd|calc'])
  for (const query of [{ since: 'yesterday' }, { district: 'x' }, { after: '-1' }, { field: 'shirt', value: 'XXXL' }, { field: 'nothing', value: '1' }]) expect(rowsIn((await go(people.href({}, query))).text)).toContain('Ana López')
  expect(rowsIn((await go(people.href({}, { segment: 999_999 }))).text)).toEqual([])
})

test('a saved segment narrows the list to its people', async () => {
  const rules = { join: 'all', parts: [{ about: 'tag', not: false, tag: 'canvasser' }] }
  const { id } = await db.insertInto('segments').values({ name: 'Canvassers', rules: JSON.stringify(rules), author: 'Greta' }).returning('id').executeTakeFirstOrThrow()
  const { text } = await go(people.href({}, { segment: id }))
  expect(rowsIn(text)).toEqual(['Ana López'])
  expect(text).toMatch(/aria-current="true">Canvassers/)
})

test('those ticked are tagged, and the tag is taken away again', async () => {
  const put = await send('PUT', peopleTags.href(), { word: ' Fair ', [`id-${bo}`]: 'yes', [`id-${cy}`]: 'yes' })
  expect(put.status).toBe(303)
  expect((await go(put.headers.get('location') ?? '')).text).toContain('The tag “Fair” is on 2 people.')
  expect(rowsIn((await go(people.href({}, { tag: 'Fair' }))).text)).toHaveLength(2)
  await send('DELETE', peopleTags.href(), { word: 'Fair', all: 'yes', tag: 'Fair' })
  expect(rowsIn((await go(people.href({}, { tag: 'Fair' }))).text)).toEqual([])
})

test('what was tagged is taken back with one press, once', async () => {
  const put = await send('PUT', peopleTags.href(), { word: 'Oops', [`id-${ana}`]: 'yes', [`id-${bo}`]: 'yes' })
  const page = await go(put.headers.get('location') ?? '')
  const [, id = ''] = /people\/taggings\/(\d+)/.exec(page.text) ?? []
  expect(page.text).toContain('Take it back')
  const undone = await send('DELETE', peopleTagging.href({ id: Number(id) }), {})
  expect((await go(undone.headers.get('location') ?? '')).text).toContain('The tag “Oops” was taken from 2 people.')
  expect(rowsIn((await go(people.href({}, { tag: 'Oops' }))).text)).toEqual([])
  expect((await send('DELETE', peopleTagging.href({ id: Number(id) }), {})).status).toBe(422)
})

test('a tag that is none, or nobody ticked, is refused in a sentence', async () => {
  for (const [fields, sentence] of [[{ word: 'a,b', [`id-${bo}`]: 'yes' }, 'no comma'], [{ word: '', [`id-${bo}`]: 'yes' }, 'Write a tag'], [{ word: 'x' }, 'Nobody is ticked']] as const) {
    const answer = await send('PUT', peopleTags.href(), fields)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(sentence)
  }
})

test('the export holds all who fit, harmless to a spreadsheet, and is written down', async () => {
  const { text } = await go(peopleCsv.href())
  const [head, ...lines] = text.trimEnd().split('\r\n')
  expect(head).toMatch(/^Number,Name,.*State Senate district.*,Shirt size$/)
  expect(lines).toHaveLength(3)
  expect(lines[0]).toContain('Harbor and Hills')
  expect(lines[2]).toMatch(/,'=cmd\|calc,.*,L$/)
  expect((await go(peopleCsv.href({}, { q: 'lund' }))).text.trimEnd().split('\r\n')).toHaveLength(2)
  expect(await db.selectFrom('audit_entries').selectAll().where('act', '=', 'export').execute()).toMatchObject([{ subject: 'people' }, { after: { filters: ['q'] } }])
})

test('a person’s page tells districts, household, consent and what they did', async () => {
  await consents.state(db, { id: ana }, { channel: 'email', list: 'newsletter', given: true, wording: 'Yes, weekly.', how: 'form' })
  for (let number = 0; number < 27; number++) await db.insertInto('deeds').values({ person_id: ana, kind: 'reported', subject: 'action', subject_id: 1, act: crypto.randomUUID(), occurred_at: new Date(2026, 1, 1 + number) }).execute()
  const { text } = await go(person.href({ id: ana }))
  expect(text).toMatch(/State Senate district<\/dt><dd>Harbor and Hills<span class="line"><a [^>]*>Sen. Sam Okafor/)
  expect(text).toMatch(/State House district<\/dt><dd><span class="meta">unknown/)
  expect(text).toContain('Bo &lt;Lund>')
  expect(text).toContain('Yes, weekly.')
  expect(text).toContain('(617) 555-0142')
  expect(text).toContain('Arden chapter')
  expect(text).toContain(`href="${office.action.href({ id: 1 })}"`)
  const older = /href="([^"]+)">Older/.exec(text)?.[1] ?? ''
  expect((await go(older)).text.match(/Told us how an action went/g)).toHaveLength(2)
})

const typed = { name: 'Dee Quist', emails: 'Dee@Arden.example\ndq@second.example', phones: '617 555 0199', locality: 'Arden', tags: 'a, b', 'field-shirt': 'S' }

test('somebody is added, edited, and the edit taken back', async () => {
  expect((await go(newPerson.href())).text).toContain('Shirt size')
  const added = await send('POST', people.href(), typed)
  const id = Number(/people\/(\d+)/.exec(added.headers.get('location') ?? '')?.[1])
  expect(await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()).toMatchObject({ emails: ['dee@arden.example', 'dq@second.example'], phones: ['+16175550199'], tags: ['a', 'b'], fields: { shirt: 'S' }, place_id: place('arden') })

  const html = (await go(personForm.href({ id }))).text
  const version = /name="version" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const saved = await send('PUT', person.href({ id }), { ...typed, version, name: 'Dee Q. Quist', 'field-shirt': '' })
  const page = await go(saved.headers.get('location') ?? '')
  expect(page.text).toContain('Undo: as it was before')
  expect(page.text).toContain('from Greta')

  const late = await send('PUT', person.href({ id }), { ...typed, version, name: 'Somebody else' })
  expect(late.status).toBe(409)
  expect(await late.text()).toMatch(/Somebody else saved this[^]*Dee Q. Quist[^]*Somebody else/)

  const change = Number(/change=(\d+)/.exec(saved.headers.get('location') ?? '')?.[1])
  await send('DELETE', personChange.href({ id, change }), {})
  expect(await db.selectFrom('people').select(['name', 'fields']).where('id', '=', id).executeTakeFirst()).toEqual({ name: 'Dee Quist', fields: { shirt: 'S' } })
})

test.each<[string, Record<string, string>, string]>([
  ['an e-mail that is none', { emails: 'dee@' }, '“dee@” is not an e-mail address'], ['a phone that is none', { phones: 'call me' }, '“call me” cannot be a phone number'],
  ['nothing to know them by', { name: '', emails: '', phones: '' }, 'something to know them by'], ['an answer that is not offered', { 'field-shirt': 'XXXL' }, 'Choose one of the answers'],
  ['more e-mails than fit', { emails: Array.from({ length: 11 }, (_, at) => `e${at}@arden.example`).join('\n') }, 'At most 10 fit here'],
  ['a language that is none', { language: 'Spanish!' }, 'the language’s code'], ['a name too long', { name: 'x'.repeat(201) }, 'at most 200'],
])('%s is refused in a sentence, and what was typed stays', async (_what, fields, sentence) => {
  const answer = await send('POST', people.href(), { ...typed, pronouns: 'they/them', ...fields })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain(sentence)
  expect(html).toContain('they/them')
})

test('what somebody told an organiser stands in the ledger with its words', async () => {
  const refused = await send('POST', personConsents.href({ id: bo }), { channel: 'phone', list: 'newsletter', wording: '' })
  expect([refused.status, (await refused.text()).includes('Say whether they agree')]).toEqual([422, true])
  const answer = await send('POST', personConsents.href({ id: bo }), { channel: 'phone', list: 'newsletter', given: 'no', wording: 'Please do not call.' })
  expect((await go(answer.headers.get('location') ?? '')).text).toMatch(/Phone, newsletter[^]*Declined[^]*Please do not call\.[^]*told an organizer/)
  expect(await db.selectFrom('consents').selectAll().where('person_id', '=', bo).execute()).toMatchObject([{ how: 'organiser', given: false }])
})

test('a lead sees the people of their group, and cannot change them', async () => {
  expect(rowsIn((await go(people.href(), lena)).text)).toEqual(['Ana López'])
  expect(rowsIn((await go(people.href({}, { q: 'lund' }), lena)).text)).toEqual([])
  const own = await go(person.href({ id: ana }), lena)
  expect([own.status, own.text.includes('Edit<')]).toEqual([200, false])
  expect((await go(person.href({ id: bo }), lena)).status).toBe(404)
  const sheet = (await go(peopleCsv.href(), lena)).text
  expect(sheet).toContain('Ana López')
  expect(sheet).not.toContain('Lund')
  for (const [method, path] of [['PUT', person.href({ id: ana })], ['PUT', peopleTags.href()], ['POST', people.href()], ['POST', personConsents.href({ id: ana })]] as const) expect((await send(method, path, typed, lena)).status).toBe(403)
})

test('an auditor reads and changes nothing; an editor has no people', async () => {
  const { status, text } = await go(people.href(), audrey.headers)
  expect([status, text.includes('Export as CSV'), text.includes('Add a person'), text.includes('type="checkbox"')]).toEqual([200, false, false, false])
  expect((await go(person.href({ id: ana }), audrey.headers)).text).not.toContain('Write down what they told us')
  for (const path of [peopleCsv.href(), newPerson.href(), personForm.href({ id: ana })]) expect((await go(path, audrey.headers)).status).toBe(403)
  for (const path of [people.href(), person.href({ id: ana }), peopleCsv.href()]) expect((await go(path, edwin.headers)).status).toBe(403)
})

test('somebody nobody knows is not found, however they are asked for', async () => {
  for (const id of ['0', '-1', '99999999', '9'.repeat(40), 'x']) for (const one of [person, personForm]) expect((await go(one.href({ id }))).status).toBe(404)
  expect((await send('DELETE', personChange.href({ id: ana, change: 'x' }), {})).status).toBe(404)
})
