import { randomBytes } from 'node:crypto'
import type { Actor } from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import { namesOf, thingOf } from '#domain/newsletter/archive.ts'
import { type Block, mostBlocks } from '#domain/newsletter/blocks.ts'
import * as changes from '#domain/newsletter/changes.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import { excerpt, plain } from '#engines/texts/plain.ts'

/** What a block says, without its number: a new one gets its own. */
export type Words = { [Kind in Block['kind']]: Omit<Extract<Block, { kind: Kind }>, 'id'> }[Block['kind']]
/** `meanwhile`: somebody else has changed the letter since, or it is no draft any more; `gone`: that block is not in it. */
export type Refusal = 'meanwhile' | 'gone' | 'full'
type Which = { id: number; version: number }
type At = Which & { block: string }
type Arranged = { act: changes.Change['act']; block: Block; blocks: Block[] }

/** At the end, or `below` a block. */
export async function add(db: Db, actor: Actor, which: Which, words: Words, below?: string): Promise<'done' | Refusal> {
  return arrange(db, actor, which, (blocks) => {
    if (blocks.length >= mostBlocks) return 'full'
    const above = blocks.findIndex(({ id }) => id === below)
    const block = numbered(words)
    return { act: 'add', block, blocks: blocks.toSpliced(above < 0 ? blocks.length : above + 1, 0, block) }
  })
}

export async function change(db: Db, actor: Actor, which: At, words: Words): Promise<'done' | Refusal> {
  const block = { ...words, id: which.block }
  return arrange(db, actor, which, (blocks) => at(blocks, which, (found) => ({ act: 'change', block, blocks: blocks.with(found, block) })))
}

/** One place towards the beginning or the end; at the end of its way, nothing happens. */
export async function move(db: Db, actor: Actor, which: At, towards: 'beginning' | 'end'): Promise<'done' | Refusal> {
  return arrange(db, actor, which, (blocks) => at(blocks, which, (from, block) => put(blocks, { block, from, to: from + (towards === 'beginning' ? -1 : 1) })))
}

/** To a place, counted from 0. */
export async function place(db: Db, actor: Actor, which: At, to: number): Promise<'done' | Refusal> {
  return arrange(db, actor, which, (blocks) => at(blocks, which, (from, block) => put(blocks, { block, from, to })))
}

export async function remove(db: Db, actor: Actor, which: At): Promise<'done' | Refusal> {
  return arrange(db, actor, which, (blocks) => at(blocks, which, (one, block) => ({ act: 'remove', block, blocks: blocks.toSpliced(one, 1) })))
}

/** Says something else above the blocks. */
export async function reword(db: Db, actor: Actor, which: Which, words: Partial<Omit<mailings.Words, 'blocks'>>): Promise<'done' | Refusal> {
  return onDraft(db, which, (tx, draft) => changes.make(tx, actor, draft, { act: 'reword', kind: null, named: '' }, words))
}

export const numbered = (words: Words): Block => ({ ...words, id: randomBytes(5).toString('hex') })

async function arrange(db: Db, actor: Actor, which: Which, anew: (blocks: Block[]) => Arranged | Refusal): Promise<'done' | Refusal> {
  return onDraft(db, which, async (tx, draft) => {
    const arranged = anew(draft.blocks)
    if (typeof arranged === 'string') return arranged
    const { act, block, blocks } = arranged
    return changes.make(tx, actor, draft, { act, kind: block.kind, named: await nameOf(tx, block) }, { blocks })
  })
}

async function onDraft(db: Db, { id, version }: Which, work: (tx: Db, draft: mailings.Mailing) => Promise<'done' | Refusal>): Promise<'done' | Refusal> {
  return together(db, async (tx) => {
    const draft = await mailings.find(tx, id)
    return draft?.version === version && draft.stage === 'draft' ? work(tx, draft) : 'meanwhile'
  })
}

function at(blocks: readonly Block[], { block }: At, arranged: (found: number, block: Block) => Arranged): Arranged | Refusal {
  const found = blocks.findIndex(({ id }) => id === block)
  const one = blocks[found]
  return one ? arranged(found, one) : 'gone'
}

function put(blocks: readonly Block[], { block, from, to: asked }: { block: Block; from: number; to: number }): Arranged {
  const to = Math.max(0, Math.min(asked, blocks.length - 1))
  return { act: to < from ? 'move up' : 'move down', block, blocks: blocks.toSpliced(from, 1).toSpliced(to, 0, block) }
}

/** Its words, how they begin, or the title of what it shows, as far as everybody may see that: for whoever reads later what was done. */
async function nameOf(tx: Db, block: Block): Promise<string> {
  if ('words' in block) return block.words
  if (block.kind === 'text') return excerpt(plain(block.html), 80)
  const thing = thingOf(block)
  return thing ? (await namesOf(tx, [block])).get(`${thing.kind} ${thing.ref}`)?.title.slice(0, 300) ?? '' : ''
}
