import { DatabaseError } from 'pg'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
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
export async function open(db: Db): Promise<Choice[]> {
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

/** Another name, and whether it can be chosen: what cannot any more stays where it was. */
export async function change(db: Db, actor: audit.Actor, id: number, { name, offered }: { name: string; offered: boolean }): Promise<Saved> {
  return unlessKnown(() => together<Saved>(db, async (tx) => {
    const before = await tx.selectFrom('volunteer_choices').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!before) return 'gone'
    const retired_at = offered ? null : before.retired_at ?? new Date()
    await tx.updateTable('volunteer_choices').set({ name, retired_at }).where('id', '=', id).execute()
    await audit.record(tx, actor, { act: 'change', subject: 'volunteer choice', subjectId: id, before, after: { name, retired_at } })
    return 'saved'
  }))
}

async function unlessKnown(work: () => Promise<Saved>): Promise<Saved> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DatabaseError && error.constraint === 'volunteer_choices_kind_lower_idx') return 'known already'
    throw error
  }
}
