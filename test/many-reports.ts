import { type Kysely, sql } from 'kysely'
import type { DB } from '#platform/schema.ts'

/** Generated reports: 340 towns, 160 officials, sixty days, two reports to a round; one in ten about the second action, the others about the first. */
export async function manyReports(db: Kysely<DB>, number: number) {
  await sql`insert into divisions (id, layer, name, display_name) select 'ocd-division/many/place:' || n, 'place', 'Town ' || n, 'Town ' || n from generate_series(1, 340) n`.execute(db)
  await sql`insert into officials (slug, name) select 'official-' || n, 'Official ' || n from generate_series(1, 160) n`.execute(db)
  await sql`
    insert into reports (key, action_id, official_id, call_id, outcome, stance, note, place_id, reported_at)
    select gen_random_uuid(), case when n % 10 = 0 then 2 else 1 end, (select min(id) from officials where slug like 'official-%') + n % 160, md5((n / 2)::text)::uuid, outcome,
      case when outcome in ('spoke-legislator', 'spoke-staff') then (enum_range(null::report_stance))[1 + n % 6] end,
      case when n % 3 = 0 then 'A note about call ' || n || ', of the length that people write them.' else '' end,
      'ocd-division/many/place:' || (1 + (n / 2) % 340), now() - (n % 60) * interval '1 day'
    from (select n, (enum_range(null::report_outcome))[1 + n % 7] as outcome from generate_series(1, ${number}::int) n) numbered`.execute(db)
  await sql`vacuum (analyze, disable_page_skipping) reports`.execute(db)
}
