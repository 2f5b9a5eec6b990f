import type { Db } from '#platform/database.ts'
import type { Host } from '#domain/calendar/events.ts'

/** The groups that host something that is to come, by name. */
export async function hosting(db: Db, now: Date): Promise<Host[]> {
  const coming = db
    .selectFrom('events')
    .select('events.id')
    .where('stage', '=', 'published')
    .where('events.id', 'in', (query) => query.selectFrom('event_times').select('event_times.event_id').where('ends_at', '>', now))
  return db
    .selectFrom('groups')
    .select(['groups.id', 'groups.slug', 'groups.name'])
    .where(({ or, eb }) => or([
      eb('groups.id', 'in', (query) => query.selectFrom('events').select('events.group_id').where('events.id', 'in', coming).where('events.group_id', 'is not', null).$castTo<{ group_id: number }>()),
      eb('groups.id', 'in', (query) => query.selectFrom('event_hosts').select('event_hosts.group_id').where('event_id', 'in', coming)),
    ]))
    .orderBy('groups.name')
    .execute()
}
