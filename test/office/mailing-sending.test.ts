import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { simpleParser } from 'mailparser'
import * as deliveries from '#domain/newsletter/deliveries.ts'
import * as leaving from '#domain/newsletter/leaving.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import * as sending from '#domain/newsletter/sending.ts'
import { routes } from '#http/routes.ts'
import { openBulkMailer } from '#platform/bulk-mailer.ts'
import { agreeing, comePriya, priya } from '../agreeing.ts'
import { app, db, form, settings } from '../house.ts'
import { openSink } from '../smtp-sink.ts'
import { arrive, cookiesOf, workOnce } from './colleagues.ts'

const { mailing: letter, mailingSending, mailingPause, mailingEnd, mailingUnknown, mailingTest, groupMailings, newsletter } = routes.office
let headers = { cookie: '' }
let list = ''

beforeAll(async () => {
  headers = (await arrive('Ada', 'administrator')).headers
  await comePriya()
})
beforeEach(async () => {
  list = `list-${crypto.randomUUID()}`
  await db.deleteFrom('mailings').execute()
})

const words: mailings.Draft['blocks'] = [{ id: 'b1', only: null, kind: 'text', html: '<p>Hello.</p>' }]
const draft = (over: Partial<mailings.Draft> = {}) =>
  mailings.draft(db, priya, { kind: 'letter', audience: 'everybody', list, sender_name: 'Tidewater', subject: 'Tuesday', blocks: words, ...over })
const page = async ({ id }: { id: number }, cookies = headers) => (await app.request(mailingSending.href({ id }), { headers: cookies })).text()
const press = (href: string, method: 'POST' | 'PUT' | 'DELETE', fields: Record<string, string> = {}, cookies = headers) => app.request(href, form(method, fields, cookies))
const stage = async ({ id }: { id: number }) => (await mailings.find(db, id))?.stage
const begin = async () => {
  await sql`update mailings set leaves_at = now()`.execute(db)
  return leaving.due(db)
}

test('whoever sends it sees how many get it; to few it leaves at once', async () => {
  await agreeing(list, 3)
  const mailing = await draft()
  expect(await page(mailing)).toMatch(/<strong>3<\/strong> people[^]*everybody[^]*at once[^]*Send to 3 people/)
  expect((await press(mailingSending.href(mailing), 'PUT', { version: '1' })).status).toBe(303)
  expect(await page(mailing)).toMatch(/Waiting to leave[^]*to 3 people[^]*Take it back/)
})

test('to many the number is typed, as it stands there or with its commas; until then nothing leaves', async () => {
  await agreeing(list, sending.many + 5)
  const mailing = await draft()
  expect(await page(mailing)).toContain('in 5 minutes')
  for (const number of ['', '29', 'thirty']) {
    const refused = await press(mailingSending.href(mailing), 'PUT', { version: '1', number })
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('That is not how many they are')])
  }
  expect(await stage(mailing)).toBe('draft')
  await press(mailingSending.href(mailing), 'PUT', { version: '1', number: ' 30 ' })
  expect(await stage(mailing)).toBe('waiting')
  await press(mailingSending.href(mailing), 'DELETE')
  expect(await page(mailing)).toMatch(/Send “Tuesday”[^]*Send to 30 people/)
})

test('it can be told when to leave, but not in the past; words that changed meanwhile are read once more', async () => {
  await agreeing(list, 1)
  const mailing = await draft()
  const past = await press(mailingSending.href(mailing), 'PUT', { version: '1', at: '2020-01-01T10:00' })
  expect([past.status, await past.text()]).toEqual([422, expect.stringContaining('That time has passed')])
  await mailings.rewrite(db, mailing.id, 1, { subject: 'Wednesday' })
  const changed = await press(mailingSending.href(mailing), 'PUT', { version: '1' })
  expect([changed.status, await changed.text()]).toEqual([422, expect.stringContaining('Somebody changed the letter meanwhile')])
  await press(mailingSending.href(mailing), 'PUT', { version: '2', at: '2099-01-01T10:00' })
  expect(await page(mailing)).toContain('2099-01-01T10:00')
})

test('where nobody agreed, the page says so and sends nothing', async () => {
  const mailing = await draft()
  expect(await page(mailing)).toContain('Nobody would get it')
  expect((await press(mailingSending.href(mailing), 'PUT', { version: '1' })).status).toBe(422)
})

