import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import * as deeds from '#domain/people/deeds.ts'
import type { Person } from '#domain/people/person.ts'
import * as answers from '#domain/calendar/answers.ts'
import { fill, freeAt, type Held, hold, isAwaited, noteYes, takesAnswers, type When } from '#domain/calendar/places.ts'
import { tell } from '#domain/calendar/telling.ts'

/** What somebody says; what they say no more about stays as they said it before. */
export type Saying = { yes: true; guests?: number; replies?: readonly string[] } | { yes: false }
/** `too many`: more than there will ever be room for. `no room`: they keep their place, but not for more guests just now. */
export type Became = answers.Said | 'too late' | 'too many' | 'no room'
type Time = NonNullable<Held>

/**
 * Somebody says that they come to a time, with guests, or that they do not. A yes takes places while there are enough and nobody waits, and waits otherwise; whoever
 * gives places up leaves them to those who wait longest. Said again, what they said last counts. `undefined` when there is no such time.
 */
export async function say(db: Db, timeId: number, person: Pick<Person, 'id' | 'name'>, saying: Saying, when: When): Promise<Became | undefined> {
  return together(db, async (tx) => {
    const time = await hold(tx, timeId)
    return time && settle(tx, time, person, saying, when)
  })
}

/** The same by the link in a letter. */
export async function sayByLink(db: Db, token: string, saying: Saying, when: When): Promise<Became | undefined> {
  return together(db, async (tx) => {
    const known = await answers.linked(tx, token).select(['time_id', 'person_id', 'event_answers.name']).executeTakeFirst()
    const time = known && await hold(tx, known.time_id)
    return time && settle(tx, time, { id: known.person_id, name: known.name }, saying, when)
  })
}

/** Somebody of the office writes down what a person said on the telephone. */
export async function hear(db: Db, actor: audit.Actor, timeId: number, person: Pick<Person, 'id' | 'name'>, saying: Saying, when: When): Promise<Became | undefined> {
  return together(db, async (tx) => {
    const time = await hold(tx, timeId)
    const became = time && await settle(tx, time, person, saying, when, actor.name)
    if (became) await audit.record(tx, actor, { act: 'hear an answer to', subject: 'event', subjectId: time.event_id, after: { time: timeId, person: person.id, answer: became } })
    return became
  })
}

/** The one way an answer is taken, in a transaction that holds the time. */
async function settle(tx: Db, time: Time, person: Pick<Person, 'id' | 'name'>, saying: Saying, when: When, heardBy = ''): Promise<Became> {
  const known = await answers.ofPerson(tx, time, person)
  if (saying.yes) return settleYes(tx, time, person, known, saying, when, heardBy)
  if (!known || known.answer === 'no') return 'no'
  if (time.ends_at <= when.now) return 'too late'
  await tx.updateTable('event_answers').set({ answer: 'no', placed_at: null, answered_at: when.now, heard_by: heardBy, told: null, day_before_at: null, hour_before_at: null }).where('id', '=', known.id).execute()
  if (known.answer === 'yes') {
    await deeds.takeBack(tx, { act: known.act, kind: 'said-yes' })
    await tell(tx, [known], 'no', when.origin)
  }
  await fill(tx, time, when)
  return 'no'
}

type Yes = Extract<Saying, { yes: true }>
type Somebody = Pick<Person, 'id' | 'name'>

async function settleYes(tx: Db, time: Time, person: Somebody, known: answers.Answer | undefined, { guests = known?.guests ?? 0, replies }: Yes, when: When, heardBy: string): Promise<Became> {
  if (!takesAnswers(time, when.now)) return 'too late'
  const had = known?.answer ?? 'no'
  const party = 1 + guests
  if (time.capacity !== null && party > time.capacity && !(had === 'yes' && guests <= (known?.guests ?? 0))) return 'too many'
  const became = await placeFor(tx, time, had === 'no' ? undefined : known, party)
  if (became === 'no room') return became

  const replied = replies ? { asked: time.questions, replies: time.questions.map((_, at) => replies[at] ?? '') } : {}
  const said = { guests, heard_by: heardBy, ...(person.name ? { name: person.name } : {}), ...replied }
  const since = { answered_at: when.now, placed_at: became === 'yes' ? when.now : null }
  const { id, act } = known
    ? await tx.updateTable('event_answers').set({ answer: became, ...(had === became ? {} : since), ...said }).where('id', '=', known.id).returning(['id', 'act']).executeTakeFirstOrThrow()
    : await tx.insertInto('event_answers').values({ time_id: time.id, person_id: person.id, answer: became, ...since, ...said }).returning(['id', 'act']).executeTakeFirstOrThrow()
  if (had !== became) {
    if (became === 'yes') await noteYes(tx, time, { person_id: person.id, act })
    await tell(tx, [{ id }], became, when.origin)
  }
  await fill(tx, time, when)
  return (await answers.ofPerson(tx, time, person))?.answer ?? became
}

/** Nobody takes a place before those who wait, and nobody who has one loses it. */
async function placeFor(tx: Db, time: Time, known: answers.Answer | undefined, party: number): Promise<'yes' | 'waiting' | 'no room'> {
  if (known?.answer === 'waiting') return 'waiting'
  const own = known ? 1 + known.guests : 0
  if (party <= own || (party - own <= await freeAt(tx, time) && !await isAwaited(tx, time))) return 'yes'
  return known ? 'no room' : 'waiting'
}
