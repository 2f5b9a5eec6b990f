import * as contracts from '#domain/membership/contracts.ts'
import * as joinings from '#domain/membership/joinings.ts'
import * as levels from '#domain/membership/levels.ts'
import * as payments from '#domain/membership/payments.ts'
import * as confirmations from '#domain/people/confirmations.ts'
import * as people from '#domain/people/people.ts'
import type { Person } from '#domain/people/person.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'

/** What stands beside the question whether a payment is theirs. */
export const claimWording = 'Yes, I paid this, and it counts for me.'

type Trace = { joining?: string; origin: string }

/**
 * Finds whose payment this is. Surely: whoever was signed in when they set out to pay, or whose agreement it is paid under. Otherwise there
 * is the address that the payer typed for the provider, which anybody could have typed: an address that nobody here has makes a new person;
 * the owner of one that we know is asked by letter, and until the answer the payment belongs to nobody.
 */
export async function seek(db: Db, payment: payments.Payment, { joining: key, origin }: Trace) {
  const joining = key ? await joinings.find(db, key) : undefined
  const contract = payment.contract_id ? await contracts.find(db, payment.provider, payment.contract_id) : undefined
  const levelId = contract?.level_id ?? joining?.level_id ?? payment.level_id
  await db.updateTable('payments').set({ level_id: levelId }).where('id', '=', payment.id).execute()
  const sure = payment.person_id ?? contract?.person_id ?? joining?.person_id
  if (sure) return settle(db, { ...payment, level_id: levelId }, { id: sure })
  if (!payment.payer_email || isAwaited(payment, levelId)) return

  const name = payment.payer_name || joining?.name || ''
  const known = await people.withEmail(db, payment.payer_email)
  if (known.length === 0) return settle(db, { ...payment, level_id: levelId }, await people.welcome(db, { email: payment.payer_email, name }))
  await confirmations.ask(db, { kind: 'claim-payment', email: payment.payer_email, name, details: { paymentId: payment.id }, wording: claimWording, origin })
}

/** Stripe tells by itself what an agreement is for, perhaps after its first payment; ActBlue does not. One that nobody made here waits for the office. */
const isAwaited = ({ provider, contract_id }: payments.Payment, levelId: number | null) => provider === 'stripe' && contract_id !== null && levelId === null

/** The owner of the payer's address says that they paid. A payment that has found its person meanwhile stays with them. */
export async function claim(db: Db, paymentId: number, person: Pick<Person, 'id'>) {
  await together(db, async (tx) => {
    const payment = await payments.hold(tx, paymentId)
    if (payment && payment.person_id === null) await settle(tx, payment, person)
  })
}

/** Somebody in the office knows whose payment it is. False when it has its person already. */
export async function assign(db: Db, actor: audit.Actor, paymentId: number, person: Pick<Person, 'id'>): Promise<boolean> {
  return together(db, async (tx) => {
    const payment = await payments.hold(tx, paymentId)
    if (!payment || payment.person_id !== null) return false
    await settle(tx, payment, person)
    await audit.record(tx, actor, { act: 'say whose payment it is', subject: 'payment', subjectId: payment.id, after: { person: person.id } })
    return true
  })
}

/** The payment becomes theirs, and so does the agreement, with all else that was paid under it. */
async function settle(db: Db, payment: payments.Payment, person: Pick<Person, 'id'>) {
  const level = payment.level_id ? await levels.find(db, payment.level_id) : undefined
  await payments.attribute(db, payment, person, level)
  if (!payment.contract_id) return
  await contracts.claim(db, payment.provider, payment.contract_id, person, level?.id ?? null)
  const others = await db.selectFrom('payments').selectAll().where('provider', '=', payment.provider).where('contract_id', '=', payment.contract_id).where('person_id', 'is', null).execute()
  for (const other of others) await payments.attribute(db, other, person, level)
}
