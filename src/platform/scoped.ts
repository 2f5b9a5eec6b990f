import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

export type Scope = { actorId: string; readOnly?: boolean }

/**
 * Does the work in one transaction under the role whose row-level policies let through only what this actor's groups hold, whatever the
 * work asks for. What is only read cannot write.
 */
export async function scoped<Result>(db: Db, { actorId, readOnly = false }: Scope, work: (tx: Db) => Promise<Result>): Promise<Result> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('commonweal.actor', ${actorId}, true), set_config('role', 'commonweal_scoped', true)`.execute(tx)
    if (readOnly) await sql`set transaction read only`.execute(tx)
    return work(tx)
  })
}
