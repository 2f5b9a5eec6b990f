import type { Context } from 'hono'
import * as stories from '#domain/content/stories.ts'
import * as groups from '#domain/groups/groups.ts'
import * as tellings from '#domain/groups/tellings.ts'
import { type Env, room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import type { Format } from '#site/feeds/answer-feed.ts'
import { storiesFeed } from '#site/feeds/stories-feed.ts'

/** What happens with a group, for whoever follows it alone. */
export const groupFeedRoutes = room()
groupFeedRoutes.get(routes.site.groupAtom.pattern, (c) => feed(c, 'atom'))
groupFeedRoutes.get(routes.site.groupJson.pattern, (c) => feed(c, 'json'))

async function feed(c: Context<Env>, format: Format) {
  const { db, frame } = c.var
  const group = await groups.findBySlug(db, c.req.param('slug') ?? '')
  if (!group || !groups.isPublic(group)) return c.notFound()
  const told = await stories.told(db, { ids: await tellings.idsOf(db, [group.id]) })
  return storiesFeed(c, format, { name: `groups/${group.id}`, title: `${group.name}, ${frame.organization.name}`, home: routes.site.group.href(group), told })
}