test('while it leaves it is paused, goes on, and is ended for good; what comes too late is said', async () => {
  await agreeing(list, 4)
  const mailing = await draft()
  await press(mailingSending.href(mailing), 'PUT', { version: '1' })
  const [begun] = await begin()
  const [first] = await deliveries.claim(db, begun ?? mailing, 1)
  await deliveries.settle(db, mailing, [{ person_id: first?.person_id ?? 0, state: 'sent' }])
  expect(await page(mailing)).toMatch(/1 of 4 people have it[^]*Pause it/)
  expect((await press(mailingSending.href(mailing), 'DELETE')).headers.get('location')).toContain('did=late')
  await press(mailingPause.href(mailing), 'PUT')
  expect(await page(mailing)).toMatch(/Paused[^]*Go on[^]*End it for good/)
  await press(mailingPause.href(mailing), 'DELETE')
  expect(await stage(mailing)).toBe('leaving')
  await press(mailingPause.href(mailing), 'PUT')
  await press(mailingEnd.href(mailing), 'PUT')
  expect(await page(mailing)).toMatch(/Ended before everybody had it[^]*Passed over: 3/)
})

test('who may not have got it stands there by name, and gets it again only when somebody says so', async () => {
  await agreeing(list, 3)
  const mailing = await draft()
  await press(mailingSending.href(mailing), 'PUT', { version: '1' })
  const [begun] = await begin()
  const claimed = await deliveries.claim(db, begun ?? mailing, 3)
  await deliveries.settle(db, mailing, [
    { person_id: claimed[0]?.person_id ?? 0, state: 'unknown', trouble: 'hung up' }, { person_id: claimed[1]?.person_id ?? 0, state: 'refused', trouble: '550 nobody here' }, { person_id: claimed[2]?.person_id ?? 0, state: 'sent' },
  ])
  await leaving.finish(db, mailing)
  const seen = await page(mailing)
  expect(seen).toMatch(/Nobody knows whether 1 person got it[^]*Ana Núñez[^]*hung up/)
  expect(seen).toMatch(/Refused for 1 person[^]*550 nobody here/)
  await press(mailingUnknown.href(mailing), 'POST')
  expect([await stage(mailing), (await deliveries.counts(db, mailing)).waiting]).toEqual(['leaving', 1])
})

test('a letter in which nothing is left but its greeting is not sent; the page says why', async () => {
  await agreeing(list, 2)
  for (const blocks of [[], [{ id: 'b1', only: null, kind: 'heading', words: 'News' }, { id: 'b2', only: null, kind: 'action', action: 999_999 }] satisfies mailings.Draft['blocks']]) {
    const mailing = await draft({ blocks })
    expect(await page(mailing)).toMatch(/Nothing is in it[^]*Back to the letter/)
    expect((await press(mailingSending.href(mailing), 'PUT', { version: '1' })).status).toBe(422)
    expect(await stage(mailing)).toBe('draft')
  }
})

test('what keeps it from leaving is said', async () => {
  await agreeing(list, 1)
  const mailing = await draft()
  await press(mailingSending.href(mailing), 'PUT', { version: '1' })
  const [begun] = await begin()
  await leaving.note(db, begun ?? mailing, 'The mail server cannot be reached.')
  expect(await page(mailing)).toContain('The mail server cannot be reached.')
  expect(await (await app.request(newsletter.href(), { headers })).text()).toContain('The mail server cannot be reached.')
})

test('one that stopped because its sender may write to nobody any more says so; “Go on” lets it leave in the name of whoever presses', async () => {
  await agreeing(list, 2)
  const kay = await arrive('Kay', 'organiser')
  const mailing = await draft()
  await press(mailingSending.href(mailing), 'PUT', { version: '1' }, kay.headers)
  await db.updateTable('users').set({ role: null }).where('id', '=', (await mailings.find(db, mailing.id))?.sent_by ?? '').execute()
  expect(await begin()).toEqual([])
  expect(await page(mailing)).toMatch(/Kay, who sent it, may not write to everybody any more\.[^]*0 of 2 people have it[^]*Go on[^]*End it for good/)
  expect(await (await app.request(newsletter.href(), { headers })).text()).toContain('Kay, who sent it, may not write to everybody any more.')
  expect((await press(mailingPause.href(mailing), 'DELETE', {}, kay.headers)).headers.get('location') ?? '').not.toContain('did=resume')
  await press(mailingPause.href(mailing), 'DELETE')
  expect(await begin()).toHaveLength(1)
  const sender = await db.selectFrom('mailings').innerJoin('users', 'users.id', 'sent_by').select('users.name').where('mailings.id', '=', mailing.id).executeTakeFirst()
  expect([sender?.name, await page(mailing)]).toEqual(['Ada', expect.not.stringContaining('may not write')])
})

