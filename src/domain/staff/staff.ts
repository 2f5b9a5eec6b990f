import { DatabaseError } from 'pg'
import type { Actor, Role } from '#domain/staff/may.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'

export type Member = Pick<Row<'users'>, 'id' | 'name' | 'email' | 'email_verified' | 'created_at'> & { role: Role }
export type Invitation = { name: string; email: string; role: Role }
export type Introduction = Pick<Row<'users'>, 'shown' | 'line'>
export type Shown = Pick<Row<'users'>, 'name' | 'line'>
export type Change = 'done' | 'gone' | 'last administrator'

export async function list(db: Db): Promise<Member[]> {
  return working(db).orderBy('role').orderBy('name').execute()
}

export async function find(db: Db, id: string): Promise<Member | undefined> {
  return working(db).where('id', '=', id).executeTakeFirst()
}

export async function findByEmail(db: Db, email: string): Promise<Member | undefined> {
  return working(db).where('email', '=', email.toLowerCase()).executeTakeFirst()
}

/** Somebody who may come in, for the whole organization or for a group. */
export async function findInside(db: Db, id: string): Promise<Pick<Row<'users'>, 'id' | 'name' | 'email' | 'person_id'> | undefined> {
  return db
    .selectFrom('users')
    .select(['id', 'name', 'email', 'person_id'])
    .where('id', '=', id)
    .where((user) => user.or([user('role', 'is not', null), user.exists(user.selectFrom('appointments').select('id').whereRef('user_id', '=', 'users.id'))]))
    .executeTakeFirst()
}

/** Those who chose to be shown to everybody, with their sentence, for as long as they work here. */
export async function shown(db: Db): Promise<Shown[]> {
  return db.selectFrom('users').select(['name', 'line']).where('role', 'is not', null).where('shown', '=', true).orderBy('name').execute()
}

/** What somebody lets be shown of themselves. */
export async function introductionOf(db: Db, id: string): Promise<Introduction | undefined> {
  return db.selectFrom('users').select(['shown', 'line']).where('id', '=', id).executeTakeFirst()
}

/** Whether somebody is shown on the public page, and their sentence; theirs alone to say. */
export async function introduce(db: Db, actor: audit.Actor, introduction: Introduction) {
  await together(db, async (tx) => {
    await tx.updateTable('users').set(introduction).where('id', '=', actor.id).execute()
    await audit.record(tx, actor, { act: introduction.shown ? 'show' : 'stop showing', subject: 'staff', subjectId: actor.id })
  })
}

/** The names of these, also of those who have left. */
export async function namesOf(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const people = await db.selectFrom('users').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(people.map(({ id, name }) => [id, name]))
}

/**
 * Lets somebody into the office and has a letter written to them. False when they are already there; somebody who had left may come back.
 */
export async function invite(db: Db, actor: Actor, { name, email, role }: Invitation, origin: string): Promise<boolean> {
  return together(db, async (tx) => {
    const invited = await tx
      .insertInto('users')
      .values({ name, email: email.toLowerCase(), role })
      .onConflict((known) => known.column('email').doUpdateSet({ name, role }).where('users.role', 'is', null))
      .returning('id')
      .executeTakeFirst()
    if (!invited) return false
    await audit.record(tx, actor, { act: 'invite', subject: 'staff', subjectId: invited.id, after: { name, role } })
    await queue.leave(tx, 'invitation-letter', { userId: invited.id, origin })
    return true
  })
}

/** Where to write to somebody who works here, also for a group alone. */
export async function addressOf(db: Db, id: string): Promise<Pick<Row<'users'>, 'name' | 'email'> | undefined> {
  return db.selectFrom('users').select(['name', 'email']).where('id', '=', id).executeTakeFirst()
}

export async function changeRole(db: Db, actor: Actor, id: string, role: Role): Promise<Change> {
  return keepingAnAdministrator(() => together(db, async (tx) => {
    const before = await working(tx).where('id', '=', id).forUpdate().executeTakeFirst()
    if (!before) return 'gone'
    if (before.role === role) return 'done'
    await tx.updateTable('users').set({ role }).where('id', '=', id).execute()
    const change = { before: { role: before.role }, after: { role } }
    await audit.record(tx, actor, { act: 'change the role of', subject: 'staff', subjectId: id, ...change })
    return 'done'
  }))
}

/** Ends somebody's work here: their sessions, passkeys and invitation go at once, what they did stays written down. */
export async function withdraw(db: Db, actor: Actor, id: string): Promise<Change> {
  return keepingAnAdministrator(() => together(db, async (tx) => {
    const before = await working(tx).where('id', '=', id).forUpdate().executeTakeFirst()
    if (!before) return 'gone'
    await tx.updateTable('users').set({ role: null }).where('id', '=', id).execute()
    for (const table of ['sessions', 'passkeys', 'invitations'] as const) await tx.deleteFrom(table).where('user_id', '=', id).execute()
    await audit.record(tx, actor, { act: 'withdraw', subject: 'staff', subjectId: id, before: { name: before.name, role: before.role } })
    return 'done'
  }))
}

export async function rename(db: Db, actor: Actor, name: string) {
  await together(db, async (tx) => {
    await tx.updateTable('users').set({ name }).where('id', '=', actor.id).execute()
    await audit.record(tx, actor, { act: 'rename', subject: 'staff', subjectId: actor.id, before: { name: actor.name }, after: { name } })
  })
}

const working = (db: Db) => db
  .selectFrom('users')
  .select(['id', 'name', 'email', 'email_verified', 'created_at'])
  .select((row) => row.ref('role').$notNull().as('role'))
  .where('role', 'is not', null)

async function keepingAnAdministrator(work: () => Promise<Change>): Promise<Change> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DatabaseError && error.constraint === 'users_keep_an_administrator') return 'last administrator'
    throw error
  }
}
