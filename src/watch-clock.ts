import * as publishing from '#domain/actions/publishing.ts'
import * as reports from '#domain/actions/reports.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as pages from '#domain/content/pages.ts'
import * as stories from '#domain/content/stories.ts'
import * as helpCalls from '#domain/volunteering/help-calls.ts'
import type { PageCache } from '#http/page-cache.ts'
import type { Db } from '#platform/database.ts'

const everySeconds = 3

/**
 * Drops kept pages when what they show changed without being announced: the clock opened or closed something, or reports came in.
 * Reports do not announce themselves because a NOTIFY in each would make their commits wait for one another; so a count on a kept page
 * may be a few seconds old, whichever process took the report.
 */
export function watchClock(db: Db, cache: PageCache): { close: () => void } {
  let seen = ''
  const look = async () => {
    if (cache.size() === 0) return
    const counted = [reports.latestId(db), publishing.turned(db), stories.countPublished(db), pages.countPublished(db), helpCalls.countUpcoming(db, new Date()), listing.lastOver(db, new Date())]
    const now = JSON.stringify(await Promise.all(counted))
    if (now !== seen) cache.drop()
    seen = now
  }
  const timer = setInterval(() => { look().catch(() => undefined) }, everySeconds * 1000)
  return { close: () => clearInterval(timer) }
}
