import { sql } from 'kysely'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import type { Db } from '#platform/database.ts'

/** For whoever watches over the machine: whether we run, and whether we can serve. */
export function health(db: Db) {
  const app = room()
  app.get(routes.api.live.pattern, (c) => c.json({ status: 'live' }))
  app.get(routes.api.ready.pattern, async (c) => {
    const ready = await sql`select 1`.execute(db).then(() => true, () => false)
    return c.json({ status: ready ? 'ready' : 'no database' }, ready ? 200 : 503, { 'cache-control': 'no-store' })
  })
  return app
}
