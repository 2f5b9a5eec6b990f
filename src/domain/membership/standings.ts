import { sql } from 'kysely'
import type { Reach } from '#domain/people/reach.ts'
import type { Day } from '#engines/membership/days.ts'
import { type Standing, standingOn, type Term } from '#engines/membership/standing.ts'
import type { Db } from '#platform/database.ts'

export type Stand = Standing['standing']
type Asked = { id: number }

export const stands = ['member', 'grace', 'lapsed', 'none'] as const satisfies Stand[]

/** What somebody stands at on that day, whichever day it is today. */
export async function ofPerson(db: Db, person: Asked, on: Day): Promise<Standing> {
  return standingOn(await termsOf(db, person), on)
}

export async function termsOf(db: Db, person: Asked): Promise<Term[]> {
  const terms = await db.selectFrom('membership_terms').select(['from_on', 'until_on', 'grace_days', 'refunded_on', 'ended_on']).where('person_id', '=', person.id).execute()
  return terms.map(({ from_on, until_on, grace_days, refunded_on, ended_on }) => ({ from: from_on, until: until_on, graceDays: grace_days, refundedOn: refunded_on, endedOn: ended_on }))
}

/** Lends the question who stands at that on a day: the rule of `engines/membership/standing.ts`, asked of everybody at once. */
export const idsStanding = (stand: Stand, on: Day): Exclude<Reach, 'everyone'> => (db) => {
  const begun = db.selectFrom('membership_terms').where('from_on', '<=', on).whereRef('from_on', '<=', 'last_on')
  if (stand === 'member') return begun.select('person_id').where('last_on', '>=', on)
  if (stand === 'grace') return begun.select('person_id').where('grace_on', '>=', on).groupBy('person_id').having(sql`max(last_on)`, '<', on)
  if (stand === 'lapsed') return lapsed(db, on)
  return db
    .selectFrom('people')
    .select('people.id as person_id')
    .where(sql<boolean>`not exists (select from membership_terms terms where terms.person_id = people.id and from_on <= ${on} and from_on <= last_on)`)
}

/** Said as what is not, so that the planner counts on many of whom a term has begun and not on a third of them. */
const lapsed = (db: Db, on: Day) => db
  .selectFrom('membership_terms as term')
  .select('term.person_id')
  .where('term.grace_on', '<', on)
  .where('term.from_on', '<=', on)
  .where(sql<boolean>`(term.last_on < term.from_on) is not true`)
  .where(({ not, exists, selectFrom }) => not(exists(selectFrom('membership_terms as later')
    .select('later.id')
    .whereRef('later.person_id', '=', 'term.person_id')
    .where('later.grace_on', '>=', on)
    .where('later.from_on', '<=', on)
    .whereRef('later.from_on', '<=', 'later.last_on'))))

/** How many are members, in grace, and lapsed on that day. */
export async function counts(db: Db, on: Day): Promise<Record<Exclude<Stand, 'none'>, number>> {
  const people = db
    .selectFrom('membership_terms')
    .select(['person_id', sql<string>`max(last_on)`.as('last'), sql<string>`max(grace_on)`.as('grace')])
    .where('from_on', '<=', on)
    .whereRef('from_on', '<=', 'last_on')
    .groupBy('person_id')
  return db
    .selectFrom(people.as('people'))
    .select([
      sql<number>`(count(*) filter (where last >= ${on}))::int`.as('member'),
      sql<number>`(count(*) filter (where last < ${on} and grace >= ${on}))::int`.as('grace'),
      sql<number>`(count(*) filter (where grace < ${on}))::int`.as('lapsed'),
    ])
    .executeTakeFirstOrThrow()
}
