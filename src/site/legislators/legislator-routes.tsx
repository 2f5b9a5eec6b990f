import * as publishing from '#domain/actions/publishing.ts'
import * as addressed from '#domain/actions/addressed.ts'
import * as officials from '#domain/legislature/officials.ts'
import * as places from '#domain/legislature/places.ts'
import * as parts from '#domain/legislature/parts.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { districtMap } from '#site/legislators/district-map.ts'
import { LegislatorPage } from '#site/legislators/legislator-page.tsx'
import { LegislatorsPage } from '#site/legislators/legislators-page.tsx'

export const legislatorRoutes = room()

legislatorRoutes.get(routes.site.legislators.pattern, async (c) => {
  const { db, frame } = c.var
  const asked = { name: c.req.query('name')?.trim().slice(0, 100), office: c.req.query('office')?.slice(0, 60), town: c.req.query('town')?.trim().slice(0, 100) }
  const towns = asked.town ? await places.named(db, asked.town) : []
  const theirs = await Promise.all(towns.map(({ id }) => parts.ofPlace(db, id, layersOf(c.var.atlas().jurisdiction))))
  const districts = theirs.flat().flatMap((part) => Object.values(part.districts))
  const found = await officials.list(db, { name: asked.name, office: asked.office, districts: asked.town ? districts : undefined })
  const offices = c.var.atlas().jurisdiction.posts.map(({ key, title }) => ({ key, title }))
  return show(c, <LegislatorsPage frame={frame} found={found} asked={asked} offices={offices} towns={(await places.list(db)).map(({ display_name }) => display_name)} />)
})

legislatorRoutes.get(routes.site.legislator.pattern, async (c) => {
  const { db, frame } = c.var
  const official = await officials.find(db, c.req.param('slug'))
  if (!official) return c.notFound()
  const addressing = await addressed.toOfficial(db, await publishing.listLive(db), official)
  const [term] = official.terms
  const towns = term ? await places.ofDistrict(db, term.district_id) : []
  return show(c, <LegislatorPage frame={frame} official={official} addressing={addressing} towns={towns} map={districtMap(c.var.atlas(), official)} />)
})

const layersOf = ({ layers }: { layers: { key: string }[] }) => layers.map(({ key }) => key).filter((key) => key !== 'place')
