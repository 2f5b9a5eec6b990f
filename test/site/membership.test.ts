import { afterAll, beforeEach, expect, test } from 'vitest'
import { createApp } from '#app.tsx'
import * as confirmations from '#domain/people/confirmations.ts'
import * as people from '#domain/people/people.ts'
import * as payments from '#domain/membership/payments.ts'
import * as recording from '#domain/membership/recording.ts'
import * as standings from '#domain/membership/standings.ts'
import * as terms from '#domain/membership/terms.ts'
import { addDays, dayOf } from '#engines/membership/days.ts'
import { openLimits } from '#http/limits.ts'
import { openPageCache } from '#http/page-cache.ts'
import { routes } from '#http/routes.ts'
import { event, invoiceOf, key, openStripe, secret, signed } from '../api/stripe-server.ts'
import { levelOf, priya, somebody } from '../domain/membership/membership.ts'
import { app, db, form, house, settings } from '../house.ts'
import { arrive } from '../office/colleagues.ts'
import { signedIn } from './members.ts'

const { join, joinings, joining, joined, members, receipt, page } = routes.site
const stripe = await openStripe()
afterAll(() => stripe.close())
const dues = await levelOf('dues', { name: 'Regular' })
const hardship = await levelOf('hardship', { name: 'What you can' })
const free = await levelOf('free', { name: 'Friend' })
await levelOf('granted', { name: 'Honorary' })
const open = { ...house, cache: openPageCache(), limits: { spend: () => 'fine' as const }, settings: { ...settings, STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: secret, STRIPE_API: stripe.origin } }
const paying = createApp(open)
const both = createApp({ ...open, cache: openPageCache(), settings: { ...open.settings, ACTBLUE_LINK: 'https://secure.actblue.example/donate/tidewater?source=site' } })
const today = dayOf(new Date())
const who = { name: 'Noor', email: 'noor@arden.example' }
const send = (fields: Record<string, string>, at = paying, headers = {}) => at.request(joinings.href(), form('POST', fields, headers))
const follow = async (answer: Response, at = paying, headers = {}) => (await at.request(answer.headers.get('location') ?? '', { headers })).text()

beforeEach(async () => {
  for (const table of ['membership_terms', 'payments', 'joinings', 'confirmations', 'confirmation_links'] as const) await db.deleteFrom(table).execute()
  stripe.become('well')
})

test('joining shows what there is to choose, what it costs, and nothing that only the office gives', async () => {
  const html = await (await paying.request(join.href())).text()
  expect(html).toMatch(/Regular: \$35 a year[^]*What you can: what you can, perhaps \$5 a year[^]*Friend: free/)
  expect(html).not.toContain('Honorary')
})

test('without a key, dues cannot be chosen and the page says what to do instead', async () => {
  const html = await (await app.request(join.href())).text()
  expect(html).toMatch(/not set up yet[^]*PO Box 7, Arden/)
  expect(html).toMatch(new RegExp(`<input[^>]*id="level-${dues.id}"[^>]*disabled`))
  const refused = await send({ ...who, level: String(dues.id) }, app)
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('not set up yet')])
})

test('whoever pays by card is led to the provider by a link, with a key and without any card of ours', async () => {
  const answer = await send({ ...who, level: String(dues.id), again: 'yes' })
  expect(answer.status).toBe(303)
  const html = await follow(answer)
  expect(html).toMatch(new RegExp(`You pay \\$35 on a page of 127[^]*href="${stripe.origin}/pay/cs_test_`))
  const { path, headers, fields } = stripe.asked.at(-1)!
  const [begun] = await db.selectFrom('joinings').selectAll().execute()
  expect([path, headers.authorization]).toEqual(['POST /v1/checkout/sessions', `Bearer ${key}`])
  expect(Object.fromEntries(fields)).toMatchObject({
    mode: 'subscription', client_reference_id: begun!.id, 'subscription_data[metadata][joining]': begun!.id, customer_email: who.email,
    'line_items[0][price_data][unit_amount]': '3500', 'line_items[0][price_data][recurring][interval]': 'year', success_url: `http://localhost${joined.href()}`,
  })
  expect(answer.headers.get('location')).toBe(joining.href({ key: begun!.id }))
  expect(await people.withEmail(db, who.email)).toEqual([])
})

test('once means once: without the tick nothing is collected again', async () => {
  await send({ ...who, level: String(dues.id) })
  expect(Object.fromEntries(stripe.asked.at(-1)!.fields)).toMatchObject({ mode: 'payment', 'payment_intent_data[metadata][joining]': expect.any(String) })
})

