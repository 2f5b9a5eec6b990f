import { afterAll, beforeEach, expect, test } from 'vitest'
import * as joinings from '#domain/membership/joinings.ts'
import * as standings from '#domain/membership/standings.ts'
import * as people from '#domain/people/people.ts'
import { routes } from '#http/routes.ts'
import { openDoors } from '#open-doors.ts'
import { levelOf, somebody } from '../domain/membership/membership.ts'
import { app, db, house, queued, settings } from '../house.ts'
import { chargeOf, event, invoiceOf, invoicePaymentOf, secret, sessionOf, signed, subscriptionOf } from './stripe-server.ts'

const doors = await openDoors({ ...house, settings: { ...settings, PORT: 0, STRIPE_WEBHOOK_SECRET: secret } })
afterAll(() => doors.close())
const dues = await levelOf('dues')
const post = (init: RequestInit) => fetch(doors.origin + routes.api.stripe.href(), init)
const tell = (told: object) => post(signed(JSON.stringify(told)))
const begun = async (personId: number | null = null) => (await joinings.begin(db, { level: dues, cents: 3500, personId, name: '', email: '' })).id
const paid = () => db.selectFrom('payments').selectAll().orderBy('id').execute()
const terms = () => db.selectFrom('membership_terms').select(['person_id', 'from_on', 'until_on', 'refunded_on']).orderBy('id').execute()

beforeEach(async () => {
  for (const table of ['membership_terms', 'payments', 'payment_aliases', 'payment_refunds', 'payment_contracts', 'payment_events', 'confirmations'] as const) await db.deleteFrom(table).execute()
})

test('a member who joins, renews, is paid back and ends: each word counts from its day', async () => {
  const ana = await somebody('Ana')
  const joining = await begun(ana.id)
  for (const told of [
    event('checkout.session.completed', sessionOf({ joining })),
    event('invoice.paid', invoiceOf({ joining })),
    event('invoice_payment.paid', invoicePaymentOf({})),
    event('invoice.paid', invoiceOf({ invoice: 'in_2', from: '2027-03-01', until: '2028-03-01' }), '2027-03-01T12:00:00Z'),
    event('invoice_payment.paid', invoicePaymentOf({ invoice: 'in_2', intent: 'pi_2' }), '2027-03-01T12:00:00Z'),
    event('charge.refunded', chargeOf({ intent: 'pi_2' }), '2027-04-01T12:00:00Z'),
    event('customer.subscription.deleted', subscriptionOf({ status: 'canceled' }), '2027-04-01T12:00:00Z'),
  ]) expect([told.type, (await tell(told)).status]).toEqual([told.type, 200])

  expect(await terms()).toEqual([
    { person_id: ana.id, from_on: '2026-03-01', until_on: '2027-02-28', refunded_on: null },
    { person_id: ana.id, from_on: '2027-03-01', until_on: '2028-02-29', refunded_on: '2027-04-01' },
  ])
  expect(await standings.ofPerson(db, ana, '2027-03-31')).toMatchObject({ standing: 'member', since: '2026-03-01' })
  expect(await standings.ofPerson(db, ana, '2027-04-01')).toMatchObject({ standing: 'lapsed', until: '2027-03-31' })
  expect(await db.selectFrom('payment_contracts').select('person_id').where('ended_at', 'is not', null).execute()).toEqual([{ person_id: ana.id }])
  expect((await queued('receipt-letter')).length).toBeGreaterThanOrEqual(2)
})

test('in whichever order it is told, it comes to the same', async () => {
  const ana = await somebody()
  const joining = await begun(ana.id)
  const told = [
    event('checkout.session.completed', sessionOf({ joining })), event('invoice.paid', invoiceOf({})),
    event('invoice_payment.paid', invoicePaymentOf({})), event('charge.refunded', chargeOf({}), '2026-05-01T12:00:00Z'),
  ]
  for (const order of permutations(told)) {
    for (const one of order) expect((await tell(one)).status).toBe(200)
    expect(await terms()).toEqual([{ person_id: ana.id, from_on: '2026-03-01', until_on: '2027-02-28', refunded_on: '2026-05-01' }])
    for (const table of ['membership_terms', 'payments', 'payment_aliases', 'payment_refunds', 'payment_contracts', 'payment_events'] as const) await db.deleteFrom(table).execute()
  }
})

test('told twice, also at the same moment, it is heard once', async () => {
  const joining = await begun((await somebody()).id)
  const told = event('invoice.paid', invoiceOf({ joining }))
  const answers = await Promise.all(Array.from({ length: 5 }, async () => (await tell(told)).json()))
  expect(answers.filter(({ heard }) => heard === 'now')).toHaveLength(1)
  await tell({ ...told, id: 'evt_again' })
  expect([await paid(), await terms()].map(({ length }) => length)).toEqual([1, 1])
})

