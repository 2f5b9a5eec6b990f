import type { Context } from 'hono'
import { mostPlaces, siteMap, siteMapIndex } from '#engines/feeds/site-map.ts'
import { type Env, room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import * as findables from '#platform/findables.ts'
import { findableKinds } from '#ui/findable-kinds.ts'

export const siteMapRoutes = room()

/** Rooms that anybody may enter, besides what stands in them. */
const { home, actions, actionSubmission, find, legislators, groups, platform, coalitions, stories, newsletter } = routes.site
const { questions, whoWeAre, contact, helpCalls, volunteer, join, events, eventSubmission } = routes.site
const rooms = [home, actions, actionSubmission, find, legislators, groups, platform, coalitions, stories, newsletter, questions, whoWeAre, contact, helpCalls, volunteer, join, events, eventSubmission]
/** For one person alone, or for nobody's memory: there is nothing to be found. */
const closed = [routes.office.home, routes.site.account, routes.site.signIn, routes.site.search]

siteMapRoutes.get(routes.site.robots.pattern, (c) => {
  const lines = ['User-agent: *', ...closed.map((route) => `Disallow: ${route.href()}`), '', `Sitemap: ${c.var.frame.origin}${routes.site.siteMap.href()}`, '']
  return c.text(lines.join('\n'))
})

siteMapRoutes.get(routes.site.siteMap.pattern, async (c) => {
  const pieces = Math.ceil((await findables.count(c.var.db)) / size)
  if (pieces <= 1) return asXml(c, await mapOf(c, 0))
  return asXml(c, siteMapIndex(Array.from({ length: pieces }, (_one, piece) => ({ address: c.var.frame.origin + routes.site.siteMapPart.href({ number: piece + 1 }) }))))
})

siteMapRoutes.get(routes.site.siteMapPart.pattern, async (c) => {
  const number = c.req.param('number')
  const pieces = Math.ceil((await findables.count(c.var.db)) / size)
  return /^[1-9]\d{0,5}$/.test(number) && Number(number) <= pieces ? asXml(c, await mapOf(c, Number(number) - 1)) : c.notFound()
})

/** The rooms stand in the first map. What has a place on a page, and no page of its own, is found there. */
const size = mostPlaces - rooms.length

async function mapOf(c: Context<Env>, piece: number) {
  const { db, frame } = c.var
  const places = (await findables.listed(db, { size, piece })).flatMap(({ kind, slug, since }) => {
    const path = findableKinds.get(kind)?.route.href({ slug })
    return path && !path.includes('#') ? [{ address: frame.origin + path, since }] : []
  })
  return siteMap([...(piece === 0 ? rooms.map((route) => ({ address: frame.origin + route.href() })) : []), ...places])
}

const asXml = (c: Context<Env>, body: string) => c.body(body, 200, { 'content-type': 'application/xml; charset=utf-8' })
