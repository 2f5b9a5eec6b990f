import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import * as order from '#platform/order.ts'

export type Section = Row<'question_sections'>

export async function list(db: Db): Promise<Section[]> {
  return db.selectFrom('question_sections').selectAll().orderBy('ordinal').orderBy('id').execute()
}

export async function find(db: Db, id: number): Promise<Section | undefined> {
  return db.selectFrom('question_sections').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Adds a section behind the others; `undefined` when there is one of that name. */
export async function add(db: Db, actor: audit.Actor, name: string): Promise<Section | undefined> {
  return together(db, async (tx) => {
    await order.inTurn(tx, 'question_sections')
    const section = await tx
      .insertInto('question_sections')
      .values({ name, ordinal: sql<number>`(select coalesce(max(ordinal), -1) + 1 from question_sections)` })
      .onConflict((known) => known.expression(sql`lower(name)`).doNothing())
      .returningAll()
      .executeTakeFirst()
    if (section) await audit.record(tx, actor, { act: 'add', subject: 'question section', subjectId: section.id, after: { name } })
    return section
  })
}

/** False when another section has that name. */
export async function rename(db: Db, actor: audit.Actor, section: Section, name: string): Promise<boolean> {
  return together(db, async (tx) => {
    await order.inTurn(tx, 'question_sections')
    const twice = await tx.selectFrom('question_sections').select('id').where(sql`lower(name)`, '=', name.toLowerCase()).where('id', '<>', section.id).executeTakeFirst()
    if (twice) return false
    await tx.updateTable('question_sections').set({ name }).where('id', '=', section.id).execute()
    await audit.record(tx, actor, { act: 'rename', subject: 'question section', subjectId: section.id, before: { name: section.name }, after: { name } })
    return true
  })
}

export async function move(db: Db, actor: audit.Actor, { id }: Pick<Section, 'id'>, towards: order.Towards) {
  await together(db, async (tx) => {
    await order.inTurn(tx, 'question_sections')
    const moved = await order.move(tx, 'question_sections', (await list(tx)).map((section) => section.id), id, towards)
    if (moved) await audit.record(tx, actor, { act: 'move', subject: 'question section', subjectId: id, after: { towards } })
  })
}

/** Only when no question stands in it; those taken away from it before go for good. False otherwise. */
export async function remove(db: Db, actor: audit.Actor, { id, name }: Section): Promise<boolean> {
  return together(db, async (tx) => {
    await tx.selectFrom('question_sections').select('id').where('id', '=', id).forUpdate().execute()
    const standing = await tx.selectFrom('questions').select('id').where('section_id', '=', id).where('removed_at', 'is', null).limit(1).execute()
    if (standing.length > 0) return false
    await tx.deleteFrom('questions').where('section_id', '=', id).execute()
    await tx.deleteFrom('question_sections').where('id', '=', id).execute()
    await audit.record(tx, actor, { act: 'remove', subject: 'question section', subjectId: id, before: { name } })
    return true
  })
}
