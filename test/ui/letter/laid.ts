import { parseDocument } from 'htmlparser2'
import type { Laid } from '#engines/letters/places.ts'
import { filled } from '#engines/letters/places.ts'
import type { Known } from '#ui/letter/conditions.ts'
import { fillerFor } from '#ui/letter/filler.ts'
import { blocksWith, contentsWith, sheet } from './made.ts'

type Node = ReturnType<typeof parseDocument>['children'][number]
export type Tag = { name: string; attributes: Record<string, string> }

/** Every element of a page, as a browser's parser sees it. */
export function tagsOf(html: string): Tag[] {
  const all = (nodes: readonly Node[]): Tag[] => nodes.flatMap((node) => ('name' in node && 'attribs' in node ? [{ name: node.name, attributes: node.attribs }, ...all(node.children)] : 'children' in node ? all(node.children) : []))
  return all(parseDocument(html).children)
}

/** The letter as this reader gets it. */
export function readBy(laid: Laid, reader: Known, words = 'Words', blocks = blocksWith(words)) {
  const filling = fillerFor({ blocks }, contentsWith(words), sheet)(reader, { unsubscribe: 'https://tidewater.example/unsubscribe/a.b?x=1&y=2' })
  return { html: filled(laid.html, 'html', filling), plain: filled(laid.plain, 'plain', filling), filling }
}
