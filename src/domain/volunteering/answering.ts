import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import type { Person } from '#domain/people/person.ts'
import * as askings from '#domain/volunteering/askings.ts'
import * as helpCalls from '#domain/volunteering/help-calls.ts'
import * as places from '#domain/volunteering/places.ts'
import * as refusals from '#domain/volunteering/refusals.ts'
import { type Notice, tell } from '#domain/volunteering/telling.ts'

export type Said = 'yes' | 'not-now' | 'never' | 'withdrawn'
export type Answer = askings.Asking['answer'] | 'too late'
type When = { now: Date; origin?: string }

/**
 * Somebody answers by the link in their letter, as often as they like; what they said last counts. A yes takes a place while there is one,
 * and waits for one otherwise; whoever gives theirs up leaves it to the one who waits longest. "Never" is remembered for the skills of the call.
 */
export async function answer(db: Db, token: string, said: Said, when: When): Promise<Answer | undefined> {
  return together(db, async (tx) => {
    const known = await askings.linked(tx, token).select('help_call_id').executeTakeFirst()
    const call = known && await places.hold(tx, known.help_call_id)
    const asking = call && await askings.linked(tx, token).selectAll('help_askings').executeTakeFirst()
    return asking && settle(tx, call, asking, said, when)
  })
}

/** Somebody offers by themselves. What they said before, also "not this time", gives way to it. */
export async function offer(db: Db, helpCallId: number, person: Pick<Person, 'id' | 'name'>, when: When): Promise<Answer | undefined> {
  return together(db, async (tx) => {
    const call = await places.hold(tx, helpCallId)
    if (!call) return undefined
    if (!helpCalls.takesAnswers(call, when.now)) return 'too late'
    const asking = await tx
      .insertInto('help_askings')
      .values({ help_call_id: call.id, person_id: person.id, name: person.name, asked_at: when.now })
      .onConflict((known) => known.columns(['help_call_id', 'person_id']).doUpdateSet({ name: person.name }))
      .returningAll()
      .executeTakeFirstOrThrow()
    return settle(tx, call, asking, 'yes', when)
  })
}

/** Whoever is signed in takes back what they said to a call. */
export async function withdraw(db: Db, helpCallId: number, person: Pick<Person, 'id'>, when: When): Promise<Answer | undefined> {
  return together(db, async (tx) => {
    const call = await places.hold(tx, helpCallId)
    const asking = call && await askings.ofPerson(tx, call.id, person.id)
    return asking && settle(tx, call, asking, 'withdrawn', when)
  })
}

/** The one way an answer is taken, in a transaction that holds the call. `heardBy`: who wrote it down for them. */
export async function settle(db: Db, call: helpCalls.HelpCall, asking: askings.Asking, said: Said, { now, origin }: When, heardBy = ''): Promise<Answer> {
  if (said === 'never') await refusals.refuse(db, { id: asking.person_id }, call.skills)
  const had = asking.answer
  const wants = said === 'yes'
  if (wants ? had === 'yes' || had === 'waiting' : had === said) return had
  const gone = call.ends_at <= now || call.cancelled_at !== null
  if (wants ? !helpCalls.takesAnswers(call, now) : gone && had !== 'asked') return 'too late'

  const became = wants ? (call.taken < call.places ? 'yes' : 'waiting') : said
  await db.updateTable('help_askings').set({ answer: became, answered_at: now, heard_by: heardBy }).where('id', '=', asking.id).execute()
  if (became === 'yes') {
    await places.count(db, call, 1)
    await places.noteYes(db, call, asking)
  }
  if (had === 'yes') {
    await places.count(db, call, -1)
    await places.fill(db, { ...call, taken: call.taken - 1 }, now, origin)
  }
  const notice: Notice | undefined = became === 'yes' || became === 'waiting' ? became : undefined
  if (notice) await tell(db, [asking], notice, origin)
  return became
}