test('a provider that refuses or is away is said, and what was chosen is still there', async () => {
  stripe.become('refusing')
  const away = createApp({ ...open, settings: { ...open.settings, STRIPE_API: 'http://127.0.0.1:1' } })
  for (const at of [paying, away]) {
    const answer = await send({ ...who, level: String(dues.id) }, at)
    expect(answer.status).toBe(502)
    expect(await answer.text()).toMatch(/cannot be reached just now[^]*value="Noor"/)
  }
})

test('ActBlue gets our key and the sum, beside what its link has already', async () => {
  const html = await follow(await send({ ...who, level: String(hardship.id), amount: '12.50', way: 'actblue' }, both), both)
  expect(html).toMatch(/You pay \$12\.50 on a page of secure\.actblue\.example[^]*href="https:\/\/secure\.actblue\.example\/donate\/tidewater\?source=site&amp;refcode=join-[0-9a-f-]{36}&amp;amount=12\.50"/)
})

test.each<[string, Record<string, string>, string]>([
  ['no level', { ...who }, 'Choose one'],
  ['a level of the office', { ...who, level: '4' }, 'not offered any more'],
  ['a level that is none', { ...who, level: '99999' }, 'not offered any more'],
  ['a sum that is none', { ...who, level: '2', amount: 'all I have' }, 'Write a sum'],
  ['a sum below the fees', { ...who, level: '2', amount: '0.50' }, 'at least $1'],
  ['no name', { ...who, name: '', level: '1' }, 'Write a name'],
  ['no address', { ...who, email: 'noor', level: '1' }, 'Write an e-mail address'],
])('%s is refused with the way out', async (_name, fields, sentence) => {
  const answer = await send(fields)
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(sentence)])
  expect(await db.selectFrom('joinings').selectAll().execute()).toEqual([])
})

test('what costs nothing waits for the letter, whoever typed the address, and counts when it is confirmed', async () => {
  const known = await somebody('Kim')
  const [email = ''] = known.emails
  const answers = []
  const forms: Record<string, string>[] = [{ ...who, level: String(free.id) }, { name: 'Kim', email, level: String(hardship.id), amount: '0' }]
  for (const fields of forms) answers.push(await follow(await send(fields)))
  expect(answers[0]).toContain('Look into your mail')
  expect(answers[0]).toBe(answers[1])
  expect(await standings.ofPerson(db, known, today)).toEqual({ standing: 'none' })

  const link = await confirmations.link(db, email)
  if (!link || !('token' in link)) throw new Error('no link')
  const fields = Object.fromEntries(link.waiting.map(({ id }) => [`confirm-${id}`, 'yes']))
  expect(await (await paying.request(routes.site.confirmation.href(link), form('POST', fields))).text()).toContain('To the members')
  expect(await standings.ofPerson(db, known, today)).toMatchObject({ standing: 'member', since: today })
})

test('somebody who is signed in is a member at once, and is told when there is nothing to renew', async () => {
  const { person, headers } = await signedIn('Ana')
  const first = await paying.request(join.href(), { headers })
  expect([first.headers.get('cache-control'), await first.text()]).toEqual(['no-store', expect.stringMatching(/signed in as <strong>Ana<\/strong>/)])
  expect(await follow(await send({ level: String(free.id) }, paying, headers))).toContain('Welcome.')
  expect(await follow(await send({ level: String(free.id) }, paying, headers))).toContain('member already')
  expect(await standings.ofPerson(db, person, today)).toMatchObject({ standing: 'member' })
})

test('what is paid by somebody who was signed in counts for them, whatever address they type at the provider', async () => {
  const { person, headers } = await signedIn('Bo')
  await send({ level: String(dues.id) }, paying, headers)
  const { id } = await db.selectFrom('joinings').select('id').executeTakeFirstOrThrow()
  await paying.request(routes.api.stripe.href(), signed(JSON.stringify(event('invoice.paid', invoiceOf({ joining: id, email: 'ana@arden.example', subscription: 'sub_bo', invoice: 'in_bo' })))))
  expect((await payments.ofPerson(db, person))[0]).toMatchObject({ cents: 3500, level: 'Regular' })
})

test('a program that fills in every field leaves nothing', async () => {
  expect((await send({ ...who, level: String(free.id), website: 'x' })).status).toBe(303)
  expect(await db.selectFrom('confirmations').selectAll().execute()).toEqual([])
})

