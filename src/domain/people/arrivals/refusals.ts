import type { Db } from '#platform/database.ts'
import type { Refusal } from '#domain/people/arrivals/arrival.ts'
import type { Import } from '#domain/people/arrivals/imports.ts'

/** The refused rows of an import, in the order of its file. */
export async function* inPages(db: Db, { id }: Pick<Import, 'id'>, size = 1000): AsyncGenerator<Refusal[]> {
  for (let after = 0; ;) {
    const rows = await first(db, { id }, size, after)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < size) return
    after = last.row
  }
}

export const first = (db: Db, { id }: Pick<Import, 'id'>, count: number, after = 0): Promise<Refusal[]> =>
  db.selectFrom('people_import_refusals').select(['row', 'reason', 'cells']).where('import_id', '=', id).where('row', '>', after).orderBy('row').limit(count).execute()
