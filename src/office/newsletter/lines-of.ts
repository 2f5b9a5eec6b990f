import * as segments from '#domain/audiences/segments.ts'
import type { Block } from '#domain/newsletter/blocks.ts'
import { type Contents, gather } from '#domain/newsletter/contents.ts'
import type { Mailing } from '#domain/newsletter/mailings.ts'
import { plain, excerpt } from '#engines/texts/plain.ts'
import type { Db } from '#platform/database.ts'

/** A block as the list of the office names it. `out`: it has nothing to show now. */
export type Line = { block: Block; title: string; only?: string; out: boolean }

/** The blocks of a letter by what they show now. */
export async function linesOf(db: Db, { blocks }: Pick<Mailing, 'blocks'>): Promise<Line[]> {
  const [contents, known] = await Promise.all([
    gather(db, { blocks: blocks.filter(({ kind }) => kind !== 'near' && kind !== 'legislators') }, new Date()),
    blocks.some(({ only }) => only !== null) ? segments.list(db) : [],
  ])
  return blocks.map((block) => ({
    block, title: titleOf(block, contents), out: contents.missing.has(block.id),
    only: block.only === null ? undefined : known.find(({ id }) => id === block.only)?.name ?? 'a segment that is gone',
  }))
}

function titleOf(block: Block, { actions, events, stories, resources, pictures }: Contents): string {
  switch (block.kind) {
    case 'heading': case 'button': case 'near': case 'legislators': return block.words
    case 'text': return excerpt(plain(block.html), 80)
    case 'picture': return pictures.get(block.picture)?.alt ?? ''
    case 'action': return actions.get(block.action)?.title ?? ''
    case 'event': return events.get(block.event)?.title ?? ''
    case 'story': return stories.get(block.story)?.title ?? ''
    case 'resource': return resources.get(block.resource)?.title ?? ''
  }
}
