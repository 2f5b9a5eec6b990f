import type { Level } from '#domain/membership/levels.ts'
import * as standings from '#domain/membership/standings.ts'
import * as deeds from '#domain/people/deeds.ts'
import type { Person } from '#domain/people/person.ts'
import type { Day } from '#engines/membership/days.ts'
import { periodFor } from '#engines/membership/period.ts'
import { standingOn } from '#engines/membership/standing.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type MembershipTerm = Row<'membership_terms'>
export type Who = Pick<Person, 'id'>
export type Beginning = Pick<MembershipTerm, 'origin'> & {
  level: Level
  /** The day it is paid, asked for or granted; the period follows from it unless it is named. */
  on: Day
  period?: { from: Day; until: Day | null }
  paymentId?: number
  reason?: string
  grantedBy?: string
}

/**
 * Makes somebody a member for a time, in the transaction of what gives them the right, and notes the deed: they became a member, or
 * renewed. Once for a payment; a second time changes nothing.
 */
export async function begin(db: Db, person: Who, { origin, level, on, period, paymentId = undefined, reason = '', grantedBy = '' }: Beginning): Promise<MembershipTerm | undefined> {
  const earlier = await standings.termsOf(db, person)
  const { from, until } = period ?? periodFor(standingOn(earlier, on), on, level.every)
  const term = await db
    .insertInto('membership_terms')
    .values({
      person_id: person.id, level_id: level.id, origin, payment_id: paymentId, from_on: from, until_on: until,
      grace_days: level.grace_days, reason, granted_by: grantedBy,
    })
    .onConflict((again) => again.column('payment_id').doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!term) return undefined
  const stood = standingOn(earlier, on).standing
  const kind = stood === 'member' || stood === 'grace' ? 'renewed' : 'became-member'
  await deeds.note(db, person, { kind, subject: 'membership', subjectId: term.id, act: crypto.randomUUID() })
  return term
}

export type TermLine = Awaited<ReturnType<typeof ofPerson>>[number]

/** All terms of a person with what they are of, the latest first. */
export async function ofPerson(db: Db, person: Who) {
  return db
    .selectFrom('membership_terms')
    .innerJoin('membership_levels', 'membership_levels.id', 'membership_terms.level_id')
    .selectAll('membership_terms')
    .select('membership_levels.name as level')
    .where('person_id', '=', person.id)
    .orderBy('from_on', 'desc')
    .orderBy('membership_terms.id', 'desc')
    .execute()
}
