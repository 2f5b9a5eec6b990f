import type { Db } from '#platform/database.ts'

/** All of it or nothing: in the transaction that is already open, or in one of its own. */
export async function together<Result>(db: Db, work: (tx: Db) => Promise<Result>): Promise<Result> {
  return db.isTransaction ? work(db) : db.transaction().execute(work)
}
