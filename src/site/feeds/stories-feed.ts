import type { Context } from 'hono'
import type { Pictured } from '#domain/content/stories.ts'
import { type Entry, type Picture, tagUri } from '#engines/feeds/feed.ts'
import { escapeValue } from '#engines/texts/entities.ts'
import { read } from '#engines/texts/pieces.ts'
import type { Env } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { answerFeed, type Format } from '#site/feeds/answer-feed.ts'
import { srcOf } from '#ui/picture.tsx'
import { storyKinds } from '#ui/story-words.ts'

type Told = Pictured & { updated_at: Date }
/** `name` never changes, whatever becomes of the address; `home` is the page that shows the same to people. */
type Of = { name: string; title: string; home: string; told: Told[] }

/** Stories as a feed, for readers of either format. */
export function storiesFeed(c: Context<Env>, format: Format, { name, title, home, told }: Of) {
  const { frame } = c.var
  const updated = told.reduce((latest, { updated_at }) => (updated_at > latest ? updated_at : latest), new Date(0))
  const host = new URL(frame.origin).host
  return answerFeed(c, format, { name, title, home, updated, entries: told.map((story) => entryOf(story, host, frame.origin)) })
}

/** An id goes by the story's number, which stays when its address changes. */
function entryOf(story: Told, host: string, origin: string): Entry {
  const published = story.published_at ?? story.updated_at
  const picture = story.picture ? { ...story.picture, address: origin + srcOf(story.picture) } : undefined
  return {
    id: tagUri(host, '2026', `stories/${story.id}`),
    title: story.title,
    address: origin + routes.site.story.href(story),
    summary: story.lede,
    picture,
    html: (picture ? imageOf(picture) : '') + read(story.body, origin).everyone.flatMap((piece) => (piece.kind === 'words' ? [piece.html] : [])).join(''),
    author: story.author,
    category: story.kicker || storyKinds[story.kind],
    published,
    updated: story.updated_at,
  }
}

const imageOf = ({ address, alt, width, height }: Picture) => `<p><img src="${escapeValue(address)}" alt="${escapeValue(alt)}" width="${width}" height="${height}"></p>`
