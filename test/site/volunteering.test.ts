import { beforeEach, expect, test } from 'vitest'
import * as people from '#domain/people/people.ts'
import * as askings from '#domain/volunteering/askings.ts'
import * as calling from '#domain/volunteering/calling.ts'
import * as helpCalls from '#domain/volunteering/help-calls.ts'
import * as links from '#domain/volunteering/links.ts'
import * as profiles from '#domain/volunteering/profiles.ts'
import * as refusals from '#domain/volunteering/refusals.ts'
import { routes } from '#http/routes.ts'
import type { Person } from '#domain/people/person.ts'
import { app, db, form, house } from '../house.ts'
import { cookiesOf, linksTo, workOnce } from '../office/colleagues.ts'
import { askFor, choice, openCall, place, priya, volunteer } from '../volunteers.ts'

const { site } = routes
const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
const text = async (answer: Response | Promise<Response>) => (await answer).text()
const coming = (days: number) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10)
const soon = (over: Partial<calling.Draft> = {}) => openCall({ starts_local: `${coming(30)} 10:00`, ends_local: `${coming(30)} 12:00`, ...over })
const answerOf = async (call: { id: number }, person: Pick<Person, 'id'>) => (await askings.ofPerson(db, call.id, person.id))?.answer

/** Somebody with an account of their own here. */
async function signedIn(person: Person) {
  const [email = ''] = person.emails
  await db.insertInto('users').values({ name: person.name, email, person_id: person.id, email_verified: true }).execute()
  return cookiesOf(email)
}
async function linkFor(call: { id: number }, person: Pick<Person, 'id'>) {
  const asking = await askings.ofPerson(db, call.id, person.id)
  return site.helpAnswer.href({ token: (await links.issue(db, asking!, crypto.randomUUID()))! })
}

beforeEach(() => house.cache.drop())

test('anybody can offer help: what was typed waits for the answer to a letter, then stands', async () => {
  const skill = await choice('Cooking')
  const call = await soon()
  const page = await text(get(site.volunteer.href({}, { for: call.id })))
  expect(page).toContain('For “Phones for warm homes”')
  const offer = { name: 'Nia', email: 'Nia@Brook.example', town: 'winnick', [`skill-${skill}`]: 'yes', 'skill-99999': 'yes', 'time-sat-morning': 'yes', 'time-sat-noon': 'yes', 'language-es': 'yes', miles: '10', counted_on: 'Soup.', consent: 'volunteering', for: String(call.id) }
  const sent = await app.request(site.volunteer.href(), form('POST', offer))
  expect([sent.status, sent.headers.get('location')]).toEqual([303, site.volunteered.href({}, { what: 'asked' })])
  expect(await text(get(site.volunteered.href({}, { what: 'asked' })))).toContain('Look into your mail.')
  expect(await people.withEmail(db, 'nia@brook.example')).toEqual([])

  await workOnce()
  const [link = ''] = await linksTo('nia@brook.example')
  const path = new URL(link).pathname
  const asked = await text(get(path))
  expect(await people.withEmail(db, 'nia@brook.example')).toEqual([])
  const [tick = ''] = /confirm-\d+/.exec(asked) ?? []
  expect((await app.request(path, form('POST', { [tick]: 'yes' }))).status).toBe(200)
  const [nia] = await people.withEmail(db, 'nia@brook.example')
  expect(nia).toMatchObject({ name: 'Nia', place_id: place('winnick') })
  expect(await profiles.find(db, nia!.id)).toMatchObject({ skills: [skill], times: ['sat-morning'], languages: ['es'], miles: 10, counted_on: 'Soup.' })
  expect(await db.selectFrom('consents').select(['list', 'given']).where('person_id', '=', nia!.id).execute()).toEqual([{ list: 'volunteering', given: true }])
  expect(await answerOf(call, nia!)).toBe('yes')
})

test('without a name, an address or the tick the form comes back with what was typed', async () => {
  const answer = await app.request(site.volunteer.href(), form('POST', { email: 'nobody', counted_on: 'Tea and cake.', 'time-mon-evening': 'yes', miles: '7000' }))
  const page = await answer.text()
  expect(answer.status).toBe(422)
  for (const said of ['What is your name?', 'does not look like an e-mail address', 'Pick one of the distances.', 'Tick the box if you want to help', 'Tea and cake.']) expect(page).toContain(said)
  expect(page).toMatch(/name="time-mon-evening"[^>]*checked/)
})

test('a program that fills in every field is thanked and forgotten', async () => {
  const answer = await app.request(site.volunteer.href(), form('POST', { name: 'Bot', email: 'bot@brook.example', consent: 'volunteering', website: 'x' }))
  expect(answer.status).toBe(303)
  expect(await db.selectFrom('confirmations').select('id').where('email', '=', 'bot@brook.example').execute()).toEqual([])
})

