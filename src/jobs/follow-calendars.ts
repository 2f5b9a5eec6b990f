import { due } from '#domain/calendar/following/feed-state.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'

/** Spread over ten minutes, the same for a feed every hour. */
const spread = 600_000
const stride = 37_000

/** Every hour: the calendars that are due, each by itself, so that a slow one holds up no other. */
export const followCalendars = ({ db }: { db: Db }) => async () => {
  const now = Date.now()
  for (const id of await due(db, new Date(now))) await queue.leave(db, 'follow-calendar', { id }, { key: `follow-calendar ${id}`, at: new Date(now + (id * stride) % spread) })
}