test.each<[string, () => RequestInit]>([
  ['signed with another secret', () => signed('{"id":"evt_x"}', { by: 'whsec_of_somebody_else' })],
  ['signed ten minutes ago', () => signed('{"id":"evt_x"}', { at: Date.now() - 600_000 })],
  ['changed on the way', () => ({ ...signed('{"id":"evt_x"}'), body: '{"id":"evt_y"}' })],
  ['not signed', () => ({ method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })],
  ['signed but no event', () => signed('no json')],
  ['signed but without its parts', () => signed(JSON.stringify({ id: 'evt_x', type: 'invoice.paid', created: 1, data: { object: {} } }))],
])('what is %s is refused and writes nothing', async (_name, init) => {
  expect((await post(init())).status).toBe(400)
  expect(await db.selectFrom('payment_events').selectAll().execute()).toEqual([])
})

test('what we do not listen to is heard and changes nothing', async () => {
  expect((await tell(event('customer.created', { id: 'cus_1', email: 'x@arden.example' }))).status).toBe(200)
  expect(await paid()).toEqual([])
})

test('a part that goes back ends nothing, the rest of it does', async () => {
  const joining = await begun((await somebody()).id)
  for (const told of [event('invoice.paid', invoiceOf({ joining })), event('invoice_payment.paid', invoicePaymentOf({})), event('charge.refunded', chargeOf({ back: 1000 }))]) await tell(told)
  expect(await terms()).toMatchObject([{ refunded_on: null }])
  await tell(event('charge.refunded', chargeOf({ back: 3500 }), '2026-06-01T12:00:00Z'))
  await tell(event('charge.refunded', chargeOf({ back: 1000 }), '2026-07-01T12:00:00Z'))
  expect(await terms()).toMatchObject([{ refunded_on: '2026-06-01' }])
})

test('a payment that failed is told to its member, and an older word never undoes a newer one', async () => {
  const ana = await somebody()
  const joining = await begun(ana.id)
  const state = async () => { const [one] = await db.selectFrom('payment_contracts').select(['failed_at', 'ended_at']).execute(); return [!!one?.failed_at, !!one?.ended_at] }
  await tell(event('invoice.paid', invoiceOf({ joining })))
  await tell(event('invoice.payment_failed', invoiceOf({ invoice: 'in_2' }), '2027-03-01T12:00:00Z'))
  expect(await state()).toEqual([true, false])
  expect(await queued('dues-failed-letter')).toEqual([{ provider: 'stripe', contract: 'sub_1' }])
  await tell(event('invoice.paid', invoiceOf({ invoice: 'in_2', from: '2027-03-03', until: '2028-03-03' }), '2027-03-03T12:00:00Z'))
  await tell(event('customer.subscription.updated', subscriptionOf({ status: 'past_due' }), '2027-03-02T12:00:00Z'))
  expect(await state()).toEqual([false, false])
  await tell(event('customer.subscription.deleted', subscriptionOf({ status: 'canceled' }), '2027-05-01T12:00:00Z'))
  await tell(event('customer.subscription.updated', subscriptionOf({ status: 'active' }), '2027-04-01T12:00:00Z'))
  expect(await state()).toEqual([false, true])
})

test('an address nobody here has makes a new member; the owner of one that we know is asked first', async () => {
  await tell(event('invoice.paid', invoiceOf({ joining: await begun(), email: 'New@Arden.example', name: 'Noor', subscription: 'sub_9', invoice: 'in_9' })))
  const [noor] = await people.withEmail(db, 'new@arden.example')
  expect(await terms()).toMatchObject([{ person_id: noor!.id }])
  expect(await paid()).toMatchObject([{ person_id: noor!.id, payer_name: '', payer_email: '' }])

  const known = await people.welcome(db, { email: 'known@arden.example', name: 'Kim' })
  await tell(event('invoice.paid', invoiceOf({ joining: await begun(), email: 'known@arden.example', name: 'Kim', subscription: 'sub_8', invoice: 'in_8' })))
  expect((await paid()).at(-1)).toMatchObject({ person_id: null, level_id: dues.id, payer_email: 'known@arden.example' })
  expect(await standings.ofPerson(db, known, '2026-06-01')).toEqual({ standing: 'none' })
  expect(await db.selectFrom('confirmations').select(['kind', 'email']).execute()).toEqual([{ kind: 'claim-payment', email: 'known@arden.example' }])
})

test('nothing of a card is kept', async () => {
  for (const told of [event('invoice.paid', invoiceOf({ joining: await begun() })), event('charge.refunded', chargeOf({}))]) await tell(told)
  for (const table of ['payments', 'payment_refunds', 'payment_events', 'payment_contracts'] as const) expect(JSON.stringify(await db.selectFrom(table).selectAll().execute())).not.toContain('4242')
})

test('without a secret it is switched off and says so', async () => {
  const answer = await app.request(routes.api.stripe.href(), signed('{}'))
  expect([answer.status, await answer.json()]).toEqual([503, { message: expect.stringContaining('switched off') }])
})

function permutations<Thing>(things: Thing[]): Thing[][] {
  return things.length < 2 ? [things] : things.flatMap((thing, at) => permutations(things.toSpliced(at, 1)).map((rest) => [thing, ...rest]))
}
