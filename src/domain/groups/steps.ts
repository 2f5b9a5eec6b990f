import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import { type Group, isTeam } from '#domain/groups/groups.ts'
import * as checklists from '#domain/groups/checklists.ts'
import * as members from '#domain/groups/members.ts'

export type Status = Group['status']
export type Step = Row<'group_steps'>
/** `on`: the day of it, as in 2026-11-22. */
export type Stepping = { became: Status; reason?: string; on: string }
export type Stepped = 'done' | 'no such step' | 'no reason' | 'not ready'

const ways: Record<Status, readonly Status[]> = {
  applied: ['forming', 'closed'], forming: ['affiliated', 'closed'], affiliated: ['dormant', 'closed'], dormant: ['affiliated', 'closed'], closed: ['forming'],
}
const teamWays: Record<Status, readonly Status[]> = {
  applied: ['affiliated', 'closed'], forming: ['affiliated', 'closed'], affiliated: ['closed'], dormant: ['affiliated', 'closed'], closed: ['affiliated'],
}

/** Where a group may go from where it is. A team that is approved is at work at once. */
export const waysFrom = (group: Pick<Group, 'kind' | 'status'>): readonly Status[] => (isTeam(group) ? teamWays : ways)[group.status]

/** Where a group may only go with a reason: it stands in the letter. */
export const needsReason = (became: Status) => became === 'dormant' || became === 'closed'

/**
 * A group steps from one status to the next, and whoever asked for it and its leads are told by letter. Approved, its applicant leads it.
 * 'not ready': its list is not done, or an action team's end lies behind it.
 */
export async function take(db: Db, actor: audit.Actor, { id }: Pick<Group, 'id'>, { became, reason = '', on }: Stepping): Promise<Stepped> {
  return together(db, async (tx) => {
    const group = await tx.selectFrom('groups').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!group || !waysFrom(group).includes(became)) return 'no such step'
    if (needsReason(became) && !reason.trim()) return 'no reason'
    if (became === 'affiliated' && (group.ends_on ? group.ends_on <= on : (await checklists.lacks(tx, group)).length > 0)) return 'not ready'

    await tx
      .updateTable('groups')
      .set({ status: became, since: on })
      .$if(group.kind === 'standing-team' && became === 'affiliated', (query) => query.set({ review_on: sql<string>`${on}::date + interval '1 year'` }))
      .where('id', '=', id)
      .execute()
    const step = await tx
      .insertInto('group_steps')
      .values({ group_id: id, was: group.status, became, reason: reason.trim(), actor: actor.name, stepped_on: on })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (group.status === 'applied' && became !== 'closed') await appointApplicant(tx, group)
    await audit.record(tx, actor, { act: `bring to ${became}`, subject: 'group', subjectId: id, before: { status: group.status }, after: { status: became, reason: reason.trim() } })
    await queue.leave(tx, 'group-step-letter', { stepId: step.id })
    return 'done'
  })
}

/** All that it went through, the latest first. */
export async function list(db: Db, { id }: Pick<Group, 'id'>): Promise<Step[]> {
  return db.selectFrom('group_steps').selectAll().where('group_id', '=', id).orderBy('id', 'desc').execute()
}

export async function find(db: Db, id: number): Promise<Step | undefined> {
  return db.selectFrom('group_steps').selectAll().where('id', '=', id).executeTakeFirst()
}

async function appointApplicant(tx: Db, group: Group) {
  const applied = await tx.selectFrom('group_applications').select(['person_id as id', 'wording']).where('group_id', '=', group.id).executeTakeFirst()
  if (applied) await members.join(tx, group, applied, { role: 'lead', how: 'form', wording: applied.wording })
}
