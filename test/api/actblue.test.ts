import { afterAll, beforeEach, expect, test } from 'vitest'
import * as joinings from '#domain/membership/joinings.ts'
import * as owners from '#domain/membership/owners.ts'
import * as people from '#domain/people/people.ts'
import * as standings from '#domain/membership/standings.ts'
import { refcodeFor } from '#engines/payments/actblue.ts'
import { routes } from '#http/routes.ts'
import { openDoors } from '#open-doors.ts'
import { levelOf, somebody } from '../domain/membership/membership.ts'
import { app, db, house, settings } from '../house.ts'

const doors = await openDoors({ ...house, settings: { ...settings, PORT: 0, ACTBLUE_WEBHOOK_USER: 'actblue', ACTBLUE_WEBHOOK_PASSWORD: 'open:sesame' } })
afterAll(() => doors.close())
const monthly = await levelOf('monthly')
const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
const tell = (kind: string, body: unknown, authorization = basic('actblue', 'open:sesame')) =>
  fetch(doors.origin + routes.api.actblue.href({ kind }), { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) } })
const begun = async (personId: number | null) => (await joinings.begin(db, { level: monthly, cents: 500, personId, name: '', email: '' })).id
const terms = () => db.selectFrom('membership_terms').select(['person_id', 'from_on', 'until_on', 'refunded_on']).orderBy('id').execute()
const paid = () => db.selectFrom('payments').selectAll().orderBy('id').execute()

/** As ActBlue documents its notifications. */
const gift = ({ item = 101, order = 'AB00000001', paidAt = '2026-03-01T12:00:00-05:00', refcode = '', email = 'bo@arden.example', recurs = true, amount = '5.00', refundedAt }: { item?: number; order?: string; paidAt?: string; refcode?: string; email?: string; recurs?: boolean; amount?: string; refundedAt?: string } = {}) => ({
  donor: { firstname: 'Bo', lastname: 'Marsh', addr1: '1 Mill St', city: 'Arden', state: 'MA', zip: '02000', country: 'United States', email, phone: '6175550100', employerData: { employer: 'None', occupation: 'None' } },
  contribution: {
    createdAt: paidAt, orderNumber: order, contributionForm: 'tidewater', refcode, refcodes: { refcode }, refcode2: null, creditCardExpiration: '01/2030',
    recurringPeriod: recurs ? 'monthly' : 'once', recurringDuration: recurs ? 'infinite' : 0, isRecurring: recurs, isPaypal: false, status: 'approved',
  },
  lineitems: [{ sequence: 1, entityId: 7, committeeName: 'Tidewater Neighbors', amount, paidAt, paymentId: 55, lineitemId: item, ...(refundedAt ? { refundedAt } : {}) }],
  form: { name: 'tidewater', kind: 'page' },
})

beforeEach(async () => {
  for (const table of ['membership_terms', 'payments', 'payment_aliases', 'payment_refunds', 'payment_contracts', 'payment_events', 'confirmations'] as const) await db.deleteFrom(table).execute()
})

test('dues by the month run on from each other; the later ones need no key', async () => {
  const bo = await somebody()
  const refcode = refcodeFor(await begun(bo.id))
  for (const one of [gift({ refcode }), gift({ item: 102, paidAt: '2026-04-01T12:00:00-04:00' }), gift({ item: 103, paidAt: '2026-05-01T12:00:00-04:00' })]) expect((await tell('contributions', one)).status).toBe(200)
  expect(await terms()).toMatchObject([{ from_on: '2026-03-01', until_on: '2026-03-31' }, { from_on: '2026-04-01' }, { from_on: '2026-05-01', until_on: '2026-05-31' }])
  await tell('cancellations', { ...gift({ refcode }), lineitems: [] })
  expect(await db.selectFrom('payment_contracts').select(['person_id', 'provider_id']).where('ended_at', 'is not', null).execute()).toEqual([{ person_id: bo.id, provider_id: 'AB00000001' }])
  expect((await standings.ofPerson(db, bo, '2026-05-31')).standing).toBe('member')
})

test('a refund ends what it paid for, told before its payment or after', async () => {
  const bo = await somebody()
  const refcode = refcodeFor(await begun(bo.id))
  await tell('refunds', gift({ refcode, refundedAt: '2026-03-10T12:00:00-04:00' }))
  await tell('contributions', gift({ refcode }))
  await tell('contributions', gift({ refcode, item: 104, paidAt: '2026-04-02T12:00:00-04:00' }))
  await tell('refunds', gift({ item: 104, refundedAt: '2026-04-05T12:00:00-04:00' }))
  expect(await terms()).toMatchObject([{ from_on: '2026-03-01', refunded_on: '2026-03-10' }, { from_on: '2026-04-02', refunded_on: '2026-04-05' }])
})

test('each line item counts once, however often it is told', async () => {
  const refcode = refcodeFor(await begun((await somebody()).id))
  const answers = await Promise.all([1, 2, 3].map(async () => (await tell('contributions', gift({ refcode }))).json()))
  expect(answers.filter(({ heard }) => heard === 'now')).toHaveLength(1)
  expect(await paid()).toHaveLength(1)
})

test('money without our key is a donation of whoever it is, and only they or the office can say who', async () => {
  const known = await people.welcome(db, { email: 'bo@arden.example', name: 'Bo Marsh' })
  await tell('contributions', gift({ recurs: false, amount: '25.50' }))
  const [payment] = await paid()
  expect(payment).toMatchObject({ cents: 2550, level_id: null, person_id: null, payer_name: 'Bo Marsh' })
  await owners.claim(db, payment!.id, known)
  await owners.claim(db, payment!.id, await somebody())
  expect(await paid()).toMatchObject([{ person_id: known.id, payer_email: '' }])
  expect(await terms()).toEqual([])
})

test.each([['nobody', ''], ['somebody else', basic('actblue', 'wrong')], ['a token', 'Bearer x']])('%s is not let in, and nothing is written', async (_name, authorization) => {
  const answer = await tell('contributions', gift(), authorization)
  expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('Basic')])
  expect(await paid()).toEqual([])
})

test('what is not as documented is refused, and an address that is none is not found', async () => {
  for (const body of [null, [], {}, { ...gift(), lineitems: [{ amount: 'much', lineitemId: 1 }] }, { ...gift(), contribution: {} }]) expect((await tell('contributions', body)).status).toBe(400)
  expect((await tell('thoughts', gift())).status).toBe(404)
  expect(await paid()).toEqual([])
})

test('without a name and password it is switched off and says so', async () => {
  const answer = await app.request(routes.api.actblue.href({ kind: 'refunds' }), { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
  expect([answer.status, await answer.json()]).toEqual([503, { message: expect.stringContaining('switched off') }])
})
