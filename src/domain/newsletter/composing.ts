import { randomBytes } from 'node:crypto'
import type { Db } from '#platform/database.ts'
import { type Block, mostBlocks } from '#domain/newsletter/blocks.ts'
import * as mailings from '#domain/newsletter/mailings.ts'

/** What a block says, without its number: a new one gets its own. */
export type Words = { [Kind in Block['kind']]: Omit<Extract<Block, { kind: Kind }>, 'id'> }[Block['kind']]
/** `meanwhile`: somebody else has changed the letter since, or it is no draft any more; `gone`: that block is not in it. */
export type Refusal = 'meanwhile' | 'gone' | 'full'
type Which = { id: number; version: number }
type At = Which & { block: string }

/** At the end, or `below` a block. */
export async function add(db: Db, which: Which, words: Words, below?: string): Promise<'done' | Refusal> {
  return arrange(db, which, (blocks) => {
    if (blocks.length >= mostBlocks) return 'full'
    const above = blocks.findIndex(({ id }) => id === below)
    return blocks.toSpliced(above < 0 ? blocks.length : above + 1, 0, numbered(words))
  })
}

export async function change(db: Db, which: At, words: Words): Promise<'done' | Refusal> {
  return arrange(db, which, (blocks) => at(blocks, which, (found) => blocks.with(found, { ...words, id: which.block })))
}

/** One place towards the beginning or the end. */
export async function move(db: Db, which: At, towards: 'beginning' | 'end'): Promise<'done' | Refusal> {
  return arrange(db, which, (blocks) => at(blocks, which, (from) => put(blocks, from, from + (towards === 'beginning' ? -1 : 1))))
}

/** To a place, counted from 0. */
export async function place(db: Db, which: At, to: number): Promise<'done' | Refusal> {
  return arrange(db, which, (blocks) => at(blocks, which, (from) => put(blocks, from, to)))
}

export async function remove(db: Db, which: At): Promise<'done' | Refusal> {
  return arrange(db, which, (blocks) => at(blocks, which, (one) => blocks.toSpliced(one, 1)))
}

export const numbered = (words: Words): Block => ({ ...words, id: randomBytes(5).toString('hex') })

async function arrange(db: Db, { id, version }: Which, anew: (blocks: Block[]) => Block[] | Refusal): Promise<'done' | Refusal> {
  const mailing = await mailings.find(db, id)
  if (mailing?.version !== version) return 'meanwhile'
  const blocks = anew(mailing.blocks)
  if (typeof blocks === 'string') return blocks
  return await mailings.rewrite(db, id, version, { blocks }) ? 'done' : 'meanwhile'
}

function at(blocks: readonly Block[], { block }: At, arranged: (found: number) => Block[]): Block[] | Refusal {
  const found = blocks.findIndex(({ id }) => id === block)
  return found < 0 ? 'gone' : arranged(found)
}

function put(blocks: readonly Block[], from: number, to: number): Block[] {
  const moved = blocks.slice(from, from + 1)
  return blocks.toSpliced(from, 1).toSpliced(Math.max(0, Math.min(to, blocks.length - 1)), 0, ...moved)
}
