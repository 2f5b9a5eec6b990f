import type { Atlas } from '#engines/atlas.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import type { Reach } from '#domain/people/reach.ts'
import * as candidates from '#domain/volunteering/candidates.ts'
import { takesAnswers } from '#domain/volunteering/help-calls.ts'
import * as places from '#domain/volunteering/places.ts'
import { tell } from '#domain/volunteering/telling.ts'

export type Whom = { among: readonly number[]; reach: Reach; now: Date; origin?: string }

/**
 * Asks these people for help by letter, once each: those of them who fit, are within reach, agree to be written to and were not asked yet.
 * How many that were; `undefined` when the call takes no more answers.
 */
export async function ask(db: Db, atlas: Pick<Atlas, 'districts'>, actor: audit.Actor, id: number, { among, reach, now, origin }: Whom): Promise<number | undefined> {
  return together(db, async (tx) => {
    const call = await places.hold(tx, id)
    if (!call || !takesAnswers(call, now)) return undefined
    const { best: people } = await candidates.forCall(tx, atlas, call, { reach, now, among })
    if (people.length === 0) return 0
    const asked = await tx
      .insertInto('help_askings')
      .values(people.map((person) => ({ help_call_id: call.id, person_id: person.id, asked_at: now })))
      .returning('id')
      .execute()
    await tell(tx, asked, 'asked', origin)
    await audit.record(tx, actor, { act: 'ask for help with', subject: 'help call', subjectId: call.id, after: { people: asked.length } })
    return asked.length
  })
}
