import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'

/** The two reasons for which the ledgers give way, said to the database for as long as the work takes. */
export async function rewriting<Result>(db: Db, reason: 'forgetting' | 'merging', work: (tx: Db) => Promise<Result>): Promise<Result> {
  return together(db, async (tx) => {
    await sql`select set_config('commonweal.rewriting', ${reason}, true)`.execute(tx)
    const result = await work(tx)
    await sql`select set_config('commonweal.rewriting', '', true)`.execute(tx)
    return result
  })
}
