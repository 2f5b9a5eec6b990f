import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { inTurn, type Towards } from '#platform/order.ts'
import { together } from '#platform/together.ts'
import { type Arrangement, type Block, type BlockKind, blank, isRepeated, standing } from '#domain/content/home.ts'

/** `meanwhile`: the page is no longer as whoever asks saw it. `twice`: a block of that kind stands there. `full`: a hundred do. */
export type Refusal = 'meanwhile' | 'gone' | 'twice' | 'full'
export type Words = Partial<Omit<Block, 'kind'>>
/** A block of the arrangement that somebody looks at: 0 is the page as it comes. */
export type Which = { arrangement: number; ordinal: number }
type Change = { act: Arrangement['act']; block: Block; blocks: readonly Block[] }

/** Adds a block behind the others. */
export async function add(db: Db, actor: audit.Actor, arrangement: number, kind: BlockKind, words: Words = {}): Promise<'done' | Refusal> {
  const block = { ...blank, ...words, kind }
  return rearrange(db, actor, arrangement, (blocks) => {
    if (!isRepeated(kind) && blocks.some((other) => other.kind === kind)) return 'twice'
    return blocks.length < 100 ? { act: 'add', block, blocks: [...blocks, block] } : 'full'
  })
}

/** Says something else in it; its kind stays. */
export async function change(db: Db, actor: audit.Actor, { arrangement, ordinal }: Which, words: Words): Promise<'done' | Refusal> {
  return rearrange(db, actor, arrangement, (blocks, at) => {
    const was = blocks[at(ordinal)]
    if (!was) return 'gone'
    const block = { ...blank, ...words, kind: was.kind }
    return { act: 'change', block, blocks: blocks.with(at(ordinal), block) }
  })
}

export async function remove(db: Db, actor: audit.Actor, { arrangement, ordinal }: Which): Promise<'done' | Refusal> {
  return rearrange(db, actor, arrangement, (blocks, at) => {
    const block = blocks[at(ordinal)]
    return block ? { act: 'remove', block, blocks: blocks.toSpliced(at(ordinal), 1) } : 'gone'
  })
}

/** One place towards the beginning or the end; at the end of its way, nothing happens. */
export async function move(db: Db, actor: audit.Actor, which: Which, towards: Towards): Promise<'done' | Refusal> {
  return relocate(db, actor, which, (from) => from + (towards === 'beginning' ? -1 : 1))
}

/** To where the block now stands that has `to` others before it. */
export async function place(db: Db, actor: audit.Actor, which: Which, to: number): Promise<'done' | Refusal> {
  return relocate(db, actor, which, () => to)
}

async function relocate(db: Db, actor: audit.Actor, { arrangement, ordinal }: Which, whereTo: (from: number) => number): Promise<'done' | Refusal> {
  return rearrange(db, actor, arrangement, (blocks, at) => {
    const from = at(ordinal)
    const block = blocks[from]
    if (!block) return 'gone'
    const to = Math.max(0, Math.min(whereTo(from), blocks.length - 1))
    return { act: to < from ? 'move up' : 'move down', block, blocks: blocks.toSpliced(from, 1).toSpliced(to, 0, block) }
  })
}

/** Takes the arrangement that stands away: the one before it stands again, or the page as it comes. Undefined when it is another by now. */
export async function undo(db: Db, actor: audit.Actor, arrangement: number): Promise<Arrangement | undefined> {
  return together(db, async (tx) => {
    await inTurn(tx, 'home_arrangements')
    const { last } = await standing(tx)
    if (last?.id !== arrangement) return undefined
    await tx.deleteFrom('home_arrangements').where('id', '=', arrangement).execute()
    await audit.record(tx, actor, { act: `undo: ${last.act}`, subject: 'home page', subjectId: arrangement, before: { kind: last.kind, named: last.named } })
    return last
  })
}

/** `at` tells which of the blocks has this ordinal: where a story went for good there is a gap. */
async function rearrange(db: Db, actor: audit.Actor, seen: number, how: (blocks: readonly Block[], at: (ordinal: number) => number) => Change | Refusal): Promise<'done' | Refusal> {
  return together(db, async (tx) => {
    await inTurn(tx, 'home_arrangements')
    const { last, blocks: placed } = await standing(tx)
    if ((last?.id ?? 0) !== seen) return 'meanwhile'
    const before = placed.map(({ kind, heading, text, story_id, page_id, pictures }): Block => ({ kind, heading, text, story_id, page_id, pictures }))
    const becomes = how(before, (ordinal) => placed.findIndex((block) => block.ordinal === ordinal))
    if (typeof becomes === 'string') return becomes
    if (isSame(before, becomes.blocks)) return 'done'
    const { act, block, blocks } = becomes
    const named = await nameOf(tx, block)
    const { id } = await tx.insertInto('home_arrangements').values({ act, kind: block.kind, named, arranger: actor.name }).returning('id').executeTakeFirstOrThrow()
    await keep(tx, id, blocks)
    await audit.record(tx, actor, { act: `${act} a block`, subject: 'home page', subjectId: id, after: { kind: block.kind, named } })
    return 'done'
  })
}

async function keep(tx: Db, arrangement_id: number, blocks: readonly Block[]) {
  if (blocks.length === 0) return
  await tx.insertInto('home_blocks').values(blocks.map(({ kind, heading, text, story_id, page_id }, ordinal) => ({ arrangement_id, ordinal, kind, heading, text, story_id, page_id }))).execute()
  const shown = blocks.flatMap(({ pictures }, ordinal) => pictures.map((picture_id, at) => ({ arrangement_id, ordinal, place: at, picture_id })))
  if (shown.length) await tx.insertInto('home_block_pictures').values(shown).execute()
}

/** Its heading, or the title of its story or page: for whoever reads later what was done. */
async function nameOf(tx: Db, { heading, story_id, page_id }: Block): Promise<string> {
  if (heading) return heading
  const { rows } = await sql<{ title: string }>`select left(title, 300) as title from stories where id = ${story_id} union all select left(title, 300) from pages where id = ${page_id}`.execute(tx)
  return rows[0]?.title ?? ''
}

const isSame = (before: readonly Block[], after: readonly Block[]) => JSON.stringify(before.map(inOrder)) === JSON.stringify(after.map(inOrder))
const inOrder = ({ kind, heading, text, story_id, page_id, pictures }: Block) => [kind, heading, text, story_id, page_id, pictures]