test('whoever is signed in sees what they offer, changes it at once, is asked again for what they had refused, and takes it back', async () => {
  const [skill, other] = [await choice('Driving'), await choice('Design')]
  const oma = await volunteer('Oma', { skills: [skill], counted_on: 'Rides.' })
  await refusals.refuse(db, oma, [other])
  await refusals.refuse(db, oma, [])
  const headers = await signedIn(oma)
  const page = await get(site.volunteer.href(), headers)
  expect(page.headers.get('cache-control')).toBe('no-store')
  const shown = await page.text()
  expect(shown).toMatch(new RegExp(`name="skill-${skill}"[^>]*checked`))
  for (const said of ['Rides.', 'What you are never asked for', 'Help of no particular kind']) expect(shown).toContain(said)
  expect(shown).not.toContain('name="email"')

  const saved = await app.request(site.volunteer.href(), form('POST', { 'issue-1': 'yes', [`again-${other}`]: 'yes', 'again-any': 'yes', consent: 'volunteering' }, headers))
  expect(saved.headers.get('location')).toBe(site.volunteered.href({}, { what: 'saved' }))
  expect(await profiles.find(db, oma.id)).toMatchObject({ skills: [], counted_on: '' })
  expect(await refusals.list(db, oma)).toEqual([])
  expect((await app.request(site.volunteer.href(), form('POST', {}, headers))).status).toBe(422)

  await app.request(site.volunteer.href(), form('DELETE', {}, headers))
  expect(await profiles.find(db, oma.id)).toBeUndefined()
  expect((await app.request(site.volunteer.href(), form('DELETE'))).status).toBe(303)
})

test('the list shows what is open, and a call its places; what is not listed is not there', async () => {
  const [shown, hidden] = [await soon({ title: 'Fold the letters', skills: [await choice('Cooking')], languages: ['es'], places: 3 }), await soon({ title: 'A quiet one', listed: false })]
  const list = await text(get(site.helpCalls.href()))
  expect(list).toContain('Fold the letters')
  expect(list).not.toContain('A quiet one')
  const page = await text(get(site.helpCall.href(shown)))
  for (const said of ['3 places left', 'Cooking', 'Spanish', 'Tidewater Neighbors', 'Town hall', site.volunteer.href({}, { for: shown.id })]) expect(page).toContain(said)
  expect((await get(site.helpCall.href(hidden))).status).toBe(404)
  for (const id of ['0', 'x', '99999']) expect((await get(site.helpCall.href({ id }))).status).toBe(404)
})

test('whoever is signed in offers with one press, waits when it is full, and takes it back', async () => {
  const call = await soon()
  const [pia, quinn] = [await volunteer('Pia'), await volunteer('Quinn')]
  const [pias, quinns] = [await signedIn(pia), await signedIn(quinn)]
  expect(await text(get(site.helpCall.href(call), pias))).toContain('I can help')
  for (const headers of [pias, quinns]) expect((await app.request(site.helpOffers.href(call), form('POST', {}, headers))).headers.get('location')).toBe(site.helpCall.href(call))
  expect([await answerOf(call, pia), await answerOf(call, quinn)]).toEqual(['yes', 'waiting'])
  expect(await text(get(site.helpCall.href(call), pias))).toContain('You have a place')
  expect(await text(get(site.helpCall.href(call)))).toContain('Full, 1 waiting')
  await app.request(site.helpOffers.href(call), form('DELETE', {}, pias))
  expect([await answerOf(call, pia), await answerOf(call, quinn)]).toEqual(['withdrawn', 'yes'])
})

test('a stranger who presses is asked to say who they are; a call that is not there is not found', async () => {
  const call = await soon()
  expect((await app.request(site.helpOffers.href(call), form('POST'))).headers.get('location')).toBe(site.volunteer.href({}, { for: call.id }))
  expect((await app.request(site.helpOffers.href({ id: 99_999 }), form('POST'))).status).toBe(404)
})

test('looking at the link in a letter answers nothing, however often and by whatever program', async () => {
  const call = await soon()
  const ray = await volunteer('Ray')
  await askFor(call, [ray])
  const link = await linkFor(call, ray)
  for (const method of ['GET', 'HEAD', 'GET', 'HEAD', 'OPTIONS']) await app.request(link, { method, headers: { purpose: 'prefetch' } })
  expect(await answerOf(call, ray)).toBe('asked')
  expect((await helpCalls.find(db, call.id))?.taken).toBe(0)
  const page = await get(link)
  expect(page.headers.get('cache-control')).toBe('no-store')
  const shown = await page.text()
  for (const said of ['Yes, I can help', 'Not this time', 'Never for this', 'noindex']) expect(shown).toContain(said)
})

test('yes, not this time and never for this are one press each, and may be changed', async () => {
  const skill = await choice('Research')
  const call = await soon({ skills: [skill] })
  const sam = await volunteer('Sam', { skills: [skill] })
  await askFor(call, [sam])
  const link = await linkFor(call, sam)
  const press = (answer: string) => app.request(link, form('PUT', { answer }))
  for (const [answer, said] of [['not-now', 'Not this time, then'], ['yes', 'You have a place'], ['withdrawn', 'You said that you cannot come'], ['never', 'We do not ask you for this again']] as const) {
    expect((await press(answer)).headers.get('location')).toBe(link)
    expect(await answerOf(call, sam)).toBe(answer)
    expect(await text(get(link))).toContain(said)
  }
  expect(await refusals.list(db, sam)).toEqual([skill])
  expect((await press('maybe')).status).toBe(200)
  expect(await answerOf(call, sam)).toBe('never')
})

test('a yes that comes too late is told so, and why', async () => {
  const call = await soon()
  const tara = await volunteer('Tara')
  await askFor(call, [tara])
  const link = await linkFor(call, tara)
  await calling.close(db, priya, call.id, { now: new Date() })
  expect(await text(app.request(link, form('PUT', { answer: 'yes' })))).toContain('Your answer came after this call was closed')
  await calling.cancel(db, priya, call.id, 'A storm.', { now: new Date() })
  expect(await text(get(link))).toContain('A storm.')
})

test('a link that was cut off leads nowhere, and says so', async () => {
  const link = site.helpAnswer.href({ token: 'abc' })
  expect((await get(link)).status).toBe(404)
  expect((await app.request(link, form('PUT', { answer: 'yes' }))).status).toBe(404)
})
