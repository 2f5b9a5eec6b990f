import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/**
 * Does a piece of work unless another process is at it: then it is not done, and the answer is false. The right to it goes with the connection that the
 * work is given, so a process that dies gives it up at once.
 */
export async function alone(db: Db, name: string, work: (held: Db) => Promise<void>): Promise<boolean> {
  return db.connection().execute(async (held) => {
    const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_lock(hashtextextended(${name}, 0)) got`.execute(held)
    if (!rows[0]?.got) return false
    try {
      await work(held)
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${name}, 0))`.execute(held).catch(() => undefined)
    }
    return true
  })
}
