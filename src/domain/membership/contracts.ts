import type { Joining } from '#domain/membership/joinings.ts'
import type { Payment } from '#domain/membership/payments.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import type { Row } from '#platform/row.ts'

export type Contract = Row<'payment_contracts'>
type Provider = Payment['provider']
type Which = { provider: Provider; id: string }

/** Writes down that a provider collects dues by itself, and for whom and what, as far as that is known by now. What is known stays. */
export async function learn(db: Db, { provider, id, joining }: Which & { joining?: Joining | '' }) {
  const known = joining ? { person_id: joining.person_id, level_id: joining.level_id } : {}
  await db
    .insertInto('payment_contracts')
    .values({ provider, provider_id: id, as_of: new Date(0), ...known })
    .onConflict((again) => again.columns(['provider', 'provider_id']).doUpdateSet((row) => ({
      person_id: row.fn.coalesce('payment_contracts.person_id', 'excluded.person_id'),
      level_id: row.fn.coalesce('payment_contracts.level_id', 'excluded.level_id'),
    })))
    .execute()
}

/** How it goes on as of then: an older word never undoes a newer one. Somebody whose payment failed is told, once for each day it does. */
export async function become(db: Db, { provider, id, became, at }: Which & { became: 'running' | 'failed' | 'ended'; at: Date }) {
  const changed = await db
    .updateTable('payment_contracts')
    .set({ as_of: at, failed_at: became === 'failed' ? at : null, ended_at: became === 'ended' ? at : null })
    .where('provider', '=', provider)
    .where('provider_id', '=', id)
    .where('as_of', '<=', at)
    .returning(['person_id'])
    .executeTakeFirst()
  if (changed?.person_id && became === 'failed') await queue.leave(db, 'dues-failed-letter', { provider, contract: id }, { key: `dues-failed:${provider}:${id}` })
}

export async function find(db: Db, provider: Provider, id: string): Promise<Contract | undefined> {
  return db.selectFrom('payment_contracts').selectAll().where('provider', '=', provider).where('provider_id', '=', id).executeTakeFirst()
}

/** Says whose agreement it is, for all that will be paid under it. */
export async function claim(db: Db, provider: Provider, id: string, person: { id: number }, levelId: number | null) {
  await db.updateTable('payment_contracts').set({ person_id: person.id, ...(levelId ? { level_id: levelId } : {}) }).where('provider', '=', provider).where('provider_id', '=', id).execute()
}

/** What a provider collects from somebody by itself and has not ended. */
export async function ofPerson(db: Db, person: { id: number }): Promise<Contract[]> {
  return db.selectFrom('payment_contracts').selectAll().where('person_id', '=', person.id).where('ended_at', 'is', null).execute()
}
