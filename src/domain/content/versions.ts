import { z } from 'zod'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { columns, reference, type Words, type Writing } from '#domain/content/writings.ts'

export type Version = Pick<Row<'writing_versions'>, 'version' | 'author' | 'saved_at'>

const text = z.string().default('')
const wordsShape = z.object({
  title: text, lede: text, body: text, kicker: z.string().optional(), author: z.string().optional(), author_about: z.string().optional(), picture_id: z.number().nullable().optional(),
})
const account = z.uuid()

/** Keeps what is said from now on, in the transaction that says it. */
export async function keep(tx: Db, actor: audit.Actor, writing: Writing, version: number, words: Words) {
  const authorId = account.safeParse(actor.id)
  await tx
    .insertInto('writing_versions')
    .values({ ...reference(writing), version, words: JSON.stringify(words), author_id: authorId.data ?? null, author: actor.name })
    .execute()
}

/** The newest first. */
export async function list(db: Db, { kind, id }: Writing): Promise<Version[]> {
  return db.selectFrom('writing_versions').select(['version', 'author', 'saved_at']).where(columns[kind], '=', id).orderBy('version', 'desc').limit(500).execute()
}

export async function find(db: Db, { kind, id }: Writing, version: number): Promise<(Version & { words: Words }) | undefined> {
  const found = await db
    .selectFrom('writing_versions')
    .select(['version', 'author', 'saved_at', 'words'])
    .where(columns[kind], '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return found && { ...found, words: wordsShape.parse(found.words) }
}
