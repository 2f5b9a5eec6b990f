import { join } from 'node:path'
import { layGroundwork } from '#groundwork.ts'
import type { House } from '#house.ts'
import * as atlases from '#domain/legislature/atlases.ts'
import * as firstAdministrator from '#domain/staff/first-administrator.ts'
import { watchClock } from '#watch-clock.ts'
import { work } from '#work.ts'
import { openLimits } from '#http/limits.ts'
import { openProofs } from '#http/proof.ts'
import { openPageCache } from '#http/page-cache.ts'
import { listenForChanges } from '#platform/changes.ts'
import { openDatabase, openPool } from '#platform/database.ts'
import { databaseFor } from '#platform/home.ts'
import type { Log } from '#platform/log.ts'
import { migrate } from '#platform/migrations.ts'
import { secret } from '#platform/secrets.ts'
import type { Settings } from '#platform/settings.ts'
import { buildAssets } from '#ui/assets.ts'

/** `firstSignIn`: the token that makes the first administrator, while there is none. */
export type Furnished = House & { firstSignIn?: string; close: () => Promise<void> }

/** Makes the house ready: database, newest migrations, what is kept in memory. Whatever is missing on a first start is brought in. */
export async function furnish(settings: Settings, log: Log): Promise<Furnished> {
  const [database, assets] = await Promise.all([databaseFor(settings), buildAssets(join(settings.COMMONWEAL_HOME, 'assets'))])
  const pool = openPool(database.url, (error) => log.warn({ error: error.message }, 'a database connection was lost'))
  await migrate(pool)
  const db = openDatabase(pool)

  const cache = openPageCache({ byHost: !settings.PUBLIC_URL })
  const say = (sentence: string) => log.info(sentence)
  let atlas = await layGroundwork(db, settings, say)
  let reading = Promise.resolve()
  const reread = async () => { atlas = await atlases.reopen(db, settings, atlas.jurisdiction, say) }
  const changes = listenForChanges(database.url, async (table) => {
    if (!table || table === atlases.atlasChange) await (reading = reading.then(reread, reread))
    cache.drop()
  })
  const clock = watchClock(db, cache)
  const cookieKey = await secret(db, 'cookies')
  const working = await work({ pool, db, settings, log, atlas: () => atlas, key: cookieKey })
  return {
    db, settings, log, assets, cache,
    atlas: () => atlas,
    limits: openLimits(),
    proofs: openProofs(await secret(db, 'proofs')),
    cookieKey,
    firstSignIn: await firstAdministrator.offer(db),
    close: async () => {
      clock.close()
      await working.close()
      await changes.close()
      await db.destroy()
      await database.close()
    },
  }
}
