import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import type { Listed } from '#domain/agenda/planks.ts'
import { idsOut } from '#domain/content/stories.ts'

/** The stories that are about a plank, by number. */
export async function idsOf(db: Db, plankId: number): Promise<number[]> {
  const rows = await db.selectFrom('plank_stories').select('story_id').where('plank_id', '=', plankId).orderBy('story_id').execute()
  return rows.map(({ story_id }) => story_id)
}

/** Published planks of which something is told, in the order of the platform. */
export async function planksTold(db: Db): Promise<Listed[]> {
  return db
    .selectFrom('planks')
    .innerJoin('agendas', 'agendas.id', 'planks.agenda_id')
    .select(['planks.id', 'planks.slug', 'planks.title', 'planks.ask'])
    .where('planks.published_at', 'is not', null)
    .where('planks.id', 'in', db.selectFrom('plank_stories').select('plank_id').where('story_id', 'in', idsOut(db)))
    .orderBy('agendas.ordinal')
    .orderBy('agendas.id')
    .orderBy('planks.ordinal')
    .orderBy('planks.id')
    .execute()
}

/** Says that these stories are about it; of those `among` which nothing is said, it is about them no more. What is no story is left out. */
export async function tell(db: Db, actor: audit.Actor, plankId: number, stories: readonly number[], among: readonly number[]) {
  await together(db, async (tx) => {
    const before = await idsOf(tx, plankId)
    const over = among.filter((id) => !stories.includes(id))
    if (over.length) await tx.deleteFrom('plank_stories').where('plank_id', '=', plankId).where('story_id', 'in', over).execute()
    await tx
      .insertInto('plank_stories')
      .columns(['plank_id', 'story_id'])
      .expression(tx.selectFrom('stories').select([sql.lit(plankId).as('plank_id'), 'id as story_id']).where('id', '=', sql<number>`any(${[...stories]}::bigint[])`))
      .onConflict((told) => told.doNothing())
      .execute()
    const after = await idsOf(tx, plankId)
    if (after.join() === before.join()) return
    await audit.record(tx, actor, { act: 'name stories of the plank', subject: 'plank', subjectId: plankId, before: { stories: before }, after: { stories: after } })
  })
}
