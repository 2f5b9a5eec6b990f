import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

type Person = { id: number }
/** A course somebody has begun, and how far they are. */
export type Begun = Pick<Row<'resources'>, 'slug' | 'title'> & { done: number; steps: number }

/** Which steps of a course they ticked, by number. */
export async function ofPerson(db: Db, person: Person, course: { id: number }): Promise<Set<number>> {
  const rows = await db
    .selectFrom('course_ticks')
    .innerJoin('course_steps', 'course_steps.id', 'step_id')
    .select('step_id')
    .where('person_id', '=', person.id)
    .where('resource_id', '=', course.id)
    .execute()
  return new Set(rows.map(({ step_id }) => step_id))
}

/** Ticks a step off. Once; a second time changes nothing. */
export async function tick(db: Db, person: Person, step: { id: number }) {
  await db.insertInto('course_ticks').values({ step_id: step.id, person_id: person.id }).onConflict((again) => again.doNothing()).execute()
}

/** Takes it back. */
export async function untick(db: Db, person: Person, step: { id: number }) {
  await db.deleteFrom('course_ticks').where('step_id', '=', step.id).where('person_id', '=', person.id).execute()
}

/** Published courses of which they ticked a step, by title. */
export async function begunBy(db: Db, person: Person): Promise<Begun[]> {
  return db
    .selectFrom('resources')
    .innerJoin('course_steps', 'resource_id', 'resources.id')
    .leftJoin('course_ticks', (join) => join.onRef('step_id', '=', 'course_steps.id').on('person_id', '=', person.id))
    .select(['slug', 'resources.title', sql<number>`count(person_id)::int`.as('done'), sql<number>`count(*)::int`.as('steps')])
    .where('published_at', 'is not', null)
    .groupBy('resources.id')
    .having(sql<boolean>`count(person_id) > 0`)
    .orderBy('resources.title')
    .execute()
}
