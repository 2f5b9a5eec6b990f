import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import * as deeds from '#domain/people/deeds.ts'

/**
 * Writes down who came and who did not, of those who said yes, once it has begun. Who came has it in their record; ticked by mistake, it is taken
 * out again. How many lines changed.
 */
export async function tick(db: Db, actor: audit.Actor, timeId: number, came: ReadonlyMap<number, boolean>, now: Date): Promise<number> {
  return together(db, async (tx) => {
    const said = await tx
      .selectFrom('event_answers')
      .innerJoin('event_times', 'event_times.id', 'time_id')
      .select(['event_answers.id', 'person_id', 'act', 'came', 'event_id'])
      .where('time_id', '=', timeId)
      .where('answer', '=', 'yes')
      .where('begins_at', '<=', now)
      .orderBy('event_answers.id')
      .forUpdate('event_answers')
      .execute()
    const changed = said.filter(({ id, came: before }) => came.has(id) && came.get(id) !== before)
    for (const { id, person_id, act, event_id } of changed) {
      await tx.updateTable('event_answers').set({ came: came.get(id) }).where('id', '=', id).execute()
      if (came.get(id)) await deeds.note(tx, { id: person_id }, { kind: 'attended', subject: 'event', subjectId: event_id, act })
      else await deeds.takeBack(tx, { act, kind: 'attended' })
    }
    const [first] = changed
    const here = changed.filter(({ id }) => came.get(id)).length
    if (first) await audit.record(tx, actor, { act: 'write down who came to', subject: 'event', subjectId: first.event_id, after: { time: timeId, came: here, 'did not come': changed.length - here } })
    return changed.length
  })
}
