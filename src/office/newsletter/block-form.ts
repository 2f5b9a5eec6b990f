import { z } from 'zod'
import type { Block, BlockKind } from '#domain/newsletter/blocks.ts'
import type { Words } from '#domain/newsletter/composing.ts'
import type { Picture } from '#domain/content/pictures.ts'
import { linkAt, textOf } from '#engines/letters/texts.ts'
import { plain } from '#engines/texts/plain.ts'
import { checkForm, type Form, type Given, refuse } from '#http/form.ts'
import { kindsInOrder } from '#ui/mailing-words.ts'

export const kindShape = z.enum(kindsInOrder)
type Option = { id: number; words: string }
/** What a block may show, and the segments it may be for. */
export type Choices = { things: Option[]; segments: Option[]; pictures: Picture[] }

const blockForm = z.object({
  words: z.string().trim().max(200, 'At most 200 letters.').transform((text) => text.replace(/\s+/g, ' ')).default(''),
  html: z.string().max(40_000, 'That is longer than a letter can be.').default(''),
  href: z.string().trim().max(2000).default(''),
  which: z.string().default(''),
  only: z.string().default(''),
})

const asks: Record<'action' | 'event' | 'story' | 'resource' | 'picture', string> = {
  action: 'Choose an action of the list.', event: 'Choose an event of the list.', story: 'Choose a story of the list.', resource: 'Choose a resource of the list.',
  picture: 'Choose a picture of the shelf.',
}

/** What was typed for a block of this kind, of what may be chosen. */
export function readBlock(given: Given, kind: BlockKind, { things, segments, pictures }: Choices, origin: string): Form<Words> {
  const form = checkForm(given, blockForm)
  if (!form.ok) return form
  const { words, html, href, which, only: typed } = form.values
  const only = segments.find(({ id }) => String(id) === typed)?.id ?? null
  if (typed && only === null) return refuse(given, 'only', 'That segment is gone. Choose another, or everybody.')
  const ok = (values: Words): Form<Words> => ({ ok: true, values })
  switch (kind) {
    case 'heading': case 'near': case 'legislators': return words ? ok({ kind, only, words }) : refuse(given, 'words', 'Say it in a line.')
    case 'text': {
      const kept = textOf(html)
      return plain(kept) ? ok({ kind, only, html: kept }) : refuse(given, 'html', 'Write a few words.')
    }
    case 'button': {
      if (!words) return refuse(given, 'words', 'Say on the button what it does.')
      return linkAt(href, origin) ? ok({ kind, only, words, href }) : refuse(given, 'href', 'Write where it leads: https:// and an address, or / and a page of this site.')
    }
    case 'picture': {
      const picture = pictures.find(({ id }) => String(id) === which)?.id
      if (picture === undefined) return refuse(given, 'which', asks.picture)
      return !href || linkAt(href, origin) ? ok({ kind, only, picture, href }) : refuse(given, 'href', 'Write where it leads: https:// and an address, or / and a page of this site. Or leave it empty.')
    }
    case 'action': case 'event': case 'story': case 'resource': {
      const thing = things.find(({ id }) => String(id) === which)?.id
      return thing === undefined ? refuse(given, 'which', asks[kind]) : ok(showing(kind, only, thing))
    }
  }
}

function showing(kind: 'action' | 'event' | 'story' | 'resource', only: number | null, id: number): Words {
  if (kind === 'action') return { kind, only, action: id }
  if (kind === 'event') return { kind, only, event: id }
  return kind === 'story' ? { kind, only, story: id } : { kind, only, resource: id }
}

/** The number of what it shows. */
export function shownBy(block: Block): number | undefined {
  if (block.kind === 'action') return block.action
  if (block.kind === 'event') return block.event
  if (block.kind === 'story') return block.story
  if (block.kind === 'resource') return block.resource
  return block.kind === 'picture' ? block.picture : undefined
}

export const givenFrom = (block: Block): Given => ({
  words: 'words' in block ? block.words : '', html: block.kind === 'text' ? block.html : '', href: 'href' in block ? block.href : '',
  which: String(shownBy(block) ?? ''), only: block.only === null ? '' : String(block.only),
})
/** What stands in a new one. */
export const givenFor = (kind: BlockKind): Given => ({ words: kind === 'near' ? 'What is on near you' : kind === 'legislators' ? 'Your legislators' : '' })
