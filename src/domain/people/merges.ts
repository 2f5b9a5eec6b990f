import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

/** `survivor` and `loser`: what they are called; null when they are no longer known. `takeable`: it can be taken back. */
export type Merge = Pick<Row<'merges'>, 'id' | 'survivor_id' | 'loser_id' | 'actor' | 'merged_at' | 'unmerged_at' | 'unmerged_by'> & {
  survivor: string | null
  loser: string | null
  takeable: boolean
}

/** The latest first; `olderThan` is the number of the last one seen. */
export async function list(db: Db, { olderThan, limit }: { olderThan?: number; limit: number }): Promise<Merge[]> {
  return told(db)
    .$if(olderThan !== undefined, (query) => query.where('merges.id', '<', olderThan ?? 0))
    .orderBy('merges.id', 'desc')
    .limit(limit)
    .execute()
}

export async function find(db: Db, id: number): Promise<Merge | undefined> {
  return told(db).where('merges.id', '=', id).executeTakeFirst()
}

const called = sql`coalesce(nullif(name, ''), emails[1], phones[1], '')`

const told = (db: Db) => db
  .selectFrom('merges')
  .select(['merges.id', 'survivor_id', 'loser_id', 'actor', 'merged_at', 'unmerged_at', 'unmerged_by'])
  .select([
    sql<string | null>`coalesce((select ${called} from people where id = survivor_id), (
      select coalesce(nullif(further.loser->>'name', ''), further.loser->'emails'->>0) from merges further where further.loser_id = merges.survivor_id and further.unmerged_at is null
    ))`.as('survivor'),
    sql<string | null>`coalesce(nullif(merges.loser->>'name', ''), merges.loser->'emails'->>0, (select ${called} from people where id = loser_id))`.as('loser'),
    sql<boolean>`unmerged_at is null and exists (select from people where id = survivor_id)`.as('takeable'),
  ])
