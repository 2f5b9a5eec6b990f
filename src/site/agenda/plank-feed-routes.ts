import type { Context } from 'hono'
import * as plankStories from '#domain/agenda/plank-stories.ts'
import * as planks from '#domain/agenda/planks.ts'
import * as stories from '#domain/content/stories.ts'
import { type Env, room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import type { Format } from '#site/feeds/answer-feed.ts'
import { storiesFeed } from '#site/feeds/stories-feed.ts'

/** What is told of a plank, for whoever follows that issue alone. */
export const plankFeedRoutes = room()
plankFeedRoutes.get(routes.site.plankAtom.pattern, (c) => feed(c, 'atom'))
plankFeedRoutes.get(routes.site.plankJson.pattern, (c) => feed(c, 'json'))

async function feed(c: Context<Env>, format: Format) {
  const { db, frame } = c.var
  const plank = await planks.findPublished(db, c.req.param('slug') ?? '')
  if (!plank) return c.notFound()
  const told = await stories.told(db, { ids: await plankStories.idsOf(db, plank.id) })
  return storiesFeed(c, format, { name: `planks/${plank.id}`, title: `${plank.title}, ${frame.organization.name}`, home: routes.site.stories.href({}, { plank: plank.slug }), told })
}
