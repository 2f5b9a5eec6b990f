import { sql } from 'kysely'
import { keep } from '#engines/texts/writing.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { inTurn, move as moveIn, type Towards } from '#platform/order.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'

export type Step = Row<'course_steps'>
export type Words = Pick<Step, 'title' | 'body' | 'link'>
export type Ticked = Pick<Step, 'id' | 'title'> & { ticks: number }

/** In their order. */
export async function ofCourse(db: Db, course: { id: number }): Promise<Step[]> {
  return db.selectFrom('course_steps').selectAll().where('resource_id', '=', course.id).orderBy('ordinal').orderBy('id').execute()
}

/** The same with how many people ticked each. */
export async function withTicks(db: Db, course: { id: number }): Promise<Ticked[]> {
  return db
    .selectFrom('course_steps')
    .select(['id', 'title', sql<number>`(select count(*)::int from course_ticks where step_id = course_steps.id)`.as('ticks')])
    .where('resource_id', '=', course.id)
    .orderBy('ordinal')
    .orderBy('id')
    .execute()
}

export async function find(db: Db, course: { id: number }, id: number): Promise<Step | undefined> {
  return db.selectFrom('course_steps').selectAll().where('resource_id', '=', course.id).where('id', '=', id).executeTakeFirst()
}

/** Adds a step behind the others. `undefined` when that is no training, or gone. */
export async function add(db: Db, actor: audit.Actor, course: { id: number }, words: Words): Promise<Step | undefined> {
  return together(db, async (tx) => {
    await inTurn(tx, 'course_steps')
    const training = await tx.selectFrom('resources').select('id').where('id', '=', course.id).where('kind', '=', 'training').forUpdate().executeTakeFirst()
    if (!training) return undefined
    const { last } = await tx.selectFrom('course_steps').select(({ fn }) => fn.max('ordinal').as('last')).where('resource_id', '=', course.id).executeTakeFirstOrThrow()
    const step = await tx.insertInto('course_steps').values({ ...kept(words), resource_id: course.id, ordinal: (last ?? -1) + 1 }).returningAll().executeTakeFirstOrThrow()
    await audit.record(tx, actor, { act: 'add the step', subject: 'resource', subjectId: course.id, after: { step: step.id, ...words } })
    return step
  })
}

export async function rewrite(db: Db, actor: audit.Actor, { id, resource_id, title, body, link }: Step, words: Words) {
  await together(db, async (tx) => {
    const { numUpdatedRows } = await tx.updateTable('course_steps').set(kept(words)).where('id', '=', id).executeTakeFirstOrThrow()
    if (numUpdatedRows) await audit.record(tx, actor, { act: 'rewrite the step', subject: 'resource', subjectId: resource_id, before: { title, body, link }, after: words })
  })
}

/** Takes it out of the course, with what was ticked of it. Gone already: nothing happens. */
export async function remove(db: Db, actor: audit.Actor, { id, resource_id }: Pick<Step, 'id' | 'resource_id'>) {
  await together(db, async (tx) => {
    const before = await tx.deleteFrom('course_steps').where('id', '=', id).returning(['title', 'body', 'link']).executeTakeFirst()
    if (before) await audit.record(tx, actor, { act: 'remove the step', subject: 'resource', subjectId: resource_id, before })
  })
}

export async function move(db: Db, actor: audit.Actor, { id, resource_id }: Pick<Step, 'id' | 'resource_id'>, towards: Towards) {
  await together(db, async (tx) => {
    await inTurn(tx, 'course_steps')
    const all = await ofCourse(tx, { id: resource_id })
    if (!await moveIn(tx, 'course_steps', all.map((one) => one.id), id, towards)) return
    await audit.record(tx, actor, { act: 'move the step', subject: 'resource', subjectId: resource_id, after: { step: id, towards } })
  })
}

const kept = ({ title, body, link }: Words): Words => ({ title, body: keep(body), link })
