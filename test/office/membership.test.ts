import { beforeEach, expect, test } from 'vitest'
import * as hearing from '#domain/membership/hearing.ts'
import * as levels from '#domain/membership/levels.ts'
import * as payments from '#domain/membership/payments.ts'
import * as standings from '#domain/membership/standings.ts'
import * as terms from '#domain/membership/terms.ts'
import * as people from '#domain/people/people.ts'
import { everyMonth } from '#engines/charts/months.ts'
import { addDays, dayOf } from '#engines/membership/days.ts'
import { routes } from '#http/routes.ts'
import { levelOf, somebody } from '../domain/membership/membership.ts'
import { app, db, form } from '../house.ts'
import { arrive, workOnce } from './colleagues.ts'

const { membership, members, member, memberPayments, grants, membershipEnd, levels: allLevels, level, levelOffer, payment, paymentOwner, refund } = routes.office
const [ada, omar, aud] = [await arrive('Ada', 'administrator'), await arrive('Omar', 'organiser'), await arrive('Aud', 'auditor')]
const dues = await levelOf('dues', { name: 'Regular' })
const granted = await levelOf('granted', { name: 'Honorary' })
const today = dayOf(new Date())
const page = async (path: string, as = omar) => (await app.request(path, { headers: as.headers })).text()
const send = (path: string, method: 'POST' | 'PUT' | 'DELETE', fields: Record<string, string> = {}, as = omar) => app.request(path, form(method, fields, as.headers))
const stand = async (person: { id: number }, on = today) => (await standings.ofPerson(db, person, on)).standing
const acts = async () => (await db.selectFrom('audit_entries').select('act').orderBy('id').execute()).map(({ act }) => act)
const aPayment = (over: Record<string, string> = {}) => ({ key: crypto.randomUUID(), level: String(dues.id), amount: '35', on: today, note: 'Check 12', ...over })

beforeEach(async () => {
  for (const table of ['membership_terms', 'payment_refunds', 'payment_aliases', 'payments', 'payment_contracts', 'payment_events'] as const) await db.deleteFrom(table).execute()
})

test('the first page says how many stand where, what came, and which ways of paying are switched off', async () => {
  const ana = await somebody('Ana')
  await send(memberPayments.href(ana), 'POST', aPayment())
  const html = await page(membership.href())
  expect(html).toMatch(/members<\/a><\/dt><dd>1<\/dd>[^]*Joined, renewed and lapsed[^]*\$35[^]*Ana/)
  expect(html).toContain('switched off: STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET are not set')
  expect(html).toMatch(/<tbody><tr><th scope="row">\w+ \d{4}<\/th><td class="num">1<\/td><td class="num">0<\/td><td class="num">0<\/td>/)
})

test('months without anything stand in the chart too', () => {
  expect(everyMonth([{ month: '2026-01', joined: 3 }], '2026-02', 3, { joined: 0 })).toEqual([{ month: '2025-12', joined: 0 }, { month: '2026-01', joined: 3 }, { month: '2026-02', joined: 0 }])
})

test('people are listed by where they stand today, fifty at a time', async () => {
  const everybody = await Promise.all(Array.from({ length: 51 }, () => somebody()))
  for (const person of everybody) await terms.begin(db, person, { origin: 'free', level: granted, on: today, period: { from: '2020-01-01', until: '2020-12-31' } })
  const first = await page(members.href({}, { standing: 'lapsed' }))
  expect(first.match(/office\/membership\/people\/\d+"/g)).toHaveLength(50)
  const more = /href="([^"]+)">More/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect((await page(more)).match(/office\/membership\/people\/\d+"/g)).toHaveLength(1)
  expect(await page(members.href({}, { standing: 'nonsense', after: 'x' }))).toContain('Nobody stands so today')
})

