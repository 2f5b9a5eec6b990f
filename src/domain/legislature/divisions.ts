import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type Division = Row<'divisions'>

export async function withIds(db: Db, ids: readonly string[]): Promise<Division[]> {
  return db.selectFrom('divisions').selectAll().where('id', 'in', [...ids, '']).orderBy('layer').orderBy('ordinal').execute()
}

export async function find(db: Db, id: string): Promise<Division | undefined> {
  return db.selectFrom('divisions').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function ofLayers(db: Db, layers: readonly string[]): Promise<Division[]> {
  return db.selectFrom('divisions').selectAll().where('layer', 'in', [...layers, '']).orderBy('layer').orderBy('ordinal').orderBy('display_name').execute()
}

export async function withNumbers(db: Db, numbers: readonly number[]): Promise<Division[]> {
  return db.selectFrom('divisions').selectAll().where('number', 'in', [...numbers, 0]).execute()
}
