import { z } from 'zod'
import { escapeValue } from '#engines/texts/entities.ts'
import { pageOfFrame, webLinkOf } from '#engines/texts/links.ts'

/**
 * Something alive in a text, kept as an empty figure with one attribute, `data-action="warm-homes"`, and drawn when the page is:
 * an action, an event, a picture, a link as a card, or the line below which only members read. A new kind of block is a new line here.
 */
export type Mark = { name: 'action' | 'event' | 'picture' | 'link' | 'members'; value: string }

const slugIn = (value: string) => (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) && value.length <= 120 ? value : undefined)

const shapes: Record<Mark['name'], (value: string) => string | undefined> = {
  action: slugIn,
  event: slugIn,
  picture: (value) => (/^[1-9]\d{0,14}$/.test(value) ? value : undefined),
  link: (value) => webLinkOf(value),
  members: () => 'below',
}
const names = ['action', 'event', 'picture', 'link', 'members'] as const
const attachment = z.object({ contentType: z.string(), value: z.string().max(2000).default('') })
const ours = /^application\/vnd\.commonweal\.(\w+)$/

export const isMarkName = (name: string): name is Mark['name'] => names.some((known) => known === name)

/** The mark that an element is, as we keep it, as the editor holds it (`data-trix-attachment`), or as the frame of another site. */
export function markOf(tag: string, attributes: Readonly<Record<string, string>>): Mark | undefined {
  if (tag === 'iframe') return mark('link', pageOfFrame(attributes.src))
  if (tag !== 'figure') return undefined
  const held = attributes['data-trix-attachment']
  if (held !== undefined) return fromEditor(held)
  const name = names.find((known) => attributes[`data-${known}`] !== undefined)
  return name && mark(name, attributes[`data-${name}`])
}

export const writeMark = ({ name, value }: Mark) => `<figure data-${name}="${escapeValue(value)}"></figure>`

function mark(name: Mark['name'], value: string | undefined): Mark | undefined {
  const fit = value === undefined ? undefined : shapes[name](value)
  return fit === undefined ? undefined : { name, value: fit }
}

function fromEditor(held: string): Mark | undefined {
  try {
    const { contentType, value } = attachment.parse(JSON.parse(held))
    const [, name = ''] = ours.exec(contentType) ?? []
    return isMarkName(name) ? mark(name, value) : undefined
  } catch {
    return undefined
  }
}
