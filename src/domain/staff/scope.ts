import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import * as members from '#domain/groups/members.ts'
import type { Reach } from '#domain/people/reach.ts'
import { type Actor, type Deed, may } from '#domain/staff/may.ts'

/** What somebody who signed in is here: their role, their person, and the groups in their care with those below. */
export async function of(db: Db, userId: string): Promise<Pick<Actor, 'role' | 'personId' | 'care'> | undefined> {
  const user = await db
    .selectFrom('users')
    .select(['role', 'person_id'])
    .select(sql<Actor['care']>`coalesce((select jsonb_agg(jsonb_build_object('groupId', group_id, 'role', role)) from groups_of(users.id)), '[]')`.as('care'))
    .where('id', '=', userId)
    .executeTakeFirst()
  return user && { role: user.role, personId: user.person_id, care: user.care }
}

/** Whom this actor may do that with: everyone, or the people of the groups where they may. */
export function reachOf(actor: Actor, deed: Deed = 'read people'): Reach {
  return isWhole(actor, deed) ? 'everyone' : members.idsWithin(groupsOf(actor, deed))
}

/** The groups in their care where the deed is theirs. */
export const groupsOf = (actor: Actor, deed: Deed): number[] =>
  [...new Set(actor.care.map(({ groupId }) => groupId))].filter((groupId) => may({ ...actor, role: null }, deed, groupId))

/** Whether the deed is theirs for the whole organization. */
export const isWhole = (actor: Actor, deed: Deed) => may({ ...actor, care: [] }, deed)

/** Whether their requests must run under the scoped database role. */
export const isScoped = ({ role }: Pick<Actor, 'role'>) => role === null

/** Who only ever reads. */
export const readsOnly = ({ role, care }: Pick<Actor, 'role' | 'care'>) => (role ? role === 'auditor' : care.length > 0 && care.every((one) => one.role === 'auditor'))

