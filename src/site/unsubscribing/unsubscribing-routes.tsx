import * as groups from '#domain/groups/groups.ts'
import * as unsubscribing from '#domain/people/unsubscribing.ts'
import type { Db } from '#platform/database.ts'
import { room } from '#http/context.ts'
import { type Given, readGiven } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { type Stopped, stopAll, stopThese, UnsubscribingPage } from '#site/unsubscribing/unsubscribing-page.tsx'
import { Trouble } from '#ui/trouble.tsx'

const { unsubscription } = routes.site
const foreign = { title: 'That link is not one of ours', sentence: 'Perhaps it was cut short on its way. Open it again from the foot of a letter, or answer the letter and say that you want no more.' }

/** Mail programs post here by themselves when their reader presses "unsubscribe" (RFC 8058); the token is all they bring, so no origin is asked for. */
export const unsubscribingRoutes = room()

unsubscribingRoutes.get(unsubscription.pattern, async (c) => {
  const { db, frame } = c.var
  const subscription = await unsubscribing.read(db, c.req.param('token'))
  if (!subscription) return show(c, <Trouble frame={frame} {...foreign} />, 404)
  return show(c, <UnsubscribingPage frame={frame} which={await lettersOf(db, subscription.list, frame.organization.name)} />)
})

unsubscribingRoutes.post(unsubscription.pattern, async (c) => {
  const { db, frame } = c.var
  const subscription = await unsubscribing.read(db, c.req.param('token'))
  if (!subscription) return show(c, <Trouble frame={frame} {...foreign} />, 404)
  const which = await lettersOf(db, subscription.list, frame.organization.name)
  const stopped: Stopped = (await readGiven(c).catch((): Given => ({}))).stop === 'all' ? 'all' : 'list'
  if (stopped === 'all') await unsubscribing.withdrawAll(db, subscription.personId, stopAll(frame.organization.name))
  else await unsubscribing.withdraw(db, subscription, stopThese(which))
  return show(c, <UnsubscribingPage frame={frame} which={which} done={stopped} />)
})

const named: Record<string, string> = { newsletter: 'the weekly letter', volunteering: 'calls for help' }

async function lettersOf(db: Db, list: string, organization: string): Promise<string> {
  const [, id] = /^group:(\d+)$/.exec(list) ?? []
  const group = id && (await groups.find(db, Number(id)))?.name
  return named[list] ?? `the letters from ${group || organization}`
}
