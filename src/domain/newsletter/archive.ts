import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as findables from '#platform/findables.ts'
import { together } from '#platform/together.ts'
import type { Block } from '#domain/newsletter/blocks.ts'
import { type Contents, gather } from '#domain/newsletter/contents.ts'
import { type Mailing, read } from '#domain/newsletter/mailings.ts'

/** A letter that everybody may read, under the subject that its readers saw; of two that were tried, the better one. */
export type Archived = Pick<Mailing, 'id' | 'preview' | 'sender_name' | 'kind' | 'blocks'> & { title: string; out_at: Date }

/** Letters that are out, the newest first. `before`: the one seen last. */
export async function list(db: Db, { before, limit }: { before?: Pick<Archived, 'id' | 'out_at'>; limit: number }): Promise<Archived[]> {
  const rows = await out(db)
    .$if(!!before, (letters) => letters.where(sql<boolean>`(begun_at, id) < (${before?.out_at ?? null}::timestamptz, ${before?.id ?? 0})`))
    .orderBy('begun_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(asRead)
}

export async function find(db: Db, id: number): Promise<Archived | undefined> {
  const row = await out(db).where('id', '=', id).executeTakeFirst()
  return row && asRead(row)
}

/** By kind and number, as in `action 7`. */
export type Names = ReadonlyMap<string, { kind: string; slug: string; title: string }>

/** All that the blocks of a letter show, as everybody may see it now, with nothing that differs from reader to reader; and what of it is closed or over by now, by name. */
export async function shownIn(db: Db, { blocks }: Pick<Archived, 'blocks'>, now: Date): Promise<{ contents: Contents; names: Names }> {
  const contents = await gather(db, { blocks: blocks.filter(({ kind }) => kind !== 'near' && kind !== 'legislators') }, now)
  return { contents, names: await namesOf(db, blocks.filter(({ id }) => contents.missing.has(id))) }
}

/** What blocks are about, as far as everybody may see it, also where it is closed or over. */
export async function namesOf(db: Db, blocks: readonly Block[]): Promise<Names> {
  const named = await findables.named(db, blocks.flatMap((block) => thingOf(block) ?? []))
  return new Map(named.map((thing) => [`${thing.kind} ${thing.ref}`, thing]))
}

/** What a block is about, if anything. */
export function thingOf(block: Block): { kind: 'action' | 'event' | 'story' | 'resource'; ref: number } | undefined {
  if (block.kind === 'action') return { kind: block.kind, ref: block.action }
  if (block.kind === 'event') return { kind: block.kind, ref: block.event }
  if (block.kind === 'story') return { kind: block.kind, ref: block.story }
  return block.kind === 'resource' ? { kind: block.kind, ref: block.resource } : undefined
}

/** Opens a letter to everybody, as soon as it has begun to leave. Said again, nothing changes. */
export const put = (db: Db, actor: audit.Actor, mailing: Pick<Mailing, 'id'>) => turn(db, actor, mailing, true)

/** Closes it again: nobody finds it any more, whatever link they have. */
export const takeOut = (db: Db, actor: audit.Actor, mailing: Pick<Mailing, 'id'>) => turn(db, actor, mailing, false)

async function turn(db: Db, actor: audit.Actor, { id }: Pick<Mailing, 'id'>, archived: boolean) {
  await together(db, async (tx) => {
    const turned = await tx.updateTable('mailings').set({ archived }).where('id', '=', id).where('archived', '<>', archived).returning('subject').executeTakeFirst()
    if (turned) await audit.record(tx, actor, { act: archived ? 'put a mailing in the archive' : 'take a mailing out of the archive', subject: 'mailing', subjectId: id, after: turned })
  })
}

const out = (db: Db) => db.selectFrom('mailings').selectAll().where('archived', '=', true).where('begun_at', '<=', sql<Date>`now()`)

function asRead(row: Parameters<typeof read>[0]): Archived {
  const { id, preview, sender_name, kind, blocks, subject, other_subject, chosen, begun_at, written_at } = read(row)
  return { id, preview, sender_name, kind, title: (chosen === 1 && other_subject) || subject, out_at: begun_at ?? written_at, blocks: blocks.filter(({ only }) => only === null) }
}
