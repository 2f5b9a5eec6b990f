import type { Atlas } from '#engines/atlas.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import { type Answer, type Said, settle } from '#domain/volunteering/answering.ts'
import type { Whom } from '#domain/volunteering/asking.ts'
import * as candidates from '#domain/volunteering/candidates.ts'
import { takesAnswers } from '#domain/volunteering/help-calls.ts'
import * as places from '#domain/volunteering/places.ts'

/** What one can write down for somebody else. "Never" is for everybody to say themselves. */
export type Heard = Exclude<Said, 'never'>
type When = { now: Date; origin?: string }

/** Whoever called writes down what somebody answered by telephone; their name stays beside it. Whoever said "never" is left in peace. */
export async function hear(db: Db, actor: audit.Actor, helpCallId: number, askingId: number, said: Heard, when: When): Promise<Answer | undefined> {
  return together(db, async (tx) => {
    const call = await places.hold(tx, helpCallId)
    const asking = call && await tx.selectFrom('help_askings').selectAll().where('id', '=', askingId).where('help_call_id', '=', helpCallId).executeTakeFirst()
    if (!call || !asking || asking.answer === 'never') return undefined
    const became = await settle(tx, call, asking, said, when, actor.name)
    const changed = became !== asking.answer && became !== 'too late'
    if (changed) await audit.record(tx, actor, { act: 'hear an answer to', subject: 'help call', subjectId: call.id, after: { asking: asking.id, answer: became } })
    return became
  })
}

/** Candidates who said yes on the telephone without a letter before. How many were written down; `undefined` when the call takes no more answers. */
export async function hearYes(db: Db, atlas: Pick<Atlas, 'districts'>, actor: audit.Actor, helpCallId: number, { among, reach, ...when }: Whom): Promise<number | undefined> {
  return together(db, async (tx) => {
    const call = await places.hold(tx, helpCallId)
    if (!call || !takesAnswers(call, when.now)) return undefined
    const { best: people } = await candidates.forCall(tx, atlas, call, { reach, now: when.now, among })
    for (const person of people) {
      const { id } = await tx.insertInto('help_askings').values({ help_call_id: call.id, person_id: person.id, asked_at: when.now }).returning('id').executeTakeFirstOrThrow()
      await hear(tx, actor, call.id, id, 'yes', when)
    }
    return people.length
  })
}
