import { beforeEach, describe, expect, test } from 'vitest'
import { openLimits } from '#http/limits.ts'
import * as consents from '#domain/people/consents.ts'
import * as deeds from '#domain/people/deeds.ts'
import * as people from '#domain/people/people.ts'
import * as accounts from '#domain/staff/accounts.ts'
import { routes } from '#http/routes.ts'
import { app, asVisitor, db, form, house } from '../house.ts'
import { confirm } from '../confirming.ts'
import { arrive, cookiesOf, linksTo, workOnce } from '../office/colleagues.ts'

const {
  account, accountProfile, accountEmails, accountConsents, accountDeeds, accountKept, accountKeptJson, accountDeparture, accountOtherSessions, accountPasskey, accountWho, signIn, signedIn, signUps, home,
} = routes.site
const place = (name: string) => `ocd-division/country:us/state:ma/place:${name}`
const path = (answer: Response) => answer.headers.get('location') ?? ''

/** Somebody we know, signed in. */
async function known(name: string, over: { placeId?: string; email?: string } = {}) {
  const email = over.email ?? `${name.toLowerCase()}@arden.example`
  const person = await people.welcome(db, { email, name, placeId: over.placeId })
  await accounts.open(db, email)
  const headers = await cookiesOf(email)
  const get = async (href: string) => (await app.request(href, { headers })).text()
  const send = (method: 'POST' | 'PUT' | 'DELETE', href: string, fields: Record<string, string> = {}) => app.request(href, form(method, fields, headers))
  return { person, email, headers, get, send, now: async () => (await people.find(db, person.id))! }
}

beforeEach(() => { Object.assign(house.limits, openLimits()) })

test('signing up, confirming and pressing “open your account” leads to one’s own page', async () => {
  await app.request(signUps.href(), form('POST', { email: 'new@arden.example', town: 'Arden', consent: 'newsletter' }))
  const confirmed = await (await confirm('new@arden.example')).text()
  const action = /action="(\/sign-in\/link\/[^"]+)"/.exec(confirmed)?.[1] ?? ''
  const pressed = await app.request(action, form('POST'))
  expect(path(pressed)).toBe(signedIn.href())
  expect(path(await app.request(path(pressed), { headers: asVisitor(pressed) }))).toBe(account.href())
  const page = await (await app.request(account.href(), { headers: asVisitor(pressed) })).text()
  expect(page).toMatch(/Rosa Alvarez[^]*The weekly letter<\/strong> by e-mail <span class="badge badge--right">On/)
})

test('nobody but its owner comes to the page, and nobody keeps it', async () => {
  for (const href of [account, accountProfile, accountWho, accountDeeds, accountKept, accountKeptJson, accountDeparture].map(({ href: to }) => to())) {
    const answer = await app.request(href)
    expect([answer.status, path(answer)], href).toEqual([303, signIn.href({}, { next: href })])
    expect(answer.headers.get('cache-control')).toBe('no-store')
  }
  const { headers } = await known('Ana')
  expect((await app.request(account.href(), { headers })).headers.get('cache-control')).toBe('no-store')
  for (const [method, href] of [['PUT', accountProfile.href()], ['PUT', accountDeparture.href()], ['POST', accountEmails.href()], ['DELETE', accountPasskey.href({ id: crypto.randomUUID() })]] as const) {
    expect(path(await app.request(href, form(method))), href).toBe(signIn.href())
    expect((await app.request(href, form(method, {}, { ...headers, origin: 'https://evil.example' }))).status).toBe(403)
  }
})

test('the masthead says what the browser carries, and what strangers get is kept apart', async () => {
  const { headers } = await known('Ana')
  const stranger = await app.request(home.href())
  expect(await stranger.text()).toMatch(/href="\/sign-in">Sign in/)
  expect(await (await app.request(home.href(), { headers })).text()).toMatch(/href="\/account">Your account/)
  expect(await (await app.request(home.href())).text()).not.toContain('Your account')
})

test('who works here without being known as a person looks after their keys in the office', async () => {
  const { headers } = await arrive('Priya', 'organiser')
  expect(path(await app.request(account.href(), { headers }))).toBe(routes.office.account.href())
})

