import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { rewriting } from '#domain/people/rewriting.ts'
import * as suppression from '#domain/people/suppression.ts'

export type Reason = Row<'forgettings'>['reason']

/**
 * Forgets people for good: their rows, their history, letters to them, what imports and merges kept of them, their sign-in. What counts on
 * without them (deeds, reports, payments) becomes nobody's. Addresses of theirs that nobody else has are suppressed, unless nobody asked
 * for that. How many were still known.
 */
export async function forget(db: Db, people: readonly number[], reason: Reason): Promise<number> {
  if (people.length === 0) return 0
  return rewriting(db, 'forgetting', async (tx) => {
    const known = await tx.selectFrom('people').select('id').where('id', 'in', [...people]).orderBy('id').forUpdate().execute()
    if (known.length === 0) return 0
    const who = known.map(({ id }) => id)
    const addresses = await theirsAlone(tx, who)
    if (reason === 'asked' || reason === 'office') await suppression.suppress(tx, addresses)
    await sql`select forget_people(${who}::bigint[], ${addresses}::text[])`.execute(tx)
    await tx.insertInto('forgettings').values({ reason, people: who.length }).execute()
    return who.length
  })
}

/** Every address they have, or had in a record that was merged into theirs, but for those of somebody who stays. */
async function theirsAlone(tx: Db, who: number[]): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    with recursive inside as (
      select loser_id, loser from merges where survivor_id = any (${who}::bigint[]) and unmerged_at is null
      union all
      select merges.loser_id, merges.loser from merges join inside on merges.survivor_id = inside.loser_id where unmerged_at is null
    ), had as (
      select unnest(emails) as email from people where id = any (${who}::bigint[])
      union
      select jsonb_array_elements_text(loser->'emails') from inside
    )
    select email from had
    where not exists (select from people where emails @> array[had.email] and id <> all (${who}::bigint[]))
  `.execute(tx)
  return rows.map(({ email }) => email)
}
