import { sql } from 'kysely'
import { z } from 'zod'
import { keep } from '#engines/texts/writing.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import * as order from '#platform/order.ts'

export type Question = Row<'questions'>
export type Words = Pick<Question, 'question' | 'answer' | 'section_id'>
type Which = Pick<Question, 'id'>

const beforeShape = z.object({ question: z.string(), answer: z.string(), section_id: z.number() })

/** Those that are answered on the page, in their order within each section. */
export async function list(db: Db): Promise<Question[]> {
  return db.selectFrom('questions').selectAll().where('removed_at', 'is', null).orderBy('section_id').orderBy('ordinal').orderBy('id').execute()
}

/** Those that were taken away, the latest first: each can be brought back. */
export async function removed(db: Db): Promise<Question[]> {
  return db.selectFrom('questions').selectAll().where('removed_at', 'is not', null).orderBy('removed_at', 'desc').limit(50).execute()
}

export async function find(db: Db, id: number): Promise<Question | undefined> {
  return db.selectFrom('questions').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Adds a question behind the others of its section. */
export async function add(db: Db, actor: audit.Actor, typed: Words): Promise<Which> {
  const words = kept(typed)
  return together(db, async (tx) => {
    const added = await tx.insertInto('questions').values({ ...words, ordinal: last(words.section_id) }).returning('id').executeTakeFirstOrThrow()
    await audit.record(tx, actor, { act: 'add', subject: 'question', subjectId: added.id, after: { question: words.question } })
    return added
  })
}

/** Says it anew, perhaps in another section; what it said before is kept until the next change. */
export async function change(db: Db, actor: audit.Actor, { id }: Which, typed: Words) {
  const words = kept(typed)
  await together(db, async (tx) => {
    const was = await tx.selectFrom('questions').select(['question', 'answer', 'section_id']).where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
    if (was.question === words.question && was.answer === words.answer && was.section_id === words.section_id) return
    await tx.updateTable('questions').set({ ...words, ...(was.section_id !== words.section_id && { ordinal: last(words.section_id) }), before: JSON.stringify(was), updated_at: sql`now()` }).where('id', '=', id).execute()
    await audit.record(tx, actor, { act: 'change', subject: 'question', subjectId: id, before: { question: was.question }, after: { question: words.question } })
  })
}

/** What it said before its last change stands again; once more, and the change is back. False when nothing is there to go back to. */
export async function takeBack(db: Db, actor: audit.Actor, { id }: Which): Promise<boolean> {
  return together(db, async (tx) => {
    const question = await tx.selectFrom('questions').select('before').where('id', '=', id).forUpdate().executeTakeFirst()
    const before = beforeShape.safeParse(question?.before)
    if (!before.success) return false
    const there = await tx.selectFrom('question_sections').select('id').where('id', '=', before.data.section_id).executeTakeFirst()
    const { section_id: _, ...words } = before.data
    const { section_id } = there ? before.data : await tx.selectFrom('questions').select('section_id').where('id', '=', id).executeTakeFirstOrThrow()
    await change(tx, actor, { id }, { ...words, section_id })
    return true
  })
}

export async function move(db: Db, actor: audit.Actor, { id, section_id }: Pick<Question, 'id' | 'section_id'>, towards: order.Towards) {
  await together(db, async (tx) => {
    await order.inTurn(tx, 'questions')
    const ids = (await list(tx)).filter((one) => one.section_id === section_id).map((one) => one.id)
    const moved = await order.move(tx, 'questions', ids, id, towards)
    if (moved) await audit.record(tx, actor, { act: 'move', subject: 'question', subjectId: id, after: { towards } })
  })
}

/** Takes it from the page; it can be brought back. */
export async function remove(db: Db, actor: audit.Actor, question: Which) {
  await set(db, actor, question, 'remove', sql`now()`)
}

/** Brings it back to where it stood. */
export async function bringBack(db: Db, actor: audit.Actor, question: Which) {
  await set(db, actor, question, 'bring back', sql`null`)
}

async function set(db: Db, actor: audit.Actor, { id }: Which, act: 'remove' | 'bring back', removedAt: ReturnType<typeof sql<Date | null>>) {
  await together(db, async (tx) => {
    await tx.updateTable('questions').set({ removed_at: sql<Date>`${removedAt}` }).where('id', '=', id).execute()
    await audit.record(tx, actor, { act, subject: 'question', subjectId: id })
  })
}

const kept = (words: Words): Words => ({ ...words, answer: keep(words.answer) })

const last = (sectionId: number) => sql<number>`(select coalesce(max(ordinal), -1) + 1 from questions where section_id = ${sectionId})`
