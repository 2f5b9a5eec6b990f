import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import type { Plank } from '#domain/agenda/planks.ts'

export type Coalition = Row<'coalitions'>
export type Status = Coalition['status']
type Named = Pick<Plank, 'id' | 'slug' | 'title'> & { agenda: string }
/** With the organization it is part of, and the published planks it works for. */
export type WithPlanks = Coalition & { parent: string | null; planks: Named[] }

/** All of them by name, those that ended last. */
export async function list(db: Db): Promise<WithPlanks[]> {
  return together(db).execute()
}

/** The same with planks that are still drafts. */
export async function whole(db: Db): Promise<WithPlanks[]> {
  return together(db, true).execute()
}

/** Those that work for a plank. */
export async function ofPlank(db: Db, plank: Pick<Plank, 'id'>): Promise<WithPlanks[]> {
  return together(db).where('coalitions.id', 'in', db.selectFrom('coalition_planks').select('coalition_id').where('plank_id', '=', plank.id)).execute()
}

export async function findPublic(db: Db, slug: string): Promise<WithPlanks | undefined> {
  return together(db).where('coalitions.slug', '=', slug).executeTakeFirst()
}

export async function find(db: Db, id: number): Promise<Coalition | undefined> {
  return db.selectFrom('coalitions').selectAll().where('id', '=', id).executeTakeFirst()
}

/** However its name is written, in large letters or small. */
export async function named(db: Db, name: string): Promise<Coalition | undefined> {
  return db.selectFrom('coalitions').selectAll().where(sql`lower(name)`, '=', name.toLowerCase()).executeTakeFirst()
}

/** The planks it works for, drafts among them. */
export async function plankIds(db: Db, id: number): Promise<number[]> {
  const rows = await db.selectFrom('coalition_planks').select('plank_id').where('coalition_id', '=', id).orderBy('plank_id').execute()
  return rows.map(({ plank_id }) => plank_id)
}

const together = (db: Db, drafts = false) => db
  .selectFrom('coalitions')
  .leftJoin('coalitions as parents', 'parents.id', 'coalitions.parent_id')
  .selectAll('coalitions')
  .select('parents.name as parent')
  .select((coalition) => jsonArrayFrom(
    coalition
      .selectFrom('coalition_planks')
      .innerJoin('planks', 'planks.id', 'coalition_planks.plank_id')
      .innerJoin('agendas', 'agendas.id', 'planks.agenda_id')
      .select(['planks.id', 'planks.slug', 'planks.title', 'agendas.title as agenda'])
      .whereRef('coalition_planks.coalition_id', '=', 'coalitions.id')
      .$if(!drafts, (planks) => planks.where('planks.published_at', 'is not', null))
      .orderBy('agendas.ordinal')
      .orderBy('planks.ordinal'),
  ).as('planks'))
  .orderBy(sql`coalitions.status = 'ended'`)
  .orderBy(sql`lower(coalitions.name)`)
