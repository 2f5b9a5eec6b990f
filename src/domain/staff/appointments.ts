import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import { together } from '#platform/together.ts'
import type { ScopeRole } from '#domain/staff/may.ts'

export type Appointment = { id: number; userId: string; name: string; email: string; groupId: number; group: string; role: ScopeRole }
export type Appointing = { name: string; email: string; groupId: number; role: ScopeRole }

/** Who works for a group and the groups below it, by name. Leads made by their group are not in this list: their group keeps them. */
export async function list(db: Db): Promise<Appointment[]> {
  return db
    .selectFrom('appointments')
    .innerJoin('users', 'users.id', 'appointments.user_id')
    .innerJoin('groups', 'groups.id', 'appointments.group_id')
    .select(['appointments.id', 'user_id as userId', 'users.name', 'users.email', 'group_id as groupId', 'groups.name as group', 'appointments.role'])
    .orderBy('groups.name')
    .orderBy('users.name')
    .execute()
}

/** Gives somebody a role for one group and those below it, and has a letter written to them. Whoever had another role there has this one instead. */
export async function appoint(db: Db, actor: audit.Actor, { name, email, groupId, role }: Appointing, origin: string) {
  await together(db, async (tx) => {
    const user = await tx
      .insertInto('users')
      .values({ name, email: email.toLowerCase() })
      .onConflict((known) => known.column('email').doUpdateSet({ updated_at: new Date() }))
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('appointments')
      .values({ user_id: user.id, group_id: groupId, role })
      .onConflict((known) => known.columns(['user_id', 'group_id']).doUpdateSet({ role }))
      .execute()
    await audit.record(tx, actor, { act: 'appoint', subject: 'staff', subjectId: user.id, after: { name, role, groupId } })
    await queue.leave(tx, 'invitation-letter', { userId: user.id, origin })
  })
}

/** Ends an appointment. False when it was ended already. */
export async function end(db: Db, actor: audit.Actor, id: number): Promise<boolean> {
  return together(db, async (tx) => {
    const ended = await tx.deleteFrom('appointments').where('id', '=', id).returning(['user_id', 'group_id', 'role']).executeTakeFirst()
    if (!ended) return false
    await audit.record(tx, actor, { act: 'end the appointment of', subject: 'staff', subjectId: ended.user_id, before: { role: ended.role, groupId: ended.group_id } })
    return true
  })
}
