import type { Level } from '#domain/membership/levels.ts'
import * as terms from '#domain/membership/terms.ts'
import type { Day } from '#engines/membership/days.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'

export type Grant = { level: Level; from: Day; until: Day | null; reason: string }

/** Gives somebody a membership that nobody pays for, until a day or until somebody ends it. */
export async function grant(db: Db, actor: audit.Actor, person: terms.Who, { level, from, until, reason }: Grant) {
  await together(db, async (tx) => {
    await terms.begin(tx, person, { origin: 'granted', level, on: from, period: { from, until }, reason, grantedBy: actor.name })
    await audit.record(tx, actor, { act: 'grant membership to', subject: 'person', subjectId: person.id, after: { level: level.name, from, until, reason } })
  })
}

/**
 * Ends all that somebody's membership rests on: from that day they are a member no more, and have no grace. What they pay or are granted
 * afterwards counts anew. How many terms it ended.
 */
export async function end(db: Db, actor: audit.Actor, person: terms.Who, { on, reason }: { on: Day; reason: string }): Promise<number> {
  return together(db, async (tx) => {
    const ended = await tx
      .updateTable('membership_terms')
      .set({ ended_on: on })
      .where('person_id', '=', person.id)
      .where('grace_on', '>=', on)
      .returning('id')
      .execute()
    if (ended.length > 0) await audit.record(tx, actor, { act: 'end the membership of', subject: 'person', subjectId: person.id, after: { on, reason } })
    return ended.length
  })
}

/** Takes the end on that day back, as if it had not been. */
export async function takeBackEnd(db: Db, actor: audit.Actor, person: terms.Who, on: Day) {
  await together(db, async (tx) => {
    await tx.updateTable('membership_terms').set({ ended_on: null }).where('person_id', '=', person.id).where('ended_on', '=', on).execute()
    await audit.record(tx, actor, { act: 'take back the end of the membership of', subject: 'person', subjectId: person.id, before: { on } })
  })
}
