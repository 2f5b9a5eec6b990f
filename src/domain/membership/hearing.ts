import { sql } from 'kysely'
import * as contracts from '#domain/membership/contracts.ts'
import * as joinings from '#domain/membership/joinings.ts'
import * as owners from '#domain/membership/owners.ts'
import * as payments from '#domain/membership/payments.ts'
import type { Tiding, Told } from '#engines/payments/tiding.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'

type Provider = Exclude<payments.Provider, 'hand'>
type Hearing = { provider: Provider; told: Told; origin: string }
type Paid = Extract<Tiding, { kind: 'paid' }>

const turn = 726_153_116

/**
 * Writes down what a provider told, whole or not at all. Told twice it changes nothing, and in whichever order things are told they come
 * to the same: a refund waits for its payment, a payment for its joining. One thing at a time. Whether it was new.
 */
export async function hear(db: Db, { provider, told, origin }: Hearing): Promise<boolean> {
  return together(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(${turn})`.execute(tx)
    const fresh = await tx
      .insertInto('payment_events')
      .values({ provider, event_id: told.id, kind: told.name })
      .onConflict((again) => again.doNothing())
      .returning('event_id')
      .executeTakeFirst()
    if (!fresh) return false
    for (const tiding of told.tidings) await take(tx, provider, tiding, origin)
    return true
  })
}

/** When a provider last told us anything. */
export async function lastHeard(db: Db): Promise<{ provider: payments.Provider; at: Date }[]> {
  return db.selectFrom('payment_events').select(['provider', sql<Date>`max(heard_at)`.as('at')]).groupBy('provider').execute()
}

async function take(db: Db, provider: Provider, tiding: Tiding, origin: string) {
  if (tiding.kind === 'paid') return pay(db, provider, tiding, origin)
  if (tiding.kind === 'contract') return agree(db, provider, tiding, origin)
  if (tiding.kind === 'alias') await db.insertInto('payment_aliases').values({ provider, alias: tiding.alias, provider_id: tiding.id }).onConflict((again) => again.doNothing()).execute()
  else await giveBack(db, provider, tiding)
  await settle(db, provider, tiding.alias)
}

async function pay(db: Db, provider: Provider, { id, aliases, contract, joining, cents, currency, at, period, payer }: Paid, origin: string) {
  const payment = await db
    .insertInto('payments')
    .values({
      provider, provider_id: id, contract_id: contract, cents, currency, paid_at: at, from_on: period?.from, until_on: period?.until,
      payer_name: payer.name.trim().slice(0, 200), payer_email: payer.email.trim().toLowerCase().slice(0, 320),
    })
    .onConflict((again) => again.columns(['provider', 'provider_id']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!payment) return
  for (const alias of aliases) await db.insertInto('payment_aliases').values({ provider, alias, provider_id: id }).onConflict((again) => again.doNothing()).execute()
  if (contract) await contracts.learn(db, { provider, id: contract, joining: joining && await joinings.find(db, joining) })
  await owners.seek(db, payment, { joining, origin })
}

/** An agreement that becomes known, or becomes somebody's, takes along what was paid under it. */
async function agree(db: Db, provider: Provider, { contract: id, joining, became, at }: Extract<Tiding, { kind: 'contract' }>, origin: string) {
  await contracts.learn(db, { provider, id, joining: joining && await joinings.find(db, joining) })
  await contracts.become(db, { provider, id, became, at })
  const { person_id = null, level_id = null } = await contracts.find(db, provider, id) ?? {}
  const waiting = await db
    .selectFrom('payments')
    .selectAll()
    .where('provider', '=', provider)
    .where('contract_id', '=', id)
    .where(({ or, and, lit, eb }) => or([and([lit(level_id !== null), eb('level_id', 'is', null)]), and([lit(person_id !== null), eb('person_id', 'is', null)])]))
    .execute()
  for (const payment of waiting) await owners.seek(db, payment, { joining, origin })
}

async function giveBack(db: Db, provider: Provider, { alias, cents, at }: Extract<Tiding, { kind: 'refunded' }>) {
  await db
    .insertInto('payment_refunds')
    .values({ provider, alias, cents, refunded_at: at })
    .onConflict((again) => again
      .columns(['provider', 'alias'])
      .doUpdateSet((row) => ({ cents: row.ref('excluded.cents'), refunded_at: row.ref('excluded.refunded_at') }))
      .whereRef('payment_refunds.cents', '<', 'excluded.cents'))
    .execute()
}

async function settle(db: Db, provider: Provider, name: string) {
  const meant = await db
    .selectFrom('payments')
    .select('id')
    .where('provider', '=', provider)
    .where(sql<boolean>`provider_id = ${name} or provider_id in (select names.provider_id from payment_aliases names where names.provider = ${provider} and names.alias = ${name})`)
    .execute()
  for (const payment of meant) await payments.settleRefunds(db, payment)
}
