import type { Context } from 'hono'
import { z } from 'zod'
import * as stories from '#domain/content/stories.ts'
import { type Env, room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import type { Format } from '#site/feeds/answer-feed.ts'
import { storiesFeed } from '#site/feeds/stories-feed.ts'
import { storyKinds } from '#ui/story-words.ts'

const kindShape = z.enum(['statewide', 'local', 'election', 'perspective'])
const formatShape = z.enum(['atom', 'json'])

export const feedRoutes = room()
feedRoutes.get(routes.site.newsAtom.pattern, (c) => feed(c, 'atom'))
feedRoutes.get(routes.site.newsJson.pattern, (c) => feed(c, 'json'))
feedRoutes.get(routes.site.newsKindFeed.pattern, (c) => {
  const [format, kind] = [formatShape.safeParse(c.req.param('format')), kindShape.safeParse(c.req.param('kind'))]
  return format.success && kind.success ? feed(c, format.data, kind.data) : c.notFound()
})

async function feed(c: Context<Env>, format: Format, kind?: stories.StoryKind) {
  return storiesFeed(c, format, {
    name: ['news', kind].filter(Boolean).join('/'),
    title: [c.var.frame.organization.name, kind && storyKinds[kind]].filter(Boolean).join(': '),
    home: routes.site.stories.href({}, { kind }),
    told: await stories.told(c.var.db, { kind }),
  })
}
