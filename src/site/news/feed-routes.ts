import type { Context } from 'hono'
import { z } from 'zod'
import * as stories from '#domain/content/stories.ts'
import { atom } from '#engines/feeds/atom.ts'
import { type Entry, type Feed, tagUri } from '#engines/feeds/feed.ts'
import { jsonFeed } from '#engines/feeds/json-feed.ts'
import { read } from '#engines/texts/pieces.ts'
import { type Env, room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { storyKinds } from '#ui/story-words.ts'

const kindShape = z.enum(['statewide', 'local', 'election', 'perspective'])
const formats = { atom: ['application/atom+xml; charset=utf-8', atom], json: ['application/feed+json; charset=utf-8', jsonFeed] } as const
const formatShape = z.enum(['atom', 'json'])
type Asked = { format: z.output<typeof formatShape>; kind?: stories.StoryKind }

export const feedRoutes = room()
feedRoutes.get(routes.site.newsAtom.pattern, (c) => feed(c, { format: 'atom' }))
feedRoutes.get(routes.site.newsJson.pattern, (c) => feed(c, { format: 'json' }))
feedRoutes.get(routes.site.newsKindFeed.pattern, (c) => {
  const [format, kind] = [formatShape.safeParse(c.req.param('format')), kindShape.safeParse(c.req.param('kind'))]
  return format.success && kind.success ? feed(c, { format: format.data, kind: kind.data }) : c.notFound()
})

async function feed(c: Context<Env>, { format, kind }: Asked) {
  const { db, frame } = c.var
  const told = await stories.told(db, { kind })
  const updated = told.reduce((latest, { updated_at }) => (updated_at > latest ? updated_at : latest), new Date(0))
  const [type, write] = formats[format]
  const host = new URL(frame.origin).host
  const whole: Feed = {
    id: tagUri(host, '2026', ['news', kind].filter(Boolean).join('/')),
    title: [frame.organization.name, kind && storyKinds[kind]].filter(Boolean).join(': '),
    home: frame.origin + routes.site.stories.href({}, { kind }),
    self: frame.origin + frame.path,
    updated,
    entries: told.map((story) => entryOf(story, host, frame.origin)),
  }
  return c.body(write(whole, frame.organization.name), 200, { 'content-type': type, 'last-modified': updated.toUTCString() })
}

/** An id goes by the story's number, which stays when its address changes. */
function entryOf(story: Awaited<ReturnType<typeof stories.told>>[number], host: string, origin: string): Entry {
  const published = story.published_at ?? story.updated_at
  return {
    id: tagUri(host, '2026', `stories/${story.id}`),
    title: story.title,
    address: origin + routes.site.story.href(story),
    summary: story.lede,
    html: read(story.body, origin).everyone.flatMap((piece) => (piece.kind === 'words' ? [piece.html] : [])).join(''),
    author: story.author,
    category: story.kicker || storyKinds[story.kind],
    published,
    updated: story.updated_at,
  }
}
