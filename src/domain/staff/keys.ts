import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type Session = Pick<Row<'sessions'>, 'id' | 'user_agent' | 'created_at' | 'updated_at'>
export type Passkey = Pick<Row<'passkeys'>, 'id' | 'name' | 'aaguid' | 'created_at'>

/** Where somebody is signed in, the latest first. */
export async function listSessions(db: Db, userId: string): Promise<Session[]> {
  return db
    .selectFrom('sessions')
    .select(['id', 'user_agent', 'created_at', 'updated_at'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('created_at', 'desc')
    .execute()
}

/** Signs somebody out everywhere but here. How many sessions that ended. */
export async function endOtherSessions(db: Db, userId: string, here: string): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('sessions').where('user_id', '=', userId).where('id', '<>', here).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

export async function listPasskeys(db: Db, userId: string): Promise<Passkey[]> {
  return db
    .selectFrom('passkeys')
    .select(['id', 'name', 'aaguid', 'created_at'])
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .execute()
}

/** Removes a passkey of this person; somebody else's is not touched. */
export async function removePasskey(db: Db, userId: string, id: string) {
  await db.deleteFrom('passkeys').where('user_id', '=', userId).where('id', '=', id).execute()
}

/** Drops what can no longer be used. */
export async function sweep(db: Db) {
  for (const table of ['sessions', 'verifications', 'invitations'] as const) {
    await db.deleteFrom(table).where('expires_at', '<', sql<Date>`now()`).execute()
  }
}
