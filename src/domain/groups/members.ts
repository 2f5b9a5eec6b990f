import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import * as consents from '#domain/people/consents.ts'
import * as deeds from '#domain/people/deeds.ts'
import type { Person } from '#domain/people/person.ts'
import type { Reach } from '#domain/people/reach.ts'
import { type Group, isOpen } from '#domain/groups/groups.ts'

export type Role = Row<'group_members'>['role']
type Whom = Pick<Person, 'id'>
type Which = Pick<Group, 'id'>
export type Joining = { role?: Role; how: string; wording: string }
export type Belonging = Pick<Group, 'id' | 'slug' | 'name' | 'kind' | 'status'> & { role: Role; joinedAt: Date; endedAt: Date | null }
export type Change = 'done' | 'last lead' | 'gone'

/** The list of the ledger on which a group's letters stand. */
export const listOf = ({ id }: Which) => `group:${id}`

/** Lends the question who belongs to one of these groups now. */
export const idsWithin = (groups: readonly number[]): Exclude<Reach, 'everyone'> => (db: Db) =>
  db.selectFrom('group_members').select('person_id').where('ended_at', 'is', null).where('group_id', 'in', [...groups, 0])

/** The groups somebody is in, or was: those of now first, then the latest. */
export async function ofPerson(db: Db, personId: number): Promise<Belonging[]> {
  return db
    .selectFrom('group_members')
    .innerJoin('groups', 'groups.id', 'group_members.group_id')
    .select(['groups.id', 'groups.slug', 'groups.name', 'groups.kind', 'groups.status', 'group_members.role', 'group_members.joined_at as joinedAt', 'group_members.ended_at as endedAt'])
    .where('group_members.person_id', '=', personId)
    .orderBy(sql`group_members.ended_at is not null`)
    .orderBy('group_members.joined_at', 'desc')
    .execute()
}

/** Comes into a group and agrees to its letters, with the words that stood there. Once; who is in it already stays as they are. False when nobody can come in now. */
export async function join(db: Db, group: Which, person: Whom, { role = 'member', how, wording }: Joining): Promise<boolean> {
  return together(db, async (tx) => {
    const open = await tx.selectFrom('groups').select('status').where('id', '=', group.id).forShare().executeTakeFirst()
    if (!open || !isOpen(open)) return false
    const joined = await tx
      .insertInto('group_members')
      .values({ group_id: group.id, person_id: person.id, role })
      .onConflict((known) => known.columns(['group_id', 'person_id']).where('ended_at', 'is', null).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!await consents.stands(tx, person, 'email', listOf(group))) await consents.state(tx, person, { channel: 'email', list: listOf(group), given: true, how, wording })
    if (!joined) return true
    await note(tx, group, person, 'joined-group')
    if (role === 'lead') await note(tx, group, person, 'led-group')
    await queue.leave(tx, 'member-joined-letter', { groupId: group.id, personId: person.id })
    return true
  })
}

/** Leaves, and gets no more of the group's letters. */
export async function leave(db: Db, group: Which, person: Whom, { how, wording }: Pick<Joining, 'how' | 'wording'>): Promise<Change> {
  return end(db, group, person, { how, wording }, async () => undefined)
}

/** A lead or organiser takes somebody out. */
export async function remove(db: Db, actor: audit.Actor, group: Which, person: Whom): Promise<Change> {
  return end(db, group, person, { how: 'organiser', wording: 'Taken out of the group' }, (tx) =>
    audit.record(tx, actor, { act: 'take a member out of', subject: 'group', subjectId: group.id, before: { personId: person.id } }))
}

/** Somebody else leads, organises, or is a member again. The last lead stays one. */
export async function changeRole(db: Db, actor: audit.Actor, group: Which, person: Whom, role: Role): Promise<Change> {
  return together(db, async (tx) => {
    const before = await heldBy(tx, group, person)
    if (!before) return 'gone'
    if (before.role === role) return 'done'
    if (before.role === 'lead' && await isLastLead(tx, group)) return 'last lead'
    await tx.updateTable('group_members').set({ role }).where('id', '=', before.id).execute()
    if (role === 'lead') await note(tx, group, person, 'led-group')
    await audit.record(tx, actor, { act: 'change a role in', subject: 'group', subjectId: group.id, before: { personId: person.id, role: before.role }, after: { personId: person.id, role } })
    return 'done'
  })
}

/** Makes who is in a group already at least that. */
export async function raise(db: Db, group: Which, person: Whom, role: Role) {
  const raised = await db
    .updateTable('group_members')
    .set({ role })
    .where('group_id', '=', group.id)
    .where('person_id', '=', person.id)
    .where('ended_at', 'is', null)
    .where('role', '<', role)
    .returning('id')
    .executeTakeFirst()
  if (raised && role === 'lead') await note(db, group, person, 'led-group')
}

async function end(db: Db, group: Which, person: Whom, { how, wording }: Pick<Joining, 'how' | 'wording'>, also: (tx: Db) => Promise<void>): Promise<Change> {
  return together(db, async (tx) => {
    const before = await heldBy(tx, group, person)
    if (!before) return 'gone'
    if (before.role === 'lead' && await isLastLead(tx, group)) return 'last lead'
    if (await consents.stands(tx, person, 'email', listOf(group))) await consents.state(tx, person, { channel: 'email', list: listOf(group), given: false, how, wording })
    await note(tx, group, person, 'left-group')
    await also(tx)
    await tx.updateTable('group_members').set({ ended_at: sql`greatest(now(), joined_at)` }).where('id', '=', before.id).execute()
    return 'done'
  })
}

/** The membership under way. The group's row is locked, so that of two leads who leave at once one is the last. */
async function heldBy(tx: Db, group: Which, person: Whom) {
  await tx.selectFrom('groups').select('id').where('id', '=', group.id).forUpdate().execute()
  return tx.selectFrom('group_members').select(['id', 'role']).where('group_id', '=', group.id).where('person_id', '=', person.id).where('ended_at', 'is', null).executeTakeFirst()
}

/** A group that has ended needs no lead. */
async function isLastLead(tx: Db, group: Which) {
  const { status } = await tx.selectFrom('groups').select('status').where('id', '=', group.id).executeTakeFirstOrThrow()
  const { leads } = await tx
    .selectFrom('group_members')
    .select(({ fn }) => fn.countAll<number>().as('leads'))
    .where('group_id', '=', group.id)
    .where('role', '=', 'lead')
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return leads < 2 && status !== 'closed'
}

const note = (tx: Db, group: Which, person: Whom, kind: string) => deeds.note(tx, person, { kind, subject: 'group', subjectId: group.id, act: crypto.randomUUID() })
