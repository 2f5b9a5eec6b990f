import type { Db } from '#platform/database.ts'
import { hostOf } from '#domain/calendar/following/hosts.ts'

/** Where a followed event comes from, and which parts of it stay as somebody wrote them here. */
export type Source = { name: string; host: string; held: string[] }

export async function sourceOf(db: Db, event: { id: number }): Promise<Source | undefined> {
  const source = await db
    .selectFrom('followed_events')
    .innerJoin('calendar_feeds', 'calendar_feeds.id', 'feed_id')
    .select(['name', 'address', 'held'])
    .where('event_id', '=', event.id)
    .executeTakeFirst()
  return source && { name: source.name, host: hostOf(source), held: source.held }
}
