import { renderToString } from 'preact-render-to-string'
import { type Archived, type Names, thingOf } from '#domain/newsletter/archive.ts'
import type { Block } from '#domain/newsletter/blocks.ts'
import { type Entry, tagUri } from '#engines/feeds/feed.ts'
import { linkAt, textOf } from '#engines/letters/texts.ts'
import { routes } from '#http/routes.ts'
import { findableKinds } from '#ui/findable-kinds.ts'

/** A letter in a feed: its words, and what it tells of by name, links in full. */
export function entryOf({ id, title, preview, sender_name, out_at, blocks }: Archived, names: Names, origin: string): Entry {
  return {
    id: tagUri(new URL(origin).host, '2026', `letters/${id}`), title, address: origin + routes.site.newsletterLetter.href({ id }), summary: preview, author: sender_name, category: '',
    html: renderToString(<>{blocks.map((block) => said(block, names, origin))}</>), published: out_at, updated: out_at,
  }
}

function said(block: Block, names: Names, origin: string) {
  if (block.kind === 'heading') return <h2>{block.words}</h2>
  if (block.kind === 'text') return <div dangerouslySetInnerHTML={{ __html: textOf(block.html, (href) => linkAt(href, origin)) }} />
  if (block.kind === 'button') {
    const href = linkAt(block.href, origin)
    return href ? <p><a href={href}>{block.words}</a></p> : null
  }
  const about = thingOf(block)
  const thing = about && names.get(`${about.kind} ${about.ref}`)
  const kind = thing && findableKinds.get(thing.kind)
  return thing && kind ? <p><a href={origin + kind.route.href(thing)}>{thing.title}</a></p> : null
}
