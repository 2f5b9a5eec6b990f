import { sql } from 'kysely'
import type { Day } from '#engines/membership/days.ts'
import type { Db } from '#platform/database.ts'

/** `month` as in "2026-11". */
export type Month = { month: string; joined: number; renewed: number; lapsed: number }

/**
 * How many joined, renewed and lapsed in each month from that of `from` up to `on`; months without any are left out. Whoever comes back after
 * grace joins anew; somebody who pays twice in a month renews once; a lapse counts in the month after whose grace nothing followed.
 */
export async function months(db: Db, from: Day, on: Day): Promise<Month[]> {
  const run = sql`partition by person_id order by from_on, id`
  const spans = db
    .selectFrom('membership_terms')
    .select(['person_id', 'from_on'])
    .select([
      sql<string | null>`max(grace_on) over (${run} rows between unbounded preceding and 1 preceding)`.as('before'),
      sql<string>`max(grace_on) over (${run})`.as('grace'),
      sql<string | null>`lead(from_on) over (${run})`.as('next'),
    ])
    .whereRef('from_on', '<=', 'last_on')
    .where('from_on', '<=', on)
  return db
    .with('spans', () => spans)
    .with('events', (rows) => rows
      .selectFrom('spans')
      .select(['person_id', 'from_on as day', sql<string>`case when from_on <= before + 1 then 'renewed' else 'joined' end`.as('kind')])
      .unionAll(rows
        .selectFrom('spans')
        .select(['person_id', sql<string>`grace + 1`.as('day'), sql<string>`'lapsed'`.as('kind')])
        .where(sql<boolean>`grace < ${on} and coalesce(next, 'infinity') > grace + 1`)))
    .selectFrom('events')
    .select([
      sql<string>`to_char(day, 'YYYY-MM')`.as('month'),
      ...(['joined', 'renewed', 'lapsed'] as const).map((kind) => sql<number>`(count(distinct person_id) filter (where kind = ${kind}))::int`.as(kind)),
    ])
    .where('day', '>=', sql<string>`date_trunc('month', ${from}::date)::date`)
    .where('day', '<=', on)
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute()
}
