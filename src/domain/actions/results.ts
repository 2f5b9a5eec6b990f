import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Day } from '#engines/charts/days.ts'
import type { Db } from '#platform/database.ts'
import type { Action } from '#domain/actions/actions.ts'
import type { Report } from '#domain/actions/reports.ts'

type Which = Pick<Action, 'id'>
export type Stance = NonNullable<Report['stance']>
export type OfOutcome = { outcome: Report['outcome']; reports: number }
export type FromPlace = { id: string; name: string; callers: number; reports: number }
export type AboutOfficial = Awaited<ReturnType<typeof byOfficial>>[number]

/**
 * Who acted, as far as known: everybody who signed once, every unsigned round once; who of them gets the letter now; and from which
 * towns, most callers first. Those who named no town are in no row.
 */
export async function callers(db: Db, action: Which): Promise<{ people: number; letters: number; places: FromPlace[] }> {
  const rounds = told(db, action)
    .select(['call_id', sql<number | null>`max(person_id)`.as('person_id'), sql<string | null>`any_value(place_id)`.as('place_id'), sql<number>`count(*)`.as('reports')])
    .groupBy('call_id')
  return db
    .with('towns', (rows) => rows
      .selectFrom(rounds.as('rounds'))
      .select(['place_id', sql<number>`count(*)::int`.as('callers'), sql<number>`sum(reports)::int`.as('reports')])
      .select([sql<number>`count(*) filter (where person_id is null)`.as('unsigned'), sql<number[] | null>`array_agg(person_id) filter (where person_id is not null)`.as('signed')])
      .groupBy('place_id'))
    .with('signed', (rows) => rows.selectFrom('towns').select(sql<number>`unnest(signed)`.as('person_id')).distinct())
    .selectNoFrom((from) => [
      sql<number>`((select coalesce(sum(unsigned), 0) from towns) + (select count(*) from signed))::int`.as('people'),
      from
        .selectFrom('signed')
        .select(sql<number>`count(*)::int`.as('letters'))
        .where(sql<boolean>`(select given from consents where consents.person_id = signed.person_id and channel = 'email' and list = 'newsletter' order by id desc limit 1)`)
        .$asScalar()
        .$notNull()
        .as('letters'),
      jsonArrayFrom(
        from
          .selectFrom('towns')
          .innerJoin('divisions', 'divisions.id', 'towns.place_id')
          .select(['divisions.id', 'divisions.display_name as name', 'towns.callers', 'towns.reports'])
          .orderBy('callers', 'desc')
          .orderBy('name'),
      ).as('places'),
    ])
    .executeTakeFirstOrThrow()
}

/** Days on which something was reported, in the jurisdiction's time zone, oldest first. Counted by quarter hours, which no zone's midnight divides. */
export async function byDay(db: Db, action: Which, zone: string): Promise<Day[]> {
  const quarters = told(db, action).select([sql<Date>`date_bin('15 minutes', reported_at, 'epoch')`.as('quarter'), sql<number>`count(*)`.as('reports')]).groupBy(sql`1`)
  return db
    .selectFrom(quarters.as('quarters'))
    .select([sql<string>`(quarter at time zone ${zone}::text)::date::text`.as('day'), sql<number>`sum(reports)::int`.as('count')])
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute()
}

export async function byOutcome(db: Db, action: Which): Promise<OfOutcome[]> {
  return told(db, action).select(['outcome', sql<number>`count(*)::int`.as('reports')]).groupBy('outcome').orderBy('reports', 'desc').orderBy('outcome').execute()
}

/** By official, most reports first: how often each stance was heard, and the latest note that may be read. */
export async function byOfficial(db: Db, action: Which) {
  const heard = told(db, action)
    .select(['official_id', sql<number>`count(*)::int`.as('reports'), sql<number>`count(stance)::int`.as('heard'), sql<number>`(count(*) filter (where outcome in ('spoke-legislator', 'spoke-staff')))::int`.as('spoken')])
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
