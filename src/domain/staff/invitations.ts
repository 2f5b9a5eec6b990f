import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { freshToken, hashOf } from '#platform/tokens.ts'

export type Invited = Pick<Row<'users'>, 'id' | 'name' | 'email'>

/** A token that lets this person in once, within seven days. It takes the place of an earlier one. */
export async function issue(db: Db, user: Pick<Row<'users'>, 'id'>): Promise<string> {
  const { token, hash } = freshToken()
  await db
    .insertInto('invitations')
    .values({ hash, user_id: user.id, expires_at: sql`now() + interval '7 days'` })
    .onConflict((earlier) => earlier
      .column('user_id')
      .doUpdateSet((row) => ({ hash: row.ref('excluded.hash'), expires_at: row.ref('excluded.expires_at') })))
    .execute()
  return token
}

/** Uses the token up. Of two who press at once, one is let in. */
export async function accept(db: Db, token: string): Promise<Invited | undefined> {
  return db
    .deleteFrom('invitations')
    .using('users')
    .whereRef('users.id', '=', 'invitations.user_id')
    .where('hash', '=', hashOf(token))
    .where('expires_at', '>', sql<Date>`now()`)
    .where((user) => user.or([user('role', 'is not', null), user.exists(user.selectFrom('appointments').select('id').whereRef('appointments.user_id', '=', 'users.id'))]))
    .returning(['users.id', 'users.name', 'users.email'])
    .executeTakeFirst()
}
