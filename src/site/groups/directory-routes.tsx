import { z } from 'zod'
import * as groups from '#domain/groups/groups.ts'
import * as links from '#domain/groups/links.ts'
import * as starterKit from '#domain/groups/starter-kit.ts'
import * as places from '#domain/legislature/places.ts'
import { room } from '#http/context.ts'
import { readGiven } from '#http/form.ts'
import { passing } from '#http/gate.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { GroupsPage } from '#site/groups/groups-page.tsx'
import { placed, townsDrawn } from '#site/groups/nearness.ts'
import { StarterKitPage } from '#site/groups/starter-kit-page.tsx'

const kindShape = z.enum(['chapter', 'local-group', 'ally', 'standing-team', 'action-team']).optional().catch(undefined)
const point = z.object({ lat: z.coerce.number().min(-90).max(90), lon: z.coerce.number().min(-180).max(180) })

export const directoryRoutes = room()

/** Near a town that is named, or else near the one that this browser remembers. */
directoryRoutes.get(routes.site.groups.pattern, async (c) => {
  const { db, frame, visitor } = c.var
  const ask = (name: string) => c.req.query(name)?.trim().slice(0, 100) || undefined
  const asked = { words: ask('words'), kind: kindShape.parse(ask('kind')), town: ask('town'), closed: ask('closed') === 'yes' }
  const [towns, named] = await Promise.all([places.list(db), asked.town ? places.named(db, asked.town) : []])
  const near = named.length === 1 ? named[0] : asked.town ? undefined : towns.find(({ id }) => id === visitor.place?.id)
  const found = await placed(db, c.var.atlas(), await groups.list(db, asked), near?.id)
  const unsure = asked.town && named.length !== 1 ? { town: asked.town, several: namesOf(named), lost: false } : undefined
  const trouble = unsure ?? (ask('lost') ? { town: '', several: [], lost: true } : undefined)
  return show(c, (
    <GroupsPage frame={frame} found={found} asked={asked} near={near?.display_name} trouble={trouble} towns={towns} drawn={townsDrawn(c.var.atlas().districts)} />
  ))
})

const namesOf = (towns: places.Place[]) => towns.map(({ display_name }) => display_name)

/** A point from the browser, used here, in memory, and let go: only the town's name goes into the address. */
directoryRoutes.post(routes.site.groupsNear.pattern, async (c) => {
  const given = await readGiven(c)
  const here = point.safeParse(given)
  if (!here.success || await passing(c, 'lookUps', given.proof) !== 'open') return c.redirect(routes.site.groups.href({}, { lost: 'yes' }), 303)
  const [lies] = c.var.atlas().districts?.at(here.data.lon, here.data.lat).filter(({ layer }) => layer === 'place').flatMap(({ candidates }) => candidates) ?? []
  const town = lies && await places.find(c.var.db, lies)
  return c.redirect(routes.site.groups.href({}, town ? { town: town.display_name } : { lost: 'yes' }), 303)
})

directoryRoutes.get(routes.site.starterKit.pattern, async (c) => show(c, <StarterKitPage frame={c.var.frame} links={links.read(await starterKit.find(c.var.db))} />))
