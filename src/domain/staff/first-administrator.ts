import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import { freshToken, hashOf } from '#platform/tokens.ts'

/** While nobody administers: a fresh token for the first who will, valid once and for a day. Earlier ones stop working. */
export async function offer(db: Db): Promise<string | undefined> {
  const { token, hash } = freshToken()
  return together(db, async (tx) => {
    await tx.deleteFrom('invitations').where('user_id', 'is', null).execute()
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('invitations')
      .columns(['hash', 'expires_at'])
      .expression(tx.selectNoFrom([sql<string>`${hash}`.as('hash'), sql<Date>`now() + interval '1 day'`.as('expires_at')]).where(isVacant(tx)))
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows ? token : undefined
  })
}

export async function isOffered(db: Db, token: string): Promise<boolean> {
  const found = await offered(db, token).select('hash').executeTakeFirst()
  return !!found
}

/** Makes the first administrator and uses the token up. False when it is not, or no longer, good for that. */
export async function appoint(db: Db, token: string, { name, email }: { name: string; email: string }): Promise<boolean> {
  return together(db, async (tx) => {
    const found = await offered(tx, token).select('hash').forUpdate().executeTakeFirst()
    if (!found) return false
    await tx.deleteFrom('invitations').where('hash', '=', found.hash).execute()
    const { id } = await tx
      .insertInto('users')
      .values({ name, email, role: 'administrator' })
      .onConflict((known) => known.column('email').doUpdateSet({ name, role: 'administrator' }))
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit.record(tx, { id, name }, { act: 'become the first administrator', subject: 'staff', subjectId: id })
    return true
  })
}

const isVacant = (db: Db) => sql<boolean>`not exists (${db.selectFrom('users').select('id').where('role', '=', 'administrator')})`

const offered = (db: Db, token: string) => db
  .selectFrom('invitations')
  .where('user_id', 'is', null)
  .where('hash', '=', hashOf(token))
  .where('expires_at', '>', sql<Date>`now()`)
  .where(isVacant(db))
