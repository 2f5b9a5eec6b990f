import * as reports from '#domain/actions/reports.ts'
import type { PageCache } from '#http/page-cache.ts'
import type { Db } from '#platform/database.ts'

const everySeconds = 3

/**
 * Drops kept pages when reports came in, whichever process took them. Reports do not announce themselves: a NOTIFY in each would make
 * their commits wait for one another. So a count on a kept page may be a few seconds old.
 */
export function watchCounts(db: Db, cache: PageCache): { close: () => void } {
  let seen = 0
  const look = async () => {
    if (cache.size() === 0) return
    const latest = await reports.latestId(db)
    if (latest !== seen) cache.drop()
    seen = latest
  }
  const timer = setInterval(() => { look().catch(() => undefined) }, everySeconds * 1000)
  return { close: () => clearInterval(timer) }
}