test('money recorded by hand makes a member, tells the payer, and is written down', async () => {
  const bo = await people.welcome(db, { email: 'bo-pays@arden.example', name: 'Bo' })
  const fields = aPayment()
  for (let time = 0; time < 2; time++) expect((await send(memberPayments.href(bo), 'POST', fields)).status).toBe(303)
  expect(await stand(bo)).toBe('member')
  await workOnce()
  const letters = await db.selectFrom('letters').select(['kind', 'body']).where('recipient', '=', 'bo-pays@arden.example').execute()
  expect(letters).toMatchObject([{ kind: 'receipt', body: expect.stringMatching(/Hello Bo,[^]*Dues: Regular[^]*\$35, by check or in cash[^]*Member from[^]*PO Box 7, Arden/) }])
  const html = await page(member.href(bo))
  expect(html).toMatch(/badge--right">Member[^]*Regular<\/strong>, paid[^]*\$35/)
  expect((await acts()).filter((act) => act === 'record a payment').length).toBeGreaterThan(0)
})

test.each<[string, Record<string, string>, string]>([
  ['no sum', { amount: '' }, 'Write how much came'], ['a sum in words', { amount: 'ten' }, 'Write a sum'], ['a day that is none', { on: '2026-02-31' }, 'Write a day'],
  ['a day to come', { on: addDays(today, 1) }, 'still to come'], ['a level that is none', { level: '99999' }, 'no such level'], ['a damaged key', { key: 'x' }, 'damaged'],
])('a payment with %s is refused and comes back as it was typed', async (_name, over, sentence) => {
  const cy = await somebody()
  const answer = await send(memberPayments.href(cy), 'POST', aPayment(over))
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringMatching(new RegExp(`${sentence}[^]*Check 12`))])
  expect(await payments.ofPerson(db, cy)).toEqual([])
})

test('a payment by hand can be written down as paid back; others are paid back where they were paid', async () => {
  const di = await somebody()
  await send(memberPayments.href(di), 'POST', aPayment())
  const [one] = await payments.ofPerson(db, di)
  expect(await page(payment.href(one!))).toContain('Has $35 gone back?')
  await send(refund.href(one!), 'PUT')
  expect(await stand(di)).toBe('none')
  expect(await page(payment.href(one!))).toMatch(/Paid back<\/dt><dd>\$35/)

  await db.updateTable('payments').set({ provider: 'stripe' }).execute()
  await db.deleteFrom('payment_refunds').execute()
  expect(await page(payment.href(one!))).toContain('Pay it back at Stripe')
  await send(refund.href(one!), 'PUT')
  expect(await db.selectFrom('payment_refunds').selectAll().execute()).toEqual([])
})

test('membership is granted, ended and given back, each with its reason', async () => {
  const ed = await somebody('Ed')
  const grant = { level: String(granted.id), from: today, until: '', reason: 'Founded us' }
  expect((await send(grants.href(ed), 'POST', { ...grant, reason: '' })).status).toBe(422)
  expect(await (await send(grants.href(ed), 'POST', { ...grant, until: '2020-01-01' })).text()).toContain('end before it begins')
  expect((await send(grants.href(ed), 'POST', { ...grant, level: '' })).status).toBe(422)
  await send(grants.href(ed), 'POST', grant)
  expect(await page(member.href(ed))).toMatch(/without an end[^]*granted by Omar[^]*Founded us/)
  expect((await send(membershipEnd.href(ed), 'PUT', { on: today, reason: '' })).status).toBe(422)
  await send(membershipEnd.href(ed), 'PUT', { on: today, reason: 'Moved away' })
  expect(await stand(ed)).toBe('none')
  expect(await page(member.href(ed))).toContain('Undo: as if it had not ended')
  await send(membershipEnd.href(ed), 'DELETE', { on: today })
  expect(await stand(ed)).toBe('member')
})

