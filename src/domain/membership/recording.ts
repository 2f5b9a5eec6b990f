import type { Level } from '#domain/membership/levels.ts'
import * as payments from '#domain/membership/payments.ts'
import type { Person } from '#domain/people/person.ts'
import type { Day } from '#engines/membership/days.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'

/** `key`: the form's own; the same form sent twice is one payment. */
export type ByHand = { key: string; level?: Level; cents: number; currency: string; on: Day; note: string }

/** Writes down money that came as a check or in cash. What it pays for counts at once, and the receipt is written. */
export async function record(db: Db, actor: audit.Actor, person: Pick<Person, 'id'>, { key, level, cents, currency, on, note }: ByHand) {
  await together(db, async (tx) => {
    const payment = await tx
      .insertInto('payments')
      .values({ provider: 'hand', provider_id: key, level_id: level?.id, cents, currency, paid_at: noonOf(on), note, recorded_by: actor.name })
      .onConflict((again) => again.columns(['provider', 'provider_id']).doNothing())
      .returningAll()
      .executeTakeFirst()
    if (!payment) return
    await payments.attribute(tx, payment, person, level)
    await audit.record(tx, actor, { act: 'record a payment', subject: 'payment', subjectId: payment.id, after: { person: person.id, level: level?.name, cents, currency, on } })
  })
}

/** All of a payment that came by hand has gone back: what it paid for ends that day. Others are paid back where they were paid. False for those. */
export async function payBack(db: Db, actor: audit.Actor, payment: Pick<payments.Payment, 'id'>, on: Day): Promise<boolean> {
  return together(db, async (tx) => {
    const held = await payments.hold(tx, payment.id)
    if (held?.provider !== 'hand') return false
    const fresh = await tx
      .insertInto('payment_refunds')
      .values({ provider: 'hand', alias: held.provider_id, cents: held.cents, refunded_at: noonOf(on) })
      .onConflict((again) => again.doNothing())
      .returning('alias')
      .executeTakeFirst()
    if (!fresh) return true
    await payments.settleRefunds(tx, held)
    await audit.record(tx, actor, { act: 'pay a payment back', subject: 'payment', subjectId: held.id, after: { cents: held.cents, on } })
    return true
  })
}

const noonOf = (day: Day) => new Date(`${day}T12:00:00`)