describe('what somebody writes about themselves', () => {
  test('is kept with what stood there before, and finds their town anew', async () => {
    const { person, send, now, get } = await known('Bea')
    const answer = await send('PUT', accountProfile.href(), { name: 'Beatrice', pronouns: 'she/her', phones: '617 555 0142, +44 20 7946 0958', street: '', locality: 'Arden', region: 'MA', postcode: '02100' })
    expect(path(answer)).toBe(account.href({}, { did: 'written' }))
    expect(await now()).toMatchObject({ name: 'Beatrice', pronouns: 'she/her', phones: ['+16175550142', '+442079460958'], place_id: place('arden') })
    expect((await now()).districts.length).toBeGreaterThan(0)
    const lines = await db.selectFrom('person_changes').select(['origin', 'before']).where('person_id', '=', person.id).where('origin', '=', 'person').execute()
    expect(lines).toMatchObject([{ before: { name: 'Bea', phones: [], locality: '' } }])
    expect(await get(account.href())).toMatch(/Hello, Beatrice\.[^]*Rosa Alvarez/)
  })

  test('comes back with what is wrong', async () => {
    const { send, now } = await known('Cy')
    const refused = await send('PUT', accountProfile.href(), { name: '', phones: '617 555 0142, call me', street: 'x'.repeat(201) })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toMatch(/3 things to mend[^]*What is your name\?[^]*“call me” does not look like/)
    expect((await now()).name).toBe('Cy')
  })
})

describe('an e-mail address', () => {
  test('is one’s own once a letter to it was answered, and then signs in', async () => {
    const { person, send, now } = await known('Di')
    expect(path(await send('POST', accountEmails.href(), { email: 'di@new.example' }))).toBe(accountProfile.href({}, { asked: 1 }))
    expect((await now()).emails).toEqual(['di@arden.example'])
    await confirm('di@new.example')
    expect((await now()).emails).toEqual(['di@new.example', 'di@arden.example'])
    expect(await people.withEmail(db, 'di@new.example')).toHaveLength(1)
    await app.request(signIn.href(), form('POST', { email: 'di@new.example' }))
    await workOnce()
    const pressed = await app.request(new URL((await linksTo('di@new.example'))[0]!).pathname, form('POST'))
    expect(await (await app.request(account.href(), { headers: asVisitor(pressed) })).text()).toContain(`Hello, ${person.name}.`)
  })

  test('of somebody else is asked in the same words, and does nothing while they stay silent', async () => {
    const ed = await known('Ed')
    const eve = await known('Eve')
    const answers = await Promise.all(['ed@arden.example', 'nobody@far.example'].map(async (email) => path(await eve.send('POST', accountEmails.href(), { email }))))
    expect(new Set(answers).size).toBe(1)
    await workOnce()
    expect((await eve.now()).emails).toEqual([eve.email])
    expect(await ed.now()).toEqual(ed.person)
  })

  test('can be removed, but not the last, nor the one that is signed in with, nor somebody else’s', async () => {
    const { send, now, person } = await known('Fay')
    expect((await send('DELETE', accountEmails.href(), { email: 'ed@arden.example' })).status).toBe(404)
    expect(await (await send('DELETE', accountEmails.href(), { email: 'fay@arden.example' })).text()).toContain('You are signed in with this address')
    await db.updateTable('people').set({ emails: ['fay@arden.example', 'fay@old.example'] }).where('id', '=', person.id).execute()
    await accounts.open(db, 'fay@old.example')
    const old = await cookiesOf('fay@old.example')
    expect(path(await send('DELETE', accountEmails.href(), { email: 'fay@old.example' }))).toBe(accountProfile.href())
    expect((await now()).emails).toEqual(['fay@arden.example'])
    expect(path(await app.request(accountDeparture.href(), form('PUT', {}, old)))).toBe(signIn.href())
  })
})

