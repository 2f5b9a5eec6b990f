import type { Context } from 'hono'
import * as actionResources from '#domain/actions/action-resources.ts'
import * as publishing from '#domain/actions/publishing.ts'
import { layersFor } from '#domain/actions/targets.ts'
import * as listing from '#domain/calendar/listing.ts'
import { type Env, room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { ActionPage } from '#site/actions/action-page.tsx'
import { ActionsPage } from '#site/actions/actions-page.tsx'
import { doorsFor } from '#site/find/doors-for.ts'
import { resourcesHere } from '#site/texts/resources-here.ts'

export const actionRoutes = room()

actionRoutes.get(routes.site.actions.pattern, async (c) => {
  const { db, frame } = c.var
  const [live, closed] = await Promise.all([publishing.listLive(db), publishing.listClosed(db)])
  return show(c, <ActionsPage frame={frame} live={live} closed={closed} />)
})

actionRoutes.get(routes.site.action.pattern, async (c) => {
  const action = await publishing.findPublished(c.var.db, c.req.param('slug'))
  if (!action) return c.notFound()

  const doors = { ...doorsFor(c), slug: action.slug }
  const { db, frame } = c.var
  const [resources, events] = await Promise.all([actionResources.idsOf(db, action).then((ids) => resourcesHere(c, ids)), listing.list(db, { actionId: action.id }, { from: new Date(), limit: 3 })])
  const page = (
    <ActionPage frame={frame} action={action} closed={publishing.stageOf(action) === 'closed'} needsPlace={needsPlace(c, action)} doors={doors} resources={resources} events={events} />
  )
  return show(c, page)
})

/** Whether the visitor's districts are still to be found before we can say whom this action addresses. */
export function needsPlace(c: Context<Env>, action: Parameters<typeof layersFor>[0]) {
  const known = c.var.visitor.place?.districts ?? {}
  return layersFor(action).some((layer) => !known[layer])
}
