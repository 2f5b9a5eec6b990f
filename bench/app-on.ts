import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '#app.tsx'
import * as organizations from '#domain/content/organizations.ts'
import { jurisdictionNamed } from '#domain/legislature/atlases.ts'
import { openLimits } from '#http/limits.ts'
import { openPageCache } from '#http/page-cache.ts'
import { openProofs } from '#http/proof.ts'
import { openLog } from '#platform/log.ts'
import { readSettings } from '#platform/settings.ts'
import { buildAssets } from '#ui/assets.ts'
import type { Plot } from './people-ground.ts'

/** The whole app on a database of its own, with an organization to be the site of. */
export async function appOn({ db, url }: Pick<Plot, 'db' | 'url'>) {
  const read = readSettings({ DATABASE_URL: url, COMMONWEAL_HOME: join(tmpdir(), 'commonweal-bench', 'home'), LOG_LEVEL: 'silent' })
  if (!read.ok) throw new Error(read.wrong.join(' '))
  const [settings, key] = [read.settings, 'a key for benches only']
  const jurisdiction = await jurisdictionNamed('massachusetts')
  const assets = await buildAssets(join(settings.COMMONWEAL_HOME, 'assets'))
  const app = createApp({ db, settings, log: openLog(settings), atlas: () => ({ jurisdiction }), limits: openLimits(), proofs: openProofs(key), assets, cache: openPageCache(), cookieKey: key })
  if (!await organizations.find(db)) await organizations.introduce(db, { name: 'Bench', motto: '', email: 'bench@mail.example', postal: '', small_print: '', brand_hue: 150, brand_chroma: 0.1, paper_hue: 90 })
  return { app, settings, key }
}
