import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

export type Towards = 'beginning' | 'end'

/** Whoever changes the order takes turns, until the transaction ends. */
export const inTurn = (tx: Db, table: string) => sql`select pg_advisory_xact_lock(hashtext(${table}))`.execute(tx)

/** One place towards the beginning or the end among `ids` of a table with an `ordinal`, which stand in order. False when it stands there already, or is not among them. */
export async function move(tx: Db, table: string, ids: readonly number[], id: number, towards: Towards): Promise<boolean> {
  const at = ids.indexOf(id)
  const other = ids[at + (towards === 'beginning' ? -1 : 1)]
  if (at < 0 || other === undefined) return false
  const order = ids.with(at, other).with(ids.indexOf(other), id)
  await sql`update ${sql.table(table)} set ordinal = array_position(${order}::bigint[], id) - 1 where id = any(${order}::bigint[])`.execute(tx)
  return true
}