test('a test goes to whoever asks for it and to nobody else, each time as another letter, and is counted nowhere', async () => {
  await agreeing(list, 2)
  const mailing = await draft()
  const sink = await openSink()
  const way = { ...settings, SMTP_URL: sink.url }
  for (const _ of [1, 2]) {
    expect((await press(mailingTest.href(mailing), 'POST')).headers.get('location')).toContain('did=test')
    await workOnce(undefined, { settings: way, bulk: openBulkMailer(way) })
  }
  expect(sink.received.map(({ to }) => to)).toEqual([['ada@tidewater.example'], ['ada@tidewater.example']])
  const read = await Promise.all(sink.received.map(({ raw }) => simpleParser(raw)))
  expect(read.map(({ subject }) => subject)).toEqual(['Test: Tuesday', 'Test: Tuesday'])
  expect(read[0]?.messageId).not.toBe(read[1]?.messageId)
  expect(read[0]?.html).toContain('Ada')
  expect(await db.selectFrom('mailing_layouts').selectAll().execute()).toEqual([])
  expect((await deliveries.counts(db, mailing)).sent).toBe(0)
  await sink.close()
})

test('a lead’s letter reaches their group’s people and nobody else, and another group’s letters are not there for them', async () => {
  const group = async (name: string) => (await db.insertInto('groups').values({ slug: `${name.toLowerCase()}-${crypto.randomUUID()}`, name, kind: 'chapter', status: 'affiliated' }).returning('id').executeTakeFirstOrThrow()).id
  const [mine, theirs] = [await group('Arden'), await group('Winnick')]
  const lists = { mine: `group:${mine}`, theirs: `group:${theirs}` }
  const ours = await agreeing(lists.mine, 2, { group: mine })
  const others = await agreeing(lists.mine, 3, { group: theirs })
  await agreeing(lists.theirs, 2, { group: theirs })
  const [lead] = await db.insertInto('people').values({ name: 'Lee', emails: ['lee@arden.example'] }).returning('id').execute()
  await db.insertInto('group_members').values({ group_id: mine, person_id: lead?.id ?? 0, role: 'lead' }).execute()
  await db.insertInto('users').values({ id: crypto.randomUUID(), name: 'Lee', email: 'lee@arden.example', person_id: lead?.id ?? 0 }).onConflict((known) => known.doNothing()).execute()
  const cookies = { cookie: (await cookiesOf('lee@arden.example')).cookie }

  const begun = await press(groupMailings.href({ id: mine }), 'POST', { subject: 'Ours' }, cookies)
  expect(begun.status).toBe(303)
  const id = Number(/newsletter\/(\d+)/.exec(begun.headers.get('location') ?? '')?.[1])
  await mailings.rewrite(db, id, 1, { blocks: words })
  expect((await press(mailingSending.href({ id }), 'PUT', { version: '2' }, cookies)).status).toBe(303)
  const readers = await db.selectFrom('deliveries').select('person_id').where('mailing_id', '=', id).execute()
  expect(readers.map(({ person_id }) => person_id).toSorted((one, other) => one - other)).toEqual(ours.map(({ id: person }) => person).toSorted((one, other) => one - other))
  expect(readers.some(({ person_id }) => others.some(({ id: person }) => person === person_id))).toBe(false)

  await db.updateTable('group_members').set({ ended_at: new Date() }).where('group_id', '=', mine).where('person_id', '=', ours[0]?.id ?? 0).execute()
  const begunLetter = (await begin())[0]
  await deliveries.claim(db, begunLetter ?? { id, trial_hours: null, chosen: null }, 2)
  await deliveries.giveUpHanded(db)
  const again = await press(mailingUnknown.href({ id }), 'POST', {}, cookies)
  expect(again.headers.get('location')).toContain('did=again')
  await press(mailingPause.href({ id }), 'PUT', {}, cookies)
  expect((await press(mailingPause.href({ id }), 'DELETE', {}, cookies)).headers.get('location')).toContain('did=resume')
  await press(mailingPause.href({ id }), 'PUT', {}, cookies)
  expect((await press(mailingEnd.href({ id }), 'PUT', {}, cookies)).headers.get('location')).toContain('did=end')
  expect(await deliveries.counts(db, { id })).toMatchObject({ skipped: 2 })

  const foreign = await draft({ group_id: theirs, list: lists.theirs })
  const whole = await draft()
  for (const hidden of [foreign, whole]) {
    for (const href of [mailingSending.href(hidden), letter.href(hidden)]) expect((await app.request(href, { headers: cookies })).status).toBe(404)
    for (const [href, method] of [[mailingSending.href(hidden), 'PUT'], [mailingPause.href(hidden), 'PUT'], [mailingEnd.href(hidden), 'PUT'], [mailingUnknown.href(hidden), 'POST'], [mailingTest.href(hidden), 'POST']] as const) {
      expect((await press(href, method, { version: '1' }, cookies)).status, href).toBe(404)
    }
  }
  expect(await stage(foreign)).toBe('draft')
  expect(await (await app.request(newsletter.href(), { headers: cookies })).text()).not.toContain('Tuesday')
})
