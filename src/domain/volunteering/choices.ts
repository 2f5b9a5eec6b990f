import { sql, type UpdateObject } from 'kysely'
import { DatabaseError } from 'pg'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import type { DB } from '#platform/schema.ts'
import { together } from '#platform/together.ts'

/** A skill or an issue that people can offer or care for. */
export type Choice = Row<'volunteer_choices'>
export type Kind = Choice['kind']
export type Saved = 'saved' | 'known already' | 'gone'

/** Both lists by name, with what was retired: it stays where it was chosen. */
export async function list(db: Db): Promise<Choice[]> {
  return db.selectFrom('volunteer_choices').selectAll().orderBy('kind').orderBy((row) => row.fn('lower', ['name'])).execute()
}

/** What can be chosen now. */
export async function offered(db: Db): Promise<Choice[]> {
  return (await list(db)).filter(({ retired_at }) => !retired_at)
}

export async function add(db: Db, actor: audit.Actor, kind: Kind, name: string): Promise<Saved> {
  return unlessKnown(() => together<Saved>(db, async (tx) => {
    const added = await tx
      .insertInto('volunteer_choices')
      .values({ kind, name })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit.record(tx, actor, { act: 'add', subject: 'volunteer choice', subjectId: added.id, after: { kind, name } })
    return 'saved'
  }))
}

export async function rename(db: Db, actor: audit.Actor, id: number, name: string): Promise<Saved> {
  return unlessKnown(() => change(db, actor, 'rename', id, { name }))
}

/** Offers it no more; whoever chose it keeps it. */
export async function retire(db: Db, actor: audit.Actor, id: number): Promise<Saved> {
  return change(db, actor, 'retire', id, { retired_at: sql<Date>`now()` })
}

export async function restore(db: Db, actor: audit.Actor, id: number): Promise<Saved> {
  return change(db, actor, 'restore', id, { retired_at: null })
}

async function change(db: Db, actor: audit.Actor, act: string, id: number, after: UpdateObject<DB, 'volunteer_choices'>): Promise<Saved> {
  return together<Saved>(db, async (tx) => {
    const before = await tx.selectFrom('volunteer_choices').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!before) return 'gone'
    await tx.updateTable('volunteer_choices').set(after).where('id', '=', id).execute()
    await audit.record(tx, actor, { act, subject: 'volunteer choice', subjectId: id, before, after })
    return 'saved'
  })
}

async function unlessKnown(work: () => Promise<Saved>): Promise<Saved> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DatabaseError && error.constraint === 'volunteer_choices_kind_lower_idx') return 'known already'
    throw error
  }
}
