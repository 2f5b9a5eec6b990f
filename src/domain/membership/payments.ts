import { sql } from 'kysely'
import type { Level } from '#domain/membership/levels.ts'
import * as terms from '#domain/membership/terms.ts'
import type { Person } from '#domain/people/person.ts'
import { dayOf } from '#engines/membership/days.ts'
import * as deeds from '#domain/people/deeds.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import type { Row } from '#platform/row.ts'

export type Payment = Row<'payments'>
export type Provider = Payment['provider']
export type PaymentLine = Awaited<ReturnType<typeof listing>>[number]

/** Newest first; `olderThan` is the id of the last payment already seen; `unclaimed`: only those of which we do not know whose they are. */
export async function list(db: Db, { olderThan, unclaimed = false, limit = 50 }: { olderThan?: number; unclaimed?: boolean; limit?: number } = {}): Promise<PaymentLine[]> {
  return lines(db)
    .$if(olderThan !== undefined, (query) => query.where('payments.id', '<', olderThan ?? 0))
    .$if(unclaimed, (query) => query.where('payments.person_id', 'is', null).where('payer_email', '<>', ''))
    .orderBy('payments.id', 'desc')
    .limit(limit)
    .execute()
}

export async function find(db: Db, id: number): Promise<PaymentLine | undefined> {
  return lines(db).where('payments.id', '=', id).executeTakeFirst()
}

/** All that somebody paid, the latest first. */
export async function ofPerson(db: Db, person: Pick<Person, 'id'>): Promise<PaymentLine[]> {
  return lines(db).where('payments.person_id', '=', person.id).orderBy('paid_at', 'desc').orderBy('payments.id', 'desc').execute()
}

/** How many have an address that somebody here has, and wait for them to say that it was they. */
export async function countUnclaimed(db: Db): Promise<number> {
  const { count } = await db.selectFrom('payments').select(({ fn }) => fn.countAll<number>().as('count')).where('person_id', 'is', null).where('payer_email', '<>', '').executeTakeFirstOrThrow()
  return count
}

/** A payment's row, held until the transaction ends. */
export async function hold(db: Db, id: number): Promise<Payment | undefined> {
  return db.selectFrom('payments').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/**
 * Says whose payment it is and what it pays for: from then on it counts, from the day it was paid. The receipt is left to be written.
 * What the payer typed for the provider is let go. Once; a payment that has its person keeps it.
 */
export async function attribute(db: Db, payment: Payment, person: Pick<Person, 'id'>, level: Level | undefined) {
  if (payment.person_id !== null && payment.person_id !== person.id) return
  await db.updateTable('payments').set({ person_id: person.id, level_id: level?.id ?? null, payer_name: '', payer_email: '' }).where('id', '=', payment.id).execute()
  const period = payment.from_on && payment.until_on ? { from: payment.from_on, until: payment.until_on } : undefined
  if (level) await terms.begin(db, person, { origin: 'paid', level, on: dayOf(payment.paid_at), period, paymentId: payment.id })
  else if (payment.person_id === null) await deeds.note(db, person, { kind: 'donated', subject: 'payment', subjectId: payment.id, act: crypto.randomUUID() })
  await settleRefunds(db, payment)
  await queue.leave(db, 'receipt-letter', { paymentId: payment.id }, { key: `receipt:${payment.id}` })
}

/** Once all of a payment has gone back, what it paid for ends on the day the last of it did. A part that goes back ends nothing. */
export async function settleRefunds(db: Db, payment: Pick<Payment, 'id'>) {
  await db
    .updateTable('membership_terms')
    .set({ refunded_on: sql<string>`(${refunds(db).select(sql`max(refunded_at)::date`.as('on'))})` })
    .where('payment_id', '=', payment.id)
    .where(sql<boolean>`(${refunds(db).select(sql`sum(payment_refunds.cents)`.as('cents'))}) >= (select cents from payments where payments.id = payment_id)`)
    .execute()
}

/** What went back of the payment of a term, under any of its names. */
const refunds = (db: Db) => db
  .selectFrom('payment_refunds')
  .innerJoin('payments', 'payments.provider', 'payment_refunds.provider')
  .whereRef('payments.id', '=', sql`membership_terms.payment_id`)
  .where(named)

const named = sql<boolean>`(payment_refunds.alias = payments.provider_id or exists (
  select from payment_aliases names
  where names.provider = payments.provider and names.provider_id = payments.provider_id and names.alias = payment_refunds.alias
))`

const listing = (db: Db) => lines(db).execute()

const lines = (db: Db) => db
  .selectFrom('payments')
  .leftJoin('people', 'people.id', 'payments.person_id')
  .leftJoin('membership_levels', 'membership_levels.id', 'payments.level_id')
  .leftJoin('membership_terms', 'membership_terms.payment_id', 'payments.id')
  .selectAll('payments')
  .select(['people.name as person', 'membership_levels.name as level', 'membership_terms.from_on as covers_from', 'membership_terms.until_on as covers_until'])
  .select(sql<string | null>`people.emails[1]`.as('email'))
  .select((row) => row
    .selectFrom('payment_refunds')
    .select(sql<number>`coalesce(sum(payment_refunds.cents), 0)::int`.as('cents'))
    .whereRef('payment_refunds.provider', '=', 'payments.provider')
    .where(named)
    .$asScalar()
    .$notNull()
    .as('refunded'))
