import type { Context } from 'hono'
import { atom } from '#engines/feeds/atom.ts'
import { type Feed, tagUri } from '#engines/feeds/feed.ts'
import { jsonFeed } from '#engines/feeds/json-feed.ts'
import type { Env } from '#http/context.ts'

/** `name` never changes, whatever becomes of the address; `home` is the page that shows the same to people. */
type Told = Pick<Feed, 'title' | 'home' | 'updated' | 'entries'> & { name: string }
export type Format = keyof typeof formats
const formats = { atom: ['application/atom+xml; charset=utf-8', atom], json: ['application/feed+json; charset=utf-8', jsonFeed] } as const

/** Answers with a feed, for readers of either format. */
export function answerFeed(c: Context<Env>, format: Format, { name, home, ...told }: Told) {
  const { frame } = c.var
  const [type, write] = formats[format]
  const whole: Feed = { id: tagUri(new URL(frame.origin).host, '2026', name), home: frame.origin + home, self: frame.origin + frame.path, ...told }
  return c.body(write(whole, frame.organization.name), 200, { 'content-type': type, 'last-modified': told.updated.toUTCString() })
}
