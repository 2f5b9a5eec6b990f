import { expect, test } from 'vitest'
import * as free from '#domain/membership/free.ts'
import * as payments from '#domain/membership/payments.ts'
import * as recording from '#domain/membership/recording.ts'
import * as renewing from '#domain/membership/renewing.ts'
import * as standings from '#domain/membership/standings.ts'
import { db, queued } from '../../house.ts'
import { levelOf, priya, somebody } from './membership.ts'

const dues = await levelOf('dues')
const monthly = await levelOf('monthly')
const pay = (person: { id: number }, over: Partial<recording.ByHand> = {}) => {
  const form = { key: crypto.randomUUID(), level: dues, cents: 3500, currency: 'usd', on: '2026-01-10', note: 'Check 12', ...over }
  return recording.record(db, priya, person, form)
}
const stand = async (person: { id: number }, on: string) => (await standings.ofPerson(db, person, on)).standing
const reminders = async (person: { id: number }) => (await db.selectFrom('membership_reminders').innerJoin('membership_terms', 'id', 'term_id').select('stage').where('person_id', '=', person.id).orderBy('membership_reminders.noted_at').execute()).map(({ stage }) => stage)

test('money recorded by hand counts from the day it came, and its form sent twice is one payment', async () => {
  const ana = await somebody('Ana')
  const key = crypto.randomUUID()
  for (let time = 0; time < 2; time++) await pay(ana, { key })
  expect(await payments.ofPerson(db, ana)).toMatchObject([{ cents: 3500, level: dues.name, covers_from: '2026-01-10', covers_until: '2027-01-09', refunded: 0, person: 'Ana', recorded_by: 'Priya' }])
  expect([await stand(ana, '2026-01-09'), await stand(ana, '2026-01-10'), await stand(ana, '2027-02-09')]).toEqual(['none', 'member', 'lapsed'])
  expect(await queued('receipt-letter')).toHaveLength(1)
})

test('what is paid ahead begins where the last ends', async () => {
  const bo = await somebody()
  await pay(bo)
  await pay(bo, { on: '2026-12-01' })
  await pay(bo, { on: '2028-02-01' })
  expect((await payments.ofPerson(db, bo)).map(({ covers_from }) => covers_from)).toEqual(['2028-01-10', '2027-01-10', '2026-01-10'])
})

test('paid back, it ends that day; the money stays in the books', async () => {
  const cy = await somebody()
  await pay(cy)
  const [payment] = await payments.ofPerson(db, cy)
  expect(await recording.payBack(db, priya, { id: payment!.id }, '2026-03-01')).toBe(true)
  expect(await recording.payBack(db, priya, { id: payment!.id }, '2026-04-01')).toBe(true)
  expect([await stand(cy, '2026-02-28'), await stand(cy, '2026-03-01')]).toEqual(['member', 'lapsed'])
  expect(await payments.find(db, payment!.id)).toMatchObject({ cents: 3500, refunded: 3500 })
})

test('a payment for no level is a donation and makes nobody a member', async () => {
  const di = await somebody()
  await pay(di, { level: undefined })
  expect(await stand(di, '2026-01-10')).toBe('none')
  expect(await db.selectFrom('deeds').select('kind').where('person_id', '=', di.id).execute()).toEqual([{ kind: 'donated' }])
})

test('whoever is forgotten leaves the number behind', async () => {
  const ed = await somebody()
  await pay(ed, { cents: 4321 })
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('membership_terms').where('person_id', '=', ed.id).execute()
    await tx.updateTable('payments').set({ person_id: null }).where('person_id', '=', ed.id).execute()
  })
  expect(await db.selectFrom('payments').select(['cents', 'person_id', 'payer_email']).where('cents', '=', 4321).execute()).toEqual([{ cents: 4321, person_id: null, payer_email: '' }])
})

test('a free membership is renewed when a month or less is left, not before', async () => {
  const [level, fay] = [await levelOf('free'), await somebody()]
  expect(await free.join(db, fay, level, '2026-01-01')).toBe(true)
  expect(await free.join(db, fay, level, '2026-11-30')).toBe(false)
  expect(await free.join(db, fay, level, '2026-12-02')).toBe(true)
  expect(await Promise.all([free.join(db, fay, level, '2027-12-31'), free.join(db, fay, level, '2027-12-31')])).toEqual(expect.arrayContaining([true, false]))
})

test('each stage of an end is told once, days that were missed are made up for, and a renewal begins anew', async () => {
  await db.deleteFrom('membership_terms').where('payment_id', 'is', null).execute()
  const gus = await somebody()
  await pay(gus, { on: '2030-01-10' })
  const told: [string, number][] = [['2030-12-09', 0], ['2030-12-10', 1], ['2030-12-11', 0], ['2031-01-02', 1], ['2031-01-08', 0], ['2031-01-09', 1], ['2031-02-08', 0], ['2031-02-09', 1], ['2031-02-10', 0]]
  for (const [on, count] of told) expect([on, await renewing.remind(db, on)]).toEqual([on, count])
  expect(await reminders(gus)).toEqual(['30', '7', '0', 'lapsed'])
  expect(await db.selectFrom('deeds').select('kind').where('person_id', '=', gus.id).where('kind', '=', 'lapsed').execute()).toHaveLength(1)

  await pay(gus, { on: '2031-03-01' })
  expect(await renewing.remind(db, '2032-02-25')).toBe(1)
})

test('those who pay by the month are not warned a month ahead, and an old lapse is told to nobody', async () => {
  const hal = await somebody()
  await pay(hal, { level: monthly, on: '2035-01-01' })
  for (const on of ['2035-01-02', '2035-01-20']) expect(await renewing.remind(db, on)).toBe(0)
  for (const on of ['2035-01-28', '2035-01-31']) await renewing.remind(db, on)
  expect(await reminders(hal)).toEqual(['7', '0'])
  expect(await renewing.remind(db, '2035-04-01')).toBe(0)
})

test('who left, was paid back, or has a provider collecting is not asked to renew; a collection that failed is', async () => {
  const [left, back, kept] = [await somebody(), await somebody(), await somebody()]
  for (const person of [left, back, kept]) await pay(person, { on: '2040-01-01' })
  await db.updateTable('membership_terms').set({ ended_on: '2040-12-25' }).where('person_id', '=', left.id).execute()
  await db.updateTable('membership_terms').set({ refunded_on: '2041-01-05' }).where('person_id', '=', back.id).execute()
  await db.insertInto('payment_contracts').values({ provider: 'stripe', provider_id: 'sub_1', person_id: kept.id, as_of: new Date() }).execute()
  expect(await renewing.remind(db, '2040-12-30')).toBe(0)
  await db.updateTable('payment_contracts').set({ failed_at: new Date() }).execute()
  expect(await renewing.remind(db, '2040-12-30')).toBe(1)
})
