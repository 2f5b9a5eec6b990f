import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import { type Group, isTeam } from '#domain/groups/groups.ts'

const kept = ['conversation_on', 'agreement_on', 'first_meeting_on', 'mentor_id', 'mentor'] as const
export type Checklist = Pick<Row<'group_applications'>, (typeof kept)[number]>
export type Lack = 'conversation' | 'agreement' | 'two leads' | 'first meeting'

/** What still has to happen before a forming group is affiliated. Nothing for a team, or a group that nobody applied for. */
export async function lacks(db: Db, group: Pick<Group, 'id' | 'kind' | 'status'>): Promise<Lack[]> {
  const application = await db
    .selectFrom('group_applications')
    .select(['conversation_on', 'agreement_on', 'first_meeting_on'])
    .select((row) => row
      .selectFrom('group_members')
      .select(({ fn }) => fn.countAll<number>().as('leads'))
      .whereRef('group_members.group_id', '=', 'group_applications.group_id')
      .where('role', '=', 'lead')
      .where('ended_at', 'is', null)
      .$asScalar()
      .$notNull()
      .as('leads'))
    .where('group_id', '=', group.id)
    .executeTakeFirst()
  if (!application || isTeam(group)) return []
  return [
    ...(application.conversation_on ? [] : ['conversation' as const]),
    ...(application.agreement_on ? [] : ['agreement' as const]),
    ...(application.leads < 2 ? ['two leads' as const] : []),
    ...(application.first_meeting_on ? [] : ['first meeting' as const]),
  ]
}

/** An organiser ticks off what has happened, and says who is the group's mentor. */
export async function keep(db: Db, actor: audit.Actor, { id }: Pick<Group, 'id'>, checklist: Checklist) {
  await together(db, async (tx) => {
    const before = await tx.selectFrom('group_applications').select(kept).where('group_id', '=', id).forUpdate().executeTakeFirstOrThrow()
    await tx.updateTable('group_applications').set(checklist).where('group_id', '=', id).execute()
    await audit.record(tx, actor, { act: 'keep the list of', subject: 'group', subjectId: id, before, after: checklist })
  })
}
