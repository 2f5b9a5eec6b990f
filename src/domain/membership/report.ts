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
  const nonempty = sql<boolean>`terms.from_on <= terms.last_on`
  const earlier = sql`select max(before.grace_on) from membership_terms before
    where before.person_id = terms.person_id and before.from_on <= before.last_on and (before.from_on, before.id) < (terms.from_on, terms.id)`
  const reaching = sql`select from membership_terms later
    where later.person_id = terms.person_id and later.from_on <= later.last_on and later.from_on <= terms.grace_on + 1 and (later.grace_on, later.id) > (terms.grace_on, terms.id)`
  const first = sql<string>`date_trunc('month', ${from}::date)::date`
  return db
    .with('events', (rows) => rows
      .selectFrom('membership_terms as terms')
      .select(['person_id', 'from_on as day', sql<string>`case when from_on <= (${earlier}) + 1 then 'renewed' else 'joined' end`.as('kind')])
      .where('from_on', '>=', first)
      .where('from_on', '<=', on)
      .where(nonempty)
      .unionAll(rows
        .selectFrom('membership_terms as terms')
        .select(['person_id', sql<string>`grace_on + 1`.as('day'), sql<string>`'lapsed'`.as('kind')])
        .where('grace_on', '>=', sql<string>`${first} - 1`)
        .where('grace_on', '<', on)
        .where(nonempty)
        .where(sql<boolean>`not exists (${reaching})`)))
    .selectFrom('events')
    .select([
      sql<string>`to_char(day, 'YYYY-MM')`.as('month'),
      ...(['joined', 'renewed', 'lapsed'] as const).map((kind) => sql<number>`(count(distinct person_id) filter (where kind = ${kind}))::int`.as(kind)),
    ])
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute()
}
