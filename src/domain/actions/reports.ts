import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import * as consents from '#domain/people/consents.ts'
import * as deeds from '#domain/people/deeds.ts'
import * as people from '#domain/people/people.ts'
import type { Action } from '#domain/actions/actions.ts'

export type Report = Row<'reports'>
export type Telling = Pick<Report, 'key' | 'official_id' | 'call_id' | 'outcome' | 'stance' | 'note' | 'place_id'>
export type Signature = people.Introduction & { wantsLetter: boolean; wording: string }

/** Somebody says how it went. Once per key: a double click or a retry changes nothing. Durable when this returns. */
export async function tell(db: Db, action: Pick<Action, 'id'>, telling: Telling) {
  const heard = telling.outcome === 'spoke-legislator' || telling.outcome === 'spoke-staff'
  await db
    .insertInto('reports')
    .values({ ...telling, action_id: action.id, stance: heard ? telling.stance : null })
    .onConflict((again) => again.column('key').doNothing())
    .execute()
}

/** What was said in one round of calls, the latest for each official. */
export async function ofCall(db: Db, action: Pick<Action, 'id'>, callId: string): Promise<Pick<Report, 'official_id' | 'outcome'>[]> {
  return db
    .selectFrom('reports')
    .select(['official_id', 'outcome'])
    .distinctOn('official_id')
    .where('call_id', '=', callId)
    .where('action_id', '=', action.id)
    .orderBy('official_id')
    .orderBy('id', 'desc')
    .execute()
}

/** Puts a name to a round of calls that has none yet, and keeps the promise made beside the tick, if it was ticked. */
export async function sign(db: Db, action: Pick<Action, 'id'>, callId: string, { wantsLetter, wording, ...introduction }: Signature) {
  await db.transaction().execute(async (tx) => {
    const person = await people.welcome(tx, introduction)
    const signed = await tx
      .updateTable('reports')
      .set({ person_id: person.id })
      .where('call_id', '=', callId)
      .where('action_id', '=', action.id)
      .where('person_id', 'is', null)
      .returning(['id', 'key'])
      .execute()
    for (const { id, key } of signed) await deeds.note(tx, person, { kind: 'reported', subject: 'report', subjectId: id, act: key })
    if (wantsLetter) await consents.state(tx, person, { channel: 'email', list: 'newsletter', given: true, wording, how: 'form' })
  })
}

/** An abusive note disappears from every list; the count stays. */
export async function hide(db: Db, id: number): Promise<Report | undefined> {
  return db.updateTable('reports').set({ hidden_at: sql`now()` }).where('id', '=', id).returningAll().executeTakeFirst()
}

export async function show(db: Db, id: number): Promise<Report | undefined> {
  return db.updateTable('reports').set({ hidden_at: null }).where('id', '=', id).returningAll().executeTakeFirst()
}
