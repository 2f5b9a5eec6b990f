import * as signingIn from '#domain/staff/signing-in.ts'
import { routes } from '#http/routes.ts'
import { openAuth } from '#platform/auth.ts'
import { appOn } from './app-on.ts'
import { mulberry } from './chance.ts'
import type { Ground, Plot } from './people-ground.ts'
import { type Figure, median } from './report.ts'
import { p95, timed } from './timing.ts'

const rounds = 200

/** A person's page as an organiser gets it, through the whole app: somebody else each time. */
export const personPage = (ground: Ground): Promise<Figure[]> => ground.populated((plot) => personPageOn(plot, ground.count))

export async function personPageOn(plot: Pick<Plot, 'db' | 'url'>, count: number): Promise<Figure[]> {
  const { db } = plot
  const { app, settings, key } = await appOn(plot)
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
