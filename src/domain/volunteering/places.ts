import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import * as deeds from '#domain/people/deeds.ts'
import { type HelpCall, takesAnswers } from '#domain/volunteering/help-calls.ts'
import { tell } from '#domain/volunteering/telling.ts'

type Held = Pick<HelpCall, 'id' | 'places' | 'taken' | 'closed_at' | 'cancelled_at' | 'ends_at'>

/** The call, held until the transaction ends: whoever wants a place of it takes turns. */
export async function hold(db: Db, id: number): Promise<HelpCall | undefined> {
  return db.selectFrom('help_calls').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Gives free places of a call that is held to those who wait longest, and tells them. */
export async function fill(db: Db, call: Held, now: Date, origin?: string) {
  const free = call.places - call.taken
  if (free <= 0 || !takesAnswers(call, now)) return
  const next = await db
    .selectFrom('help_askings')
    .select(['id', 'person_id', 'act'])
    .where('help_call_id', '=', call.id)
    .where('answer', '=', 'waiting')
    .orderBy('answered_at')
    .orderBy('id')
    .limit(free)
    .execute()
  if (next.length === 0) return
  await db.updateTable('help_askings').set({ answer: 'yes' }).where('id', 'in', next.map(({ id }) => id)).execute()
  await count(db, call, next.length)
  for (const asking of next) await noteYes(db, call, asking)
  await tell(db, next, 'freed', origin)
}

/** One place more taken, or one fewer. */
export async function count(db: Db, call: Pick<HelpCall, 'id'>, by: number) {
  await db.updateTable('help_calls').set({ taken: sql<number>`taken + ${by}` }).where('id', '=', call.id).execute()
}

export async function noteYes(db: Db, call: Pick<HelpCall, 'id'>, { person_id, act }: { person_id: number; act: string }) {
  await deeds.note(db, { id: person_id }, { kind: 'said-yes', subject: 'help-call', subjectId: call.id, act })
}
