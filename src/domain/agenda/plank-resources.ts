import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import type { Plank } from '#domain/agenda/planks.ts'

type Topic = Pick<Plank, 'id' | 'slug' | 'title'>

/** The resources that are about a plank, by number. */
export async function idsOf(db: Db, plank: { id: number }): Promise<number[]> {
  const rows = await db.selectFrom('plank_resources').select('resource_id').where('plank_id', '=', plank.id).orderBy('resource_id').execute()
  return rows.map(({ resource_id }) => resource_id)
}

/** The planks that a resource is about, drafts among them, by number. */
export async function planksOf(db: Db, resource: { id: number }): Promise<number[]> {
  const rows = await db.selectFrom('plank_resources').select('plank_id').where('resource_id', '=', resource.id).orderBy('plank_id').execute()
  return rows.map(({ plank_id }) => plank_id)
}

/** Published planks that a resource is about, by title; without one, that any resource is about. */
export async function topics(db: Db, resource?: { id: number }): Promise<Topic[]> {
  const about = db.selectFrom('plank_resources').select('plank_id').$if(!!resource, (query) => query.where('resource_id', '=', resource?.id ?? 0))
  return db.selectFrom('planks').select(['id', 'slug', 'title']).where('published_at', 'is not', null).where('id', 'in', about).orderBy('title').execute()
}

/** Says that a resource is about these planks and no others. What is no plank is left out. */
export async function tell(db: Db, actor: audit.Actor, resource: { id: number }, planks: readonly number[]) {
  await together(db, async (tx) => {
    const before = await planksOf(tx, resource)
    await tx.deleteFrom('plank_resources').where('resource_id', '=', resource.id).execute()
    await tx
      .insertInto('plank_resources')
      .columns(['plank_id', 'resource_id'])
      .expression(tx.selectFrom('planks').select(['id as plank_id', sql.lit(resource.id).as('resource_id')]).where('id', '=', sql<number>`any(${[...planks]}::bigint[])`))
      .execute()
    const after = await planksOf(tx, resource)
    if (after.join() === before.join()) return
    await audit.record(tx, actor, { act: 'name planks of the resource', subject: 'resource', subjectId: resource.id, before: { planks: before }, after: { planks: after } })
  })
}