test('too many at once from one network wait', async () => {
  const flooded = createApp({ ...open, limits: openLimits() })
  let last = new Response()
  for (let time = 0; time < 14; time++) last = await send({ ...who, level: '99' }, flooded)
  expect(last.status).toBe(429)
})

test('the members’ pages open for members and whoever works here, and explain themselves to others', async () => {
  await db.insertInto('pages').values({ slug: 'minutes', title: 'Minutes', lede: 'What we said', body: 'Only between us.', audience: 'members' }).onConflict((known) => known.doNothing()).execute()
  const [member, stranger, lapsed] = [await signedIn('Cy'), await signedIn('Di'), await signedIn('Ed')]
  await terms.begin(db, member.person, { origin: 'free', level: free, on: today })
  await terms.begin(db, lapsed.person, { origin: 'free', level: free, on: today, period: { from: '2020-01-01', until: '2020-12-31' } })
  const read = async (path: string, headers: Record<string, string> = {}) => { const answer = await app.request(path, { headers }); return { status: answer.status, cache: answer.headers.get('cache-control') ?? '', html: await answer.text() } }

  for (const path of [members.href(), page.href({ slug: 'minutes' })]) {
    for (const [headers, words] of [[{}, 'sign in and it opens'], [stranger.headers, 'not a member yet'], [lapsed.headers, 'ended on December 31, 2020']] as const) {
      const { status, cache, html } = await read(path, headers)
      expect([status, cache.includes('no-store'), html.includes(words), html.includes('Only between us')]).toEqual([403, true, true, false])
    }
  }
  expect(await read(members.href(), member.headers)).toMatchObject({ status: 200, html: expect.stringMatching(/member since[^]*Minutes[^]*What we said/) })
  for (const { headers } of [member, await arrive('Ada', 'editor')]) expect(await read(page.href({ slug: 'minutes' }), headers)).toMatchObject({ status: 200, html: expect.stringContaining('Only between us') })
  expect((await read(page.href({ slug: 'us' }))).html).not.toContain('Minutes')
  await db.updateTable('pages').set({ audience: 'staff' }).where('slug', '=', 'minutes').execute()
  expect((await read(page.href({ slug: 'minutes' }), member.headers)).status).toBe(404)
})

test('what members read is never kept for others', async () => {
  const cache = openPageCache()
  const kept = createApp({ ...house, cache })
  await db.insertInto('pages').values({ slug: 'plans', title: 'Plans', body: 'Ours.', audience: 'members' }).onConflict((known) => known.doNothing()).execute()
  const { person, headers } = await signedIn('Fay')
  await terms.begin(db, person, { origin: 'free', level: free, on: today })
  for (const path of [members.href(), page.href({ slug: 'plans' }), receipt.href({ id: 1 })]) {
    await kept.request(path, { headers })
    await kept.request(path)
  }
  expect(cache.size()).toBe(0)
  expect(await (await kept.request(page.href({ slug: 'plans' }))).text()).not.toContain('Ours.')
})

test('grace still opens the door, and the page says until when', async () => {
  const { person, headers } = await signedIn('Gus')
  await terms.begin(db, person, { origin: 'free', level: free, on: today, period: { from: '2020-01-01', until: addDays(today, -3) } })
  expect(await (await app.request(members.href(), { headers })).text()).toContain('time to renew')
})

test('a receipt is shown to its owner and to nobody else', async () => {
  const [owner, other] = [await signedIn('Hal'), await signedIn('Ivy')]
  await recording.record(db, priya, owner.person, { key: crypto.randomUUID(), level: dues, cents: 3550, currency: 'usd', on: today, note: 'Check 9' })
  const [{ id } = { id: 0 }] = await payments.ofPerson(db, owner.person)
  const html = await (await app.request(receipt.href({ id }), { headers: owner.headers })).text()
  expect(html).toMatch(/Tidewater Neighbors, PO Box 7, Arden[^]*Hal[^]*\$35\.50, by check or in cash[^]*Dues: Regular/)
  expect(await (await app.request(members.href(), { headers: owner.headers })).text()).toContain(receipt.href({ id }))
  expect((await app.request(receipt.href({ id }), { headers: other.headers })).status).toBe(404)
  expect((await app.request(receipt.href({ id: 'x' }), { headers: other.headers })).status).toBe(404)
  expect((await app.request(receipt.href({ id }))).status).toBe(303)
})
