import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'

/** The resources that an action shows, by number. */
export async function idsOf(db: Db, action: { id: number }): Promise<number[]> {
  const rows = await db.selectFrom('action_resources').select('resource_id').where('action_id', '=', action.id).orderBy('resource_id').execute()
  return rows.map(({ resource_id }) => resource_id)
}

/** The actions that show a resource, by number. */
export async function actionsOf(db: Db, resource: { id: number }): Promise<number[]> {
  const rows = await db.selectFrom('action_resources').select('action_id').where('resource_id', '=', resource.id).orderBy('action_id').execute()
  return rows.map(({ action_id }) => action_id)
}

/** Has an action show what another shows. */
export async function carry(db: Db, from: { id: number }, to: { id: number }) {
  await db
    .insertInto('action_resources')
    .columns(['action_id', 'resource_id'])
    .expression(db.selectFrom('action_resources').select([sql.lit(to.id).as('action_id'), 'resource_id']).where('action_id', '=', from.id))
    .execute()
}

/** Has these actions show a resource; of those `among` which nothing is said, it is shown no more. What is no action is left out. */
export async function tell(db: Db, actor: audit.Actor, resource: { id: number }, actions: readonly number[], among: readonly number[]) {
  await together(db, async (tx) => {
    const before = await actionsOf(tx, resource)
    const over = among.filter((id) => !actions.includes(id))
    if (over.length) await tx.deleteFrom('action_resources').where('resource_id', '=', resource.id).where('action_id', 'in', over).execute()
    await tx
      .insertInto('action_resources')
      .columns(['action_id', 'resource_id'])
      .expression(tx.selectFrom('actions').select(['id as action_id', sql.lit(resource.id).as('resource_id')]).where('id', '=', sql<number>`any(${[...actions]}::bigint[])`))
      .onConflict((known) => known.doNothing())
      .execute()
    const after = await actionsOf(tx, resource)
    if (after.join() === before.join()) return
    await audit.record(tx, actor, { act: 'name actions of the resource', subject: 'resource', subjectId: resource.id, before: { actions: before }, after: { actions: after } })
  })
}
