import * as publishing from '#domain/actions/publishing.ts'
import * as coalitions from '#domain/agenda/coalitions.ts'
import * as plankResources from '#domain/agenda/plank-resources.ts'
import * as plankStories from '#domain/agenda/plank-stories.ts'
import * as planks from '#domain/agenda/planks.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as stories from '#domain/content/stories.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { CoalitionPage } from '#site/agenda/coalition-page.tsx'
import { CoalitionsPage } from '#site/agenda/coalitions-page.tsx'
import { PlankPage } from '#site/agenda/plank-page.tsx'
import { PlatformPage } from '#site/agenda/platform-page.tsx'
import { resourcesHere } from '#site/texts/resources-here.ts'
import { shownHere } from '#site/texts/shown-here.ts'

export const agendaRoutes = room()

agendaRoutes.get(routes.site.platform.pattern, async (c) => {
  return show(c, <PlatformPage frame={c.var.frame} agendas={await planks.platform(c.var.db)} />)
})

agendaRoutes.get(routes.site.plank.pattern, async (c) => {
  const { db, frame } = c.var
  const plank = await planks.findPublished(db, c.req.param('slug'))
  if (!plank) return c.notFound()
  const [events, position, why, actions, partners, told, resources] = await Promise.all([
    listing.list(db, { plankId: plank.id }, { from: new Date(), limit: 4 }), shownHere(c, plank.position), shownHere(c, plank.why),
    publishing.liveOfPlank(db, plank), coalitions.ofPlank(db, plank), plankStories.idsOf(db, plank.id).then((ids) => stories.withIds(db, ids)),
    plankResources.idsOf(db, plank).then((ids) => resourcesHere(c, ids)),
  ])
  return show(c, <PlankPage frame={frame} plank={plank} position={position} why={why} actions={actions} coalitions={partners} stories={told} resources={resources} events={events} />)
})

agendaRoutes.get(routes.site.coalitions.pattern, async (c) => {
  return show(c, <CoalitionsPage frame={c.var.frame} coalitions={await coalitions.list(c.var.db)} />)
})

agendaRoutes.get(routes.site.coalition.pattern, async (c) => {
  const coalition = await coalitions.findPublic(c.var.db, c.req.param('slug'))
  return coalition ? show(c, <CoalitionPage frame={c.var.frame} coalition={coalition} />) : c.notFound()
})
