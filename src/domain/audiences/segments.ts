import { sql } from 'kysely'
import { DatabaseError } from 'pg'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import { type Rules, rulesShape } from '#domain/audiences/rules.ts'

export type Segment = Omit<Row<'segments'>, 'rules'> & { rules: Rules }
export type Draft = Pick<Segment, 'name' | 'rules'>
export type Refusal = 'known already' | 'gone'

export async function list(db: Db): Promise<Segment[]> {
  const rows = await db.selectFrom('segments').selectAll().orderBy(sql`lower(name)`).orderBy('id').execute()
  return rows.map(read)
}

export async function find(db: Db, id: number): Promise<Segment | undefined> {
  const row = await db.selectFrom('segments').selectAll().where('id', '=', id).executeTakeFirst()
  return row && read(row)
}

/** Keeps it under its name, which no other has. */
export async function save(db: Db, actor: audit.Actor, { name, rules }: Draft): Promise<Segment | Refusal> {
  return unlessKnown(() => together(db, async (tx) => {
    const row = await tx.insertInto('segments').values({ name, rules: JSON.stringify(rules), author: actor.name }).returningAll().executeTakeFirstOrThrow()
    await audit.record(tx, actor, { act: 'save the segment', subject: 'segment', subjectId: row.id, after: { name, rules } })
    return read(row)
  }))
}

export async function change(db: Db, actor: audit.Actor, id: number, { name, rules }: Draft): Promise<Segment | Refusal> {
  return unlessKnown(() => together(db, async (tx) => {
    const before = await tx.selectFrom('segments').select(['name', 'rules']).where('id', '=', id).forUpdate().executeTakeFirst()
    if (!before) return 'gone'
    const row = await tx
      .updateTable('segments')
      .set({ name, rules: JSON.stringify(rules), updated_at: sql<Date>`now()` })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    await audit.record(tx, actor, { act: 'change the segment', subject: 'segment', subjectId: id, before: { ...before, rules: rulesShape.parse(before.rules) }, after: { name, rules } })
    return read(row)
  }))
}

/** The people in it stay as they are. Gone already: nothing happens. */
export async function remove(db: Db, actor: audit.Actor, id: number) {
  await together(db, async (tx) => {
    const before = await tx.deleteFrom('segments').where('id', '=', id).returning(['name', 'rules']).executeTakeFirst()
    if (before) await audit.record(tx, actor, { act: 'delete the segment', subject: 'segment', subjectId: id, before })
  })
}

const read = (row: Row<'segments'>): Segment => ({ ...row, rules: rulesShape.parse(row.rules) })

async function unlessKnown(work: () => Promise<Segment | Refusal>): Promise<Segment | Refusal> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DatabaseError && error.constraint === 'segments_coalesce_lower_idx') return 'known already'
    throw error
  }
}
