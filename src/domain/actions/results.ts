import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Action } from '#domain/actions/actions.ts'
import type { Report } from '#domain/actions/reports.ts'

type Which = Pick<Action, 'id'>
export type Stance = NonNullable<Report['stance']>
export type OnDay = { day: string; reports: number }
export type OfOutcome = { outcome: Report['outcome']; reports: number }
export type FromPlace = { id: string; name: string; callers: number; reports: number }
export type AboutOfficial = Awaited<ReturnType<typeof byOfficial>>[number]

/** How many acted, as far as known: everybody who signed once, every unsigned round once; and who of them gets the letter now. */
export async function people(db: Db, action: Which): Promise<{ people: number; letters: number }> {
  const rounds = told(db, action).select(['call_id', sql<number | null>`max(person_id)`.as('person_id')]).groupBy('call_id')
  return db
    .with('rounds', () => rounds)
    .with('signed', (rows) => rows.selectFrom('rounds').select('person_id').distinct().where('person_id', 'is not', null))
    .selectNoFrom((from) => [
      sql<number>`((select count(*) from rounds where person_id is null) + (select count(*) from signed))::int`.as('people'),
      from
        .selectFrom('signed')
        .select(sql<number>`count(*)::int`.as('letters'))
        .where(sql<boolean>`(select given from consents where consents.person_id = signed.person_id and channel = 'email' and list = 'newsletter' order by id desc limit 1)`)
        .$asScalar()
        .$notNull()
        .as('letters'),
    ])
    .executeTakeFirstOrThrow()
}

/** Days on which something was reported, in the jurisdiction's time zone, oldest first. */
export async function byDay(db: Db, action: Which, zone: string): Promise<OnDay[]> {
  return told(db, action)
    .select([sql<string>`(reported_at at time zone ${zone}::text)::date::text`.as('day'), sql<number>`count(*)::int`.as('reports')])
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute()
}

export async function byOutcome(db: Db, action: Which): Promise<OfOutcome[]> {
  return told(db, action).select(['outcome', sql<number>`count(*)::int`.as('reports')]).groupBy('outcome').orderBy('reports', 'desc').orderBy('outcome').execute()
}

/** By the town that the caller named, most callers first. Those who named none are in no row. */
export async function byPlace(db: Db, action: Which): Promise<FromPlace[]> {
  const rounds = told(db, action).select(['place_id', 'call_id', sql<number>`count(*)`.as('reports')]).where('place_id', 'is not', null).groupBy(['place_id', 'call_id'])
  return db
    .selectFrom(rounds.as('rounds'))
    .innerJoin('divisions', 'divisions.id', 'rounds.place_id')
    .select(['divisions.id', 'divisions.display_name as name', sql<number>`count(*)::int`.as('callers'), sql<number>`sum(reports)::int`.as('reports')])
    .groupBy('divisions.id')
    .orderBy('callers', 'desc')
    .orderBy('name')
    .execute()
}

/** By official, most reports first: how often each stance was heard, and the latest note that may be read. */
export async function byOfficial(db: Db, action: Which) {
  const heard = told(db, action)
    .select(['official_id', sql<number>`count(*)::int`.as('reports'), sql<number>`count(stance)::int`.as('heard')])
    .select(stances.map((stance) => sql<number>`count(*) filter (where stance = ${stance})::int`.as(stance)))
    .groupBy('official_id')
  return db
    .selectFrom(heard.as('heard'))
    .innerJoin('officials', 'officials.id', 'heard.official_id')
    .leftJoinLateral(
      (from) => from
        .selectFrom('reports')
        .select(['note', 'reported_at'])
        .where('action_id', '=', action.id)
        .whereRef('reports.official_id', '=', 'heard.official_id')
        .where('note', '<>', '')
        .where('hidden_at', 'is', null)
        .orderBy('reports.id', 'desc')
        .limit(1)
        .as('latest'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (from) => from
        .selectFrom('terms')
        .innerJoin('posts', 'posts.id', 'terms.post_id')
        .innerJoin('divisions', 'divisions.id', 'posts.division_id')
        .select(['posts.short_title', 'divisions.display_name as district'])
        .whereRef('terms.official_id', '=', 'officials.id')
        .orderBy(sql`terms.ended_on desc nulls first`)
        .limit(1)
        .as('seat'),
      (join) => join.onTrue(),
    )
    .selectAll('heard')
    .select(['officials.slug', 'officials.name', 'officials.family_name', 'seat.short_title', 'seat.district', 'latest.note', 'latest.reported_at as noted_at'])
    .orderBy('heard.reports', 'desc')
    .orderBy('officials.name')
    .execute()
}

export const stances = ['supports', 'leans-for', 'undecided', 'leans-against', 'opposes', 'would-not-say'] as const satisfies Stance[]

/** A report of a skipped call tells nothing. */
function told(db: Db, action: Which) {
  return db.selectFrom('reports').where('action_id', '=', action.id).where('outcome', '<>', 'skipped')
}
