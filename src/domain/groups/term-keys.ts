import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { freshToken, hashOf } from '#platform/tokens.ts'
import { type Group } from '#domain/groups/groups.ts'

export type Holder = { group: Group; person: { id: number; name: string } }

/** A token for a letter with which one lead may say how their team goes on, for 60 days from that day and while they lead it. */
export async function issue(db: Db, group: Pick<Group, 'id'>, personId: number, today: string): Promise<string> {
  const { token, hash } = freshToken()
  await db.insertInto('group_keys').values({ hash, group_id: group.id, person_id: personId, expires_on: sql<string>`${today}::date + 60` }).execute()
  return token
}

export async function find(db: Db, token: string, today: string): Promise<Holder | undefined> {
  const key = await db
    .selectFrom('group_keys')
    .innerJoin('group_members', (join) => join
      .onRef('group_members.group_id', '=', 'group_keys.group_id')
      .onRef('group_members.person_id', '=', 'group_keys.person_id')
      .on('group_members.role', '=', 'lead')
      .on('group_members.ended_at', 'is', null))
    .innerJoin('people', 'people.id', 'group_keys.person_id')
    .select(['group_keys.group_id', 'people.id', 'people.name'])
    .where('hash', '=', hashOf(token))
    .where('expires_on', '>=', today)
    .executeTakeFirst()
  if (!key) return undefined
  const group = await db.selectFrom('groups').selectAll().where('id', '=', key.group_id).executeTakeFirstOrThrow()
  return { group, person: { id: key.id, name: key.name } }
}

/** Drops keys and invitations that are too old. */
export async function sweep(db: Db, today: string) {
  await db.deleteFrom('group_keys').where('expires_on', '<', today).execute()
  await db.deleteFrom('group_invitations').where('expires_at', '<', sql<Date>`now()`).execute()
}
