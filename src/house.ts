import type { Atlas } from '#engines/atlas.ts'
import type { Limits } from '#http/limits.ts'
import type { Proofs } from '#http/proof.ts'
import type { PageCache } from '#http/page-cache.ts'
import type { Db } from '#platform/database.ts'
import type { Log } from '#platform/log.ts'
import type { Settings } from '#platform/settings.ts'
import type { Assets } from '#ui/assets.ts'

/** All that the hall needs to receive guests. The front doors furnish it; tests furnish their own. */
export type House = {
  db: Db
  settings: Settings
  log: Log
  atlas: () => Atlas
  limits: Limits
  proofs: Proofs
  assets: Assets
  cache: PageCache
  cookieKey: string
}
