import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type Agenda = Row<'agendas'>
export type Plank = Row<'planks'>
export type Listed = Pick<Plank, 'id' | 'slug' | 'title' | 'ask'>
export type WithPlanks = Agenda & { planks: (Listed & { published: boolean })[] }
export type Found = Plank & { agenda: string; agenda_slug: string }

/** The platform as everybody reads it: agendas in order, each with its planks that are published. One without any is left out. */
export async function platform(db: Db): Promise<WithPlanks[]> {
  const agendas = await withPlanks(db, true)
  return agendas.filter(({ planks }) => planks.length > 0)
}

/** All of it, drafts and empty agendas too. */
export async function whole(db: Db): Promise<WithPlanks[]> {
  return withPlanks(db, false)
}

export async function findPublished(db: Db, slug: string): Promise<Found | undefined> {
  return found(db).where('planks.slug', '=', slug).where('planks.published_at', 'is not', null).executeTakeFirst()
}

export async function find(db: Db, id: number): Promise<Found | undefined> {
  return found(db).where('planks.id', '=', id).executeTakeFirst()
}

/** Published planks that a story is about. */
export async function ofStory(db: Db, story: { id: number }): Promise<Listed[]> {
  return db
    .selectFrom('planks')
    .innerJoin('plank_stories', 'plank_id', 'planks.id')
    .select(['planks.id', 'slug', 'title', 'ask'])
    .where('story_id', '=', story.id)
    .where('published_at', 'is not', null)
    .orderBy('title')
    .execute()
}

const found = (db: Db) => db
  .selectFrom('planks')
  .innerJoin('agendas', 'agendas.id', 'planks.agenda_id')
  .selectAll('planks')
  .select(['agendas.title as agenda', 'agendas.slug as agenda_slug'])

const withPlanks = (db: Db, publishedOnly: boolean) => db
  .selectFrom('agendas')
  .selectAll()
  .select((agenda) => jsonArrayFrom(
    agenda
      .selectFrom('planks')
      .select(['planks.id', 'planks.slug', 'planks.title', 'planks.ask', sql<boolean>`published_at is not null`.as('published')])
      .whereRef('planks.agenda_id', '=', 'agendas.id')
      .$if(publishedOnly, (planks) => planks.where('published_at', 'is not', null))
      .orderBy('planks.ordinal')
      .orderBy('planks.id'),
  ).as('planks'))
  .orderBy('agendas.ordinal')
  .orderBy('agendas.id')
  .execute()
