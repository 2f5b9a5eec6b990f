import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/**
 * Leaves work for the worker, in the same transaction as the fact it reports: both happen, or neither does. `at`: not before then; `key`: work
 * that waits under the same key is replaced.
 */
export async function leave(db: Db, task: string, payload: object, { key, at }: { key?: string; at?: Date } = {}) {
  await sql`select leave_work(${task}, ${JSON.stringify(payload)}::json, ${key ?? null}::text, ${at ?? null}::timestamptz)`.execute(db)
}
