import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/** `now`: somebody sits before a page and waits for it. `last`: bulk, which lets everything else go first. */
export type Turn = 'now' | 'usual' | 'last'
const priorities: Record<Turn, number> = { now: -10, usual: 0, last: 10 }

/**
 * Leaves work for the worker, in the same transaction as the fact it reports: both happen, or neither does. `at`: not before then; `key`: work
 * that waits under the same key is replaced; `turn`: before or behind what else waits.
 */
export async function leave(db: Db, task: string, payload: object, { key, at, turn = 'usual' }: { key?: string; at?: Date; turn?: Turn } = {}) {
  await sql`select leave_work(${task}, ${JSON.stringify(payload)}::json, ${key ?? null}::text, ${at ?? null}::timestamptz, ${priorities[turn]}::integer)`.execute(db)
}
