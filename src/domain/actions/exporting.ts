import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Action } from '#domain/actions/actions.ts'

export type Exported = Awaited<ReturnType<typeof page>>[number]

/**
 * Every report of an action in pages, oldest first, skipped calls left out; a hidden note is empty. Nothing is held between two pages,
 * neither rows nor a connection, so a slow reader costs nobody anything; what is reported meanwhile comes at the end.
 */
export async function* inPages(db: Db, action: Pick<Action, 'id'>, size = 2000): AsyncGenerator<Exported[]> {
  for (let after = 0; ;) {
    const rows = await page(db, action, after, size)
    if (rows.length) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < size) return
    after = last.id
  }
}

function page(db: Db, action: Pick<Action, 'id'>, after: number, size: number) {
  return db
    .selectFrom('reports')
    .innerJoin('officials', 'officials.id', 'reports.official_id')
    .leftJoin('divisions', 'divisions.id', 'reports.place_id')
    .leftJoin('people', 'people.id', 'reports.person_id')
    .select(['reports.id', 'reports.reported_at', 'officials.name as official', 'divisions.display_name as town', 'reports.outcome', 'reports.stance'])
    .select((report) => [
      report.case().when('reports.hidden_at', 'is', null).then(report.ref('reports.note')).else('').end().as('note'),
      'people.name', sql<string | null>`people.emails[1]`.as('email'),
    ])
    .where('reports.action_id', '=', action.id)
    .where('reports.outcome', '<>', 'skipped')
    .where('reports.id', '>', after)
    .orderBy('reports.id')
    .limit(size)
    .execute()
}