test('administrators define levels; the rest of the office reads them', async () => {
  const draft = { name: 'Sustaining', kind: 'dues', amount: '$12.50', every: 'month', grace_days: '14', about: 'For those who can.' }
  for (const wrong of [{ amount: '' }, { every: '' }, { name: ' ' }, { kind: 'gold' }, { grace_days: '400' }]) expect([wrong, (await send(allLevels.href(), 'POST', { ...draft, ...wrong }, ada)).status]).toEqual([wrong, 422])
  expect((await send(allLevels.href(), 'POST', draft, ada)).status).toBe(303)
  const made = (await levels.list(db)).find(({ name }) => name === 'Sustaining')!
  expect(made).toMatchObject({ cents: 1250, every: 'month', grace_days: 14, offered: true, slug: 'sustaining' })
  expect(await page(allLevels.href())).toMatch(/Sustaining<\/th>[^]*\$12\.50 a month/)
  expect(await page(level.href(made), ada)).toContain('value="12.5"')

  await send(level.href(made), 'PUT', { ...draft, kind: 'free', every: '' }, ada)
  expect(await levels.find(db, made.id)).toMatchObject({ kind: 'free', cents: 0, every: null, slug: 'sustaining' })
  await send(levelOffer.href(made), 'DELETE', {}, ada)
  expect((await levels.open(db)).map(({ name }) => name)).not.toContain('Sustaining')
  await send(levelOffer.href(made), 'PUT', {}, ada)
  expect((await levels.open(db)).map(({ name }) => name)).toContain('Sustaining')
  expect((await acts()).slice(-4)).toEqual(['define a level of membership', 'change a level of membership', 'withdraw a level of membership', 'offer a level of membership'])
})

test('a payment that nobody has claimed is given to its person by the office, once', async () => {
  const fay = await people.welcome(db, { email: 'fay@arden.example', name: 'Fay' })
  await hearing.hear(db, { provider: 'actblue', origin: 'http://localhost', told: { id: 'x', name: 'x', tidings: [{ kind: 'paid', id: '77', aliases: [], cents: 1000, currency: 'usd', at: new Date(), payer: { name: 'Fay', email: 'Fay@Arden.example' } }] } })
  expect(await page(membership.href())).toContain('1 payment')
  expect(await page(routes.office.payments.href({}, { only: 'unclaimed' }))).toMatch(/\$10[^]*Fay[^]*Unclaimed/)
  const [one] = await payments.list(db)
  expect(await page(payment.href(one!))).toMatch(new RegExp(`Whose is it\\?[^]*value="${fay.id}"`))
  for (const fields of [{}, { email: 'nobody@arden.example' }, { email: 'x' }]) expect((await send(paymentOwner.href(one!), 'PUT', fields as Record<string, string>)).status).toBe(422)
  await send(paymentOwner.href(one!), 'PUT', { person: String(fay.id) })
  await send(paymentOwner.href(one!), 'PUT', { email: (await somebody()).emails[0]! })
  expect(await payments.find(db, one!.id)).toMatchObject({ person_id: fay.id, payer_email: '' })
})

test('who only reads reads, and who has no business with money sees none of it', async () => {
  const gus = await somebody()
  const eva = await arrive('Eva', 'editor')
  for (const path of [membership.href(), members.href(), member.href(gus), allLevels.href(), routes.office.payments.href()]) {
    expect([path, (await app.request(path, { headers: aud.headers })).status, (await app.request(path, { headers: eva.headers })).status]).toEqual([path, 200, 403])
  }
  const refused: [string, 'POST' | 'PUT' | 'DELETE'][] = [[memberPayments.href(gus), 'POST'], [grants.href(gus), 'POST'], [membershipEnd.href(gus), 'PUT'], [membershipEnd.href(gus), 'DELETE'], [refund.href({ id: 1 }), 'PUT'], [paymentOwner.href({ id: 1 }), 'PUT'], [allLevels.href(), 'POST'], [levelOffer.href(dues), 'DELETE']]
  for (const [path, method] of refused) expect([path, (await send(path, method, aPayment(), aud)).status]).toEqual([path, 403])
  for (const [path, method] of refused.slice(-2)) expect([path, (await send(path, method, {}, omar)).status]).toEqual([path, 403])
})

test('what is not there is not found, however it is asked for', async () => {
  for (const id of ['0', '-1', '999999999', 'x']) {
    for (const one of [member, payment]) expect((await app.request(one.href({ id }), { headers: omar.headers })).status).toBe(404)
    expect((await app.request(level.href({ id }), { headers: ada.headers })).status).toBe(404)
    expect((await send(grants.href({ id }), 'POST')).status).toBe(404)
    expect((await send(refund.href({ id }), 'PUT')).status).toBe(404)
  }
})
