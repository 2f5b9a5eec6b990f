import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import * as deeds from '#domain/people/deeds.ts'
import { tell } from '#domain/volunteering/telling.ts'

type When = { now: Date; origin?: string }

/**
 * Writes down who came and who did not, of those who had said yes, once the call has begun. Who came is thanked, and it stays in their record;
 * "did not come" may still be mended. How many lines changed.
 */
export async function tick(db: Db, actor: audit.Actor, helpCallId: number, came: ReadonlyMap<number, boolean>, { now, origin }: When): Promise<number> {
  return together(db, async (tx) => {
    const said = await tx
      .selectFrom('help_askings')
      .innerJoin('help_calls', 'help_calls.id', 'help_askings.help_call_id')
      .select(['help_askings.id', 'help_askings.person_id', 'help_askings.act', 'thanked_at', 'came'])
      .where('help_call_id', '=', helpCallId)
      .where('answer', '=', 'yes')
      .where('starts_at', '<=', now)
      .where('cancelled_at', 'is', null)
      .where((row) => row.or([row('came', 'is', null), row('came', '=', false)]))
      .orderBy('help_askings.id')
      .forUpdate('help_askings')
      .execute()
    const changed = said.filter(({ id, came: before }) => came.has(id) && came.get(id) !== before)
    for (const [here, answer] of [[true, 'came'], [false, 'did not come']] as const) {
      const them = changed.filter(({ id }) => came.get(id) === here)
      if (them.length === 0) continue
      await tx.updateTable('help_askings').set({ came: here }).where('id', 'in', them.map(({ id }) => id)).execute()
      await audit.record(tx, actor, { act: 'write down who came to', subject: 'help call', subjectId: helpCallId, after: { [answer]: them.length } })
    }
    const present = changed.filter(({ id }) => came.get(id))
    for (const { person_id, act } of present) await deeds.note(tx, { id: person_id }, { kind: 'helped', subject: 'help-call', subjectId: helpCallId, act })
    await thank(tx, present.filter(({ thanked_at }) => !thanked_at), { now, origin })
    return changed.length
  })
}

/** Leaves thanks for these, and remembers it. Part of the act that found them. */
export async function thank(db: Db, askings: readonly { id: number }[], { now, origin }: When) {
  if (askings.length === 0) return
  await db.updateTable('help_askings').set({ thanked_at: now }).where('id', 'in', askings.map(({ id }) => id)).execute()
  await tell(db, askings, 'thanks', origin)
}