test('a list is switched off and on by its owner, in the words of the button; no other can be switched', async () => {
  const { person, send } = await known('Gil')
  await consents.state(db, person, { channel: 'text', list: 'newsletter', given: true, wording: 'Text me.', how: 'form' })
  await send('PUT', accountConsents.href(), { channel: 'text', list: 'newsletter', given: 'no' })
  await send('PUT', accountConsents.href(), { channel: 'text', list: 'newsletter', given: 'no' })
  await send('PUT', accountConsents.href(), { channel: 'email', list: 'newsletter', given: 'yes' })
  expect((await send('PUT', accountConsents.href(), { channel: 'phone', list: 'anything', given: 'yes' })).status).toBe(404)
  const lines = await db.selectFrom('consents').select(['channel', 'given', 'how', 'wording']).where('person_id', '=', person.id).where('how', '=', 'account').orderBy('id').execute()
  expect(lines).toEqual([
    { channel: 'text', given: false, how: 'account', wording: 'Switch off: The weekly letter by text message' },
    { channel: 'email', given: true, how: 'account', wording: 'Switch on: The weekly letter by e-mail' },
  ])
})

test('what somebody did is told, newest first, page by page', async () => {
  const { person, get } = await known('Hal')
  for (let at = 0; at < 55; at++) await deeds.note(db, person, { kind: 'reported', subject: 'action', subjectId: 1, act: crypto.randomUUID() })
  const first = await get(accountDeeds.href())
  expect(first.match(/Told us how an action went/g)).toHaveLength(50)
  const older = /before=(\d+)/.exec(first)?.[1]
  expect((await get(accountDeeds.href({}, { before: older }))).match(/Told us how an action went/g)).toHaveLength(5)
  expect(await get(accountDeeds.href({}, { before: 'x' }))).toContain('What you did')
})

test('all that is kept is there to read and to take along, and nothing of others', async () => {
  const { get, headers, person } = await known('Ivy')
  await consents.state(db, person, { channel: 'email', list: 'newsletter', given: true, wording: 'Yes, weekly.', how: 'form' })
  const answer = await app.request(accountKeptJson.href(), { headers })
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="about-me.json"')
  const kept = await answer.json()
  expect(kept).toMatchObject({ people: [{ name: 'Ivy', emails: ['ivy@arden.example'] }], consents: [{ wording: 'Yes, weekly.' }] })
  expect(JSON.stringify(kept)).not.toContain('gil@arden.example')
  expect(await get(accountKept.href())).toMatch(/<h2 id="people">People<\/h2>[^]*Ivy[^]*Yes, weekly\./)
})

test('who asks to be deleted has seven days to change their mind, and the page says so', async () => {
  const { person, send, get } = await known('Jo')
  expect(await get(accountDeparture.href())).toContain('Delete me in seven days')
  expect(await db.selectFrom('departures').selectAll().where('person_id', '=', person.id).execute()).toEqual([])
  await send('PUT', accountDeparture.href())
  expect(await get(account.href())).toMatch(/You asked us to forget you[^]*Stay after all/)
  expect(path(await send('DELETE', accountDeparture.href()))).toBe(account.href({}, { did: 'stays' }))
  expect(await get(account.href())).not.toContain('You asked us to forget you')
})

test('sessions elsewhere end, and of passkeys only one’s own are removed', async () => {
  const { send, email, headers } = await known('Kim')
  const elsewhere = await cookiesOf(email)
  const stranger = await db.insertInto('users').values({ name: 'Lou', email: 'lou@arden.example' }).returning('id').executeTakeFirstOrThrow()
  const passkey = await db.insertInto('passkeys').values({ user_id: stranger.id, public_key: 'x', credential_id: crypto.randomUUID(), counter: 0, device_type: 'x', backed_up: false }).returning('id').executeTakeFirstOrThrow()
  await send('DELETE', accountPasskey.href({ id: passkey.id }))
  expect(await db.selectFrom('passkeys').select('id').where('id', '=', passkey.id).execute()).toHaveLength(1)
  expect((await send('DELETE', accountPasskey.href({ id: 'x' }))).status).toBe(404)
  await send('DELETE', accountOtherSessions.href())
  expect(path(await app.request(accountDeparture.href(), form('DELETE', {}, elsewhere)))).toBe(signIn.href())
  expect((await app.request(account.href(), { headers })).status).toBe(200)
})

test('a household’s page offers to be somebody else of it', async () => {
  await people.welcome(db, { email: 'home@arden.example', name: 'Max' })
  const { get } = await known('Nan', { email: 'home@arden.example' })
  expect(await get(account.href())).toContain('2 people here read the same mail')
  expect(await get(accountWho.href())).toMatch(/Max[^]*Nan/)
})
