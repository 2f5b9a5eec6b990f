import type { Block } from '#domain/newsletter/blocks.ts'
import type { Contents } from '#domain/newsletter/contents.ts'
import type { Reader } from '#domain/newsletter/reader.ts'
import { isConstituent } from '#engines/letters/constituents.ts'

/** What a letter knows of whoever reads it. */
export type Known = Pick<Reader, 'given_name' | 'name' | 'place_id' | 'districts' | 'segments'>
/** A stretch of the letter that only some get, and who. */
export type Condition = { name: string; holds: (reader: Known) => boolean }

/** Somebody of whom we know nothing: also how a letter reads in public. */
export const stranger: Known = { given_name: '', name: '', place_id: null, districts: {}, segments: [] }

/**
 * The stretches in which each block stands, the outermost first: of a segment, of an action's targets, and for a heading that it heads anything that its
 * reader gets. A block that has nothing to show, and a heading with nothing below it, are not among them.
 */
export function conditionsOf(blocks: readonly Block[], contents: Contents): Map<string, Condition[]> {
  const shown = blocks.filter((block) => !contents.missing.has(block.id))
  const own = new Map(shown.map((block) => [block.id, ownOf(block, contents)]))
  const below = headedBy(blocks, own)
  return new Map(shown.flatMap((block) => {
    const conditions = own.get(block.id) ?? []
    if (block.kind !== 'heading') return [[block.id, conditions] as const]
    const under = below.get(block.id)
    if (!under) return [[block.id, conditions] as const]
    if (under.length === 0) return []
    if (under.some((one) => one.length === 0)) return [[block.id, conditions] as const]
    return [[block.id, [...conditions, { name: `heading-${block.id}`, holds: (reader: Known) => under.some((one) => all(one, reader)) }]] as const]
  }))
}

export const all = (conditions: readonly Condition[], reader: Known) => conditions.every(({ holds }) => holds(reader))

function ownOf(block: Block, { constituents }: Contents): Condition[] {
  const { id, only } = block
  const target = block.kind === 'action' ? constituents.get(block.action) : undefined
  return [
    ...(only === null ? [] : [{ name: `only-${id}`, holds: ({ segments }: Known) => segments.includes(only) }]),
    ...(target === undefined || target === 'everybody' ? [] : [{ name: `targets-${id}`, holds: ({ districts }: Known) => isConstituent(target, districts) }]),
  ]
}

/** The conditions of what stands below each heading up to the next; nothing said of a heading that ends the letter or stands right before another. */
function headedBy(blocks: readonly Block[], own: ReadonlyMap<string, Condition[]>): Map<string, Condition[][]> {
  const below = new Map<string, Condition[][]>()
  let heading: string | undefined
  for (const { id, kind } of blocks) {
    if (kind === 'heading') heading = id
    else if (heading) {
      const conditions = own.get(id)
      below.set(heading, [...below.get(heading) ?? [], ...(conditions ? [conditions] : [])])
    }
  }
  return below
}
