import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import { secret } from '#platform/secrets.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import { type Home, type Kept, pathOf, remove, sweep as sweepFiles } from '#domain/people/arrivals/files.ts'
import { type Plan, planShape } from '#domain/people/arrivals/plan.ts'
import { headOf } from '#domain/people/arrivals/records.ts'

export type Import = Row<'people_imports'>
export type Kind = 'import-people' | 'undo-import'

export const planOf = (of: Pick<Import, 'plan'>): Plan => planShape.parse(of.plan)

/** What marks this installation in the numbers of its own files. */
export const houseMark = async (db: Db) => (await secret(db, 'people-files')).replace(/[^a-z0-9]/gi, '').slice(0, 8).toLowerCase()

/** A file has come; nothing is taken in before somebody says what its columns mean. */
export async function receive(db: Db, actor: audit.Actor, home: Home, name: string, { file, bytes, encoding }: Kept): Promise<Import> {
  const head = await headOf(pathOf(home, file), encoding)
  return db
    .insertInto('people_imports')
    .values({ name: name.slice(0, 200) || 'people.csv', actor: actor.name, file, bytes, encoding, ...head, columns: [...head.columns] })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The file is to be read in another way: its columns are found anew. */
export async function rereadAs(db: Db, home: Home, { id, file }: Import, encoding: string, delimiter: string): Promise<Import> {
  const head = await headOf(pathOf(home, file ?? ''), encoding, delimiter)
  return db.updateTable('people_imports').set({ encoding, ...head, columns: [...head.columns], plan: null }).where('id', '=', id).where('stage', '=', 'uploaded').returningAll().executeTakeFirstOrThrow()
}

export async function plan(db: Db, { id }: Pick<Import, 'id'>, words: Plan) {
  await db.updateTable('people_imports').set({ plan: JSON.stringify(words) }).where('id', '=', id).where('stage', '=', 'uploaded').execute()
}

export const find = (db: Db, id: number): Promise<Import | undefined> => db.selectFrom('people_imports').selectAll().where('id', '=', id).executeTakeFirst()

/** Newest first. */
export const list = (db: Db): Promise<Import[]> => db.selectFrom('people_imports').selectAll().orderBy('id', 'desc').limit(100).execute()

/** The file is taken in from now on, piece by piece. False when that has begun already. */
export async function begin(db: Db, actor: audit.Actor, { id, name }: Pick<Import, 'id' | 'name'>): Promise<boolean> {
  return together(db, async (tx) => {
    const begun = await tx.updateTable('people_imports').set({ stage: 'running', started_at: sql<Date>`now()` }).where('id', '=', id).where('stage', '=', 'uploaded').where('plan', 'is not', null).returning('id').executeTakeFirst()
    if (!begun) return false
    await audit.record(tx, actor, { act: 'import', subject: 'people', subjectId: id, after: { file: name } })
    await leave(tx, 'import-people', id)
    return true
  })
}

/** All of it is taken back from now on, piece by piece; also while it is still being taken in. */
export async function beginUndo(db: Db, actor: audit.Actor, { id, name }: Pick<Import, 'id' | 'name'>): Promise<boolean> {
  return together(db, async (tx) => {
    const begun = await tx
      .updateTable('people_imports')
      .set({ stage: 'undoing', undone_by: actor.name, started_at: sql<Date>`now()`, finished_at: null, undone_row: sql<number>`rows_done + 2`, pace: null })
      .where('id', '=', id).where('stage', 'in', ['running', 'done', 'failed']).returning('id').executeTakeFirst()
    if (!begun) return false
    await audit.record(tx, actor, { act: 'undo an import of', subject: 'people', subjectId: id, after: { file: name } })
    await leave(tx, 'undo-import', id)
    return true
  })
}

/** A file nobody wants to take in after all. */
export async function discard(db: Db, home: Home, { id, file }: Import) {
  await db.deleteFrom('people_imports').where('id', '=', id).where('stage', '=', 'uploaded').execute()
  if (file) await remove(home, file)
}

/** Goes on with all that was begun and has not moved for `seconds`: whoever did it is gone. */
export async function resume(db: Db, seconds: number): Promise<number> {
  const still = await db
    .selectFrom('people_imports').select(['id', 'stage']).where('stage', 'in', ['running', 'undoing'])
    .where(sql<boolean>`greatest(advanced_at, started_at) < clock_timestamp() - make_interval(secs => ${seconds})`).execute()
  for (const { id, stage } of still) await leave(db, stage === 'running' ? 'import-people' : 'undo-import', id)
  return still.length
}

const leave = (db: Db, kind: Kind, id: number) => queue.leave(db, kind, { id }, { key: `${kind}-${id}` })

/** Files nobody took in within a week, and refused rows three months after, are deleted. */
export async function sweep(db: Db, home: Home) {
  await db.deleteFrom('people_imports').where('stage', '=', 'uploaded').where('created_at', '<', sql<Date>`now() - interval '7 days'`).execute()
  await db.deleteFrom('people_import_refusals').where('import_id', 'in', (of) => of.selectFrom('people_imports').select('id').where('finished_at', '<', sql<Date>`now() - interval '90 days'`)).execute()
  const wanted = await db.selectFrom('people_imports').select('file').where('file', 'is not', null).execute()
  await sweepFiles(home, new Set(wanted.flatMap(({ file }) => file ?? [])))
}
