import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import * as files from '#domain/content/picture-files.ts'
import * as uses from '#domain/content/picture-uses.ts'

export type Picture = Row<'pictures'>
/** What it takes to show one. */
export type Shown = Pick<Picture, 'hash' | 'width' | 'height' | 'alt' | 'credit'>
export type Words = Pick<Picture, 'alt' | 'credit'>

/** A picture is there from now on. Sent again by the same person with the same words, it is the one that was there. `shelved`: kept also while nothing shows it. */
export async function add(db: Db, actor: audit.Actor, home: files.Home, made: files.Made, words: Words, { shelved }: Pick<Picture, 'shelved'>): Promise<Picture> {
  const { hash, width, height, bytes } = made
  return together(db, async (tx) => {
    await lock(tx, hash)
    await files.place(home, made)
    const known = await tx
      .selectFrom('pictures').selectAll()
      .where('hash', '=', hash).where('sent_by', '=', actor.id).where('alt', '=', words.alt).where('credit', '=', words.credit).where('shelved', '=', shelved)
      .executeTakeFirst()
    if (known) return known
    const picture = await tx.insertInto('pictures').values({ hash, width, height, bytes, ...words, shelved, sent_by: actor.id, sender: actor.name }).returningAll().executeTakeFirstOrThrow()
    await audit.record(tx, actor, { act: 'add', subject: 'picture', subjectId: picture.id, after: words })
    return picture
  })
}

export const find = (db: Db, id: number): Promise<Picture | undefined> => db.selectFrom('pictures').selectAll().where('id', '=', id).executeTakeFirst()

/** Of these, what there is. */
export async function withIds(db: Db, ids: readonly number[]): Promise<Picture[]> {
  return ids.length ? db.selectFrom('pictures').selectAll().where('id', 'in', ids).execute() : []
}

/** The shelf, newest first, or what one person put there; `before` is the number of the last one seen. */
export async function list(db: Db, { sentBy, before, limit = 24 }: { sentBy?: string; before?: number; limit?: number } = {}): Promise<Picture[]> {
  return db
    .selectFrom('pictures')
    .selectAll()
    .where('shelved', '=', true)
    .$if(!!sentBy, (query) => query.where('sent_by', '=', sentBy ?? ''))
    .$if(!!before, (query) => query.where('id', '<', before ?? 0))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function describe(db: Db, actor: audit.Actor, { id, alt, credit }: Picture, words: Words) {
  await together(db, async (tx) => {
    await tx.updateTable('pictures').set(words).where('id', '=', id).executeTakeFirstOrThrow()
    await audit.record(tx, actor, { act: 'describe', subject: 'picture', subjectId: id, before: { alt, credit }, after: words })
  })
}

/** Its files go with it, unless another shows the same. One that something still shows stays. */
export async function remove(db: Db, actor: audit.Actor, { id, hash, alt, credit }: Picture): Promise<'removed' | 'shown'> {
  return together(db, async (tx) => {
    const shown = await uses.isShown(tx)
    const { numDeletedRows } = await tx.deleteFrom('pictures').where('id', '=', id).where((of) => of.not(shown)).executeTakeFirstOrThrow()
    if (numDeletedRows === 0n) return 'shown'
    await audit.record(tx, actor, { act: 'remove', subject: 'picture', subjectId: id, before: { alt, credit } })
    await leaveTidying(tx, { hash })
    return 'removed'
  })
}

/** What no longer shows a picture says so, in the same transaction. */
export const leaveTidying = (db: Db, { hash }: Pick<Picture, 'hash'>) => queue.leave(db, 'tidy-picture', { hash })

/** Of this picture goes what nothing shows and nobody shelved; its files when no row is left. */
export async function tidy(db: Db, home: files.Home, hash: string) {
  await db.transaction().execute(async (tx) => {
    await lock(tx, hash)
    const shown = await uses.isShown(tx)
    await tx.deleteFrom('pictures').where('hash', '=', hash).where('shelved', '=', false).where((of) => of.not(shown)).execute()
    const left = await tx.selectFrom('pictures').select('id').where('hash', '=', hash).executeTakeFirst()
    if (!left) await files.remove(home, hash)
  })
}

/** Once a day: files that belong to no picture, and pictures that nothing shows and nobody shelved. */
export async function sweep(db: Db, home: files.Home) {
  const lying = await files.sweep(home)
  const shown = await uses.isShown(db)
  const rows = await db.selectFrom('pictures').select('hash').distinct().execute()
  const known = new Set(rows.map(({ hash }) => hash))
  const unshown = await db.selectFrom('pictures').select('hash').where('shelved', '=', false).where((of) => of.not(shown)).execute()
  for (const hash of new Set([...[...lying].filter((one) => !known.has(one)), ...unshown.map((one) => one.hash)])) await tidy(db, home, hash)
}

/** Whoever adds, tidies or serves by this hash waits for the other. */
const lock = (db: Db, hash: string) => sql`select pg_advisory_xact_lock(hashtextextended(${`picture ${hash}`}, 0))`.execute(db)
