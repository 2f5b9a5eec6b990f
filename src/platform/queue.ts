import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/** Leaves work for the worker, in the same transaction as the fact it reports: both happen, or neither does. */
export async function leave(db: Db, task: string, payload: object, { key }: { key?: string } = {}) {
  await sql`select leave_work(${task}, ${JSON.stringify(payload)}::json, ${key ?? null}::text)`.execute(db)
}
