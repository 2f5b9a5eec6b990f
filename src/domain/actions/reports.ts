import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import * as deeds from '#domain/people/deeds.ts'
import type { Person } from '#domain/people/person.ts'
import type { Action } from '#domain/actions/actions.ts'

export type Report = Row<'reports'>
export type Telling = Pick<Report, 'key' | 'official_id' | 'call_id' | 'outcome' | 'stance' | 'note' | 'place_id'>

/** Somebody says how it went. Once per key: a double click or a retry changes nothing. A place that is gone is left out. Durable when this returns. */
export async function tell(db: Db, action: Pick<Action, 'id'>, telling: Telling) {
  const heard = telling.outcome === 'spoke-legislator' || telling.outcome === 'spoke-staff'
  await db
    .insertInto('reports')
    .values((report) => ({
      ...telling,
      action_id: action.id,
      stance: heard ? telling.stance : null,
      place_id: report.selectFrom('divisions').select('divisions.id').where('divisions.id', '=', telling.place_id),
    }))
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

/** Puts a name to a round of calls that has none yet: somebody whose address said that it was they. */
export async function sign(db: Db, action: Pick<Action, 'id'>, callId: string, person: Pick<Person, 'id'>) {
  await together(db, async (tx) => {
    const signed = await tx
      .updateTable('reports')
      .set({ person_id: person.id })
      .where('call_id', '=', callId)
      .where('action_id', '=', action.id)
      .where('person_id', 'is', null)
      .returning('key')
      .execute()
    for (const { key } of signed) await deeds.note(tx, person, { kind: 'reported', subject: 'action', subjectId: action.id, act: key })
  })
}

/** The newest report's number, 0 before the first: what pages that show counts go by. */
export async function latestId(db: Db): Promise<number> {
  const { latest } = await db.selectFrom('reports').select(({ fn }) => fn.max('id').as('latest')).executeTakeFirstOrThrow()
  return latest ?? 0
}

/** An abusive note disappears from every list; the count stays. Hidden already, or unknown: nothing happens. */
export async function hide(db: Db, actor: audit.Actor, id: number): Promise<Report | undefined> {
  return together(db, async (tx) => {
    const hidden = await tx.updateTable('reports').set({ hidden_at: sql`now()` }).where('id', '=', id).where('hidden_at', 'is', null).returningAll().executeTakeFirst()
    if (hidden) await audit.record(tx, actor, { act: 'hide a note', subject: 'report', subjectId: id })
    return hidden
  })
}

export async function show(db: Db, actor: audit.Actor, id: number): Promise<Report | undefined> {
  return together(db, async (tx) => {
    const shown = await tx.updateTable('reports').set({ hidden_at: null }).where('id', '=', id).where('hidden_at', 'is not', null).returningAll().executeTakeFirst()
    if (shown) await audit.record(tx, actor, { act: 'show a note', subject: 'report', subjectId: id })
    return shown
  })
}

export async function find(db: Db, id: number): Promise<Report | undefined> {
  return db.selectFrom('reports').selectAll().where('id', '=', id).executeTakeFirst()
}
