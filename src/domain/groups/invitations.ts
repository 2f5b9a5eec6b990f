import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import type { Row } from '#platform/row.ts'
import { freshToken, hashOf } from '#platform/tokens.ts'
import { together } from '#platform/together.ts'
import * as confirmedEmails from '#domain/people/confirmed-emails.ts'
import * as people from '#domain/people/people.ts'
import type { Person } from '#domain/people/person.ts'
import { type Group, isOpen } from '#domain/groups/groups.ts'
import * as members from '#domain/groups/members.ts'

export type Invitation = Pick<Row<'group_invitations'>, 'id' | 'group_id' | 'email' | 'role' | 'invited_by' | 'invited_at' | 'expires_at'>
export type Invited = Invitation & { group: Pick<Group, 'id' | 'slug' | 'name'> }

const columns = ['group_invitations.id', 'group_id', 'email', 'role', 'invited_by', 'invited_at', 'expires_at'] as const

/** So many may wait at once: a group is not a way to write to strangers. */
const most = 100

/** Asks somebody into a group by letter; asked before, they are asked anew. Nobody learns whether we know the address. */
export async function invite(db: Db, actor: audit.Actor, group: Pick<Group, 'id'>, { email, role }: { email: string; role: members.Role }, origin: string): Promise<'sent' | 'too many'> {
  return together(db, async (tx) => {
    const waiting = await list(tx, group)
    if (waiting.length >= most) return 'too many'
    const { id } = await tx
      .insertInto('group_invitations')
      .values({ hash: freshToken().hash, group_id: group.id, email: people.tidyEmail(email), role, invited_by: actor.name, expires_at: sql`now() + interval '14 days'` })
      .onConflict((known) => known.columns(['group_id', 'email']).doUpdateSet({ role, invited_by: actor.name, expires_at: sql`now() + interval '14 days'` }))
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit.record(tx, actor, { act: 'invite into', subject: 'group', subjectId: group.id, after: { role } })
    await queue.leave(tx, 'group-invitation-letter', { invitationId: id, origin }, { key: `group-invitation:${id}` })
    return 'sent'
  })
}

/** Those nobody has answered. */
export async function list(db: Db, group: Pick<Group, 'id'>): Promise<Invitation[]> {
  return db.selectFrom('group_invitations').select(columns).where('group_id', '=', group.id).where('expires_at', '>', sql<Date>`now()`).orderBy('id').execute()
}

export async function takeBack(db: Db, actor: audit.Actor, group: Pick<Group, 'id'>, id: number) {
  await together(db, async (tx) => {
    const gone = await tx.deleteFrom('group_invitations').where('id', '=', id).where('group_id', '=', group.id).returning('id').executeTakeFirst()
    if (gone) await audit.record(tx, actor, { act: 'take back an invitation into', subject: 'group', subjectId: group.id })
  })
}

/** A token for the letter, in place of an earlier one. Nothing when it was taken back or answered meanwhile. */
export async function issue(db: Db, id: number): Promise<(Invited & { token: string }) | undefined> {
  const { token, hash } = freshToken()
  const { numUpdatedRows } = await db.updateTable('group_invitations').set({ hash }).where('id', '=', id).executeTakeFirstOrThrow()
  const invited = numUpdatedRows ? await waiting(db).where('group_invitations.id', '=', id).executeTakeFirst() : undefined
  return invited && { ...asInvited(invited), token }
}

export async function find(db: Db, token: string): Promise<Invited | undefined> {
  const invited = await waiting(db).where('hash', '=', hashOf(token)).executeTakeFirst()
  return invited && asInvited(invited)
}

/** Comes in by the letter, which also shows that the address is theirs. Once; of two who press at once, one is let in. Nothing when the group takes nobody now. */
export async function accept(db: Db, token: string, { name, wording }: { name: string; wording: string }): Promise<Pick<Person, 'id'> | undefined> {
  return together(db, async (tx) => {
    const invited = await waiting(tx).where('hash', '=', hashOf(token)).forUpdate().executeTakeFirst()
    if (!invited || !isOpen({ status: invited.status })) return undefined
    const { numDeletedRows } = await tx.deleteFrom('group_invitations').where('id', '=', invited.id).executeTakeFirstOrThrow()
    if (!numDeletedRows) return undefined
    const person = await people.welcome(tx, { email: invited.email, name })
    await confirmedEmails.note(tx, person, invited.email)
    await members.join(tx, { id: invited.group_id }, person, { role: invited.role, how: 'invitation', wording })
    await members.raise(tx, { id: invited.group_id }, person, invited.role)
    return person
  })
}

const waiting = (db: Db) =>
  db
    .selectFrom('group_invitations')
    .innerJoin('groups', 'groups.id', 'group_invitations.group_id')
    .select([...columns, 'groups.slug', 'groups.name', 'groups.status'])
    .where('expires_at', '>', sql<Date>`now()`)

const asInvited = ({ slug, name, status: _, ...invitation }: Invitation & Pick<Group, 'slug' | 'name' | 'status'>): Invited =>
  ({ ...invitation, group: { id: invitation.group_id, slug, name } })
