import type { Db } from '#platform/database.ts'
import type { Action } from '#domain/actions/actions.ts'

export type Note = Awaited<ReturnType<typeof list>>[number]

/** What callers wrote, newest first, hidden ones among them; `olderThan` is the id of the last note already seen. */
export async function list(db: Db, action: Pick<Action, 'id'>, { olderThan, limit = 20 }: { olderThan?: number; limit?: number } = {}) {
  return db
    .selectFrom('reports')
    .innerJoin('officials', 'officials.id', 'reports.official_id')
    .leftJoin('divisions', 'divisions.id', 'reports.place_id')
    .select(['reports.id', 'reports.note', 'reports.reported_at', 'reports.hidden_at', 'officials.slug', 'officials.name as official', 'divisions.display_name as town'])
    .where('reports.action_id', '=', action.id)
    .where('reports.note', '<>', '')
    .$if(olderThan !== undefined, (query) => query.where('reports.id', '<', olderThan ?? 0))
    .orderBy('reports.id', 'desc')
    .limit(limit)
    .execute()
}
