import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '#app.tsx'
import { jurisdictionNamed } from '#domain/legislature/atlases.ts'
import * as organizations from '#domain/content/organizations.ts'
import * as signingIn from '#domain/staff/signing-in.ts'
import { openLimits } from '#http/limits.ts'
import { openPageCache } from '#http/page-cache.ts'
import { openProofs } from '#http/proof.ts'
import { routes } from '#http/routes.ts'
import { openAuth } from '#platform/auth.ts'
import { openLog } from '#platform/log.ts'
import { readSettings } from '#platform/settings.ts'
import { buildAssets } from '#ui/assets.ts'
import { mulberry } from './chance.ts'
import type { Ground, Plot } from './people-ground.ts'
import { type Figure, median } from './report.ts'
import { p95, timed } from './timing.ts'

const rounds = 200

/** A person's page as an organiser gets it, through the whole app: somebody else each time. */
export const personPage = (ground: Ground): Promise<Figure[]> => ground.populated((plot) => personPageOn(plot, ground.count))

export async function personPageOn({ db, url }: Pick<Plot, 'db' | 'url'>, count: number): Promise<Figure[]> {
  const read = readSettings({ DATABASE_URL: url, COMMONWEAL_HOME: join(tmpdir(), 'commonweal-bench', 'home'), LOG_LEVEL: 'silent' })
  if (!read.ok) throw new Error(read.wrong.join(' '))
  const [settings, key] = [read.settings, 'a key for benches only']
  const jurisdiction = await jurisdictionNamed('massachusetts')
  const assets = await buildAssets(join(settings.COMMONWEAL_HOME, 'assets'))
  const app = createApp({ db, settings, log: openLog(settings), atlas: () => ({ jurisdiction }), limits: openLimits(), proofs: openProofs(key), assets, cache: openPageCache(), cookieKey: key })
  if (!await organizations.find(db)) await organizations.introduce(db, { name: 'Bench', motto: '', email: 'bench@mail.example', postal: '', small_print: '', brand_hue: 150, brand_chroma: 0.1, paper_hue: 90 })
  await db.insertInto('users').values({ name: 'Priya', email: 'priya@mail.example', role: 'organiser' }).execute()
  const cookies = await signingIn.signIn(openAuth({ db, key, settings }), 'priya@mail.example', 'bench')
  const headers = { cookie: (cookies ?? []).map((cookie) => cookie.split(';')[0]).join('; ') }

  const chance = mulberry(3)
  const times: number[] = []
  for (let round = -20; round < rounds; round++) {
    const id = 1 + Math.floor(chance() * count)
    const took = await timed(async () => {
      const answer = await app.request(routes.office.person.href({ id }), { headers })
      if (answer.status !== 200) throw new Error(`the page of person ${id} was answered with ${answer.status}`)
      await answer.text()
    })
    if (round >= 0) times.push(took)
  }
  return [{ name: 'person page', value: median(times), unit: 'ms (median)' }, { name: 'person page, slowest of twenty', value: p95(times), unit: 'ms (p95)' }]
}
