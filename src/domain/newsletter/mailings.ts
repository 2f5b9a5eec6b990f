import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import { type Block, blocksShape } from '#domain/newsletter/blocks.ts'
import { showPictures } from '#domain/newsletter/showing.ts'

export type Mailing = Omit<Row<'mailings'>, 'blocks'> & { blocks: Block[] }
export type Words = Pick<Mailing, 'subject' | 'preview' | 'other_subject' | 'trial_hours' | 'archived' | 'counts_links' | 'blocks'>
/** In a list: with how often its links were followed in all, where they are counted. */
export type Listed = Omit<Mailing, 'blocks'> & { follows: number | null }
/** To whom: a group's members, a segment, the constituents of an action's targets, or, with none of them, everybody on the list. */
export type Circle = Pick<Mailing, 'group_id' | 'segment_id' | 'action_id'>
export type Draft = Pick<Mailing, 'kind' | 'audience' | 'list' | 'sender_name' | 'subject' | 'blocks'> & Partial<Circle & Words>

type Page = { groups?: readonly number[]; olderThan?: number; limit?: number }

export const toEverybody: Circle = { group_id: null, segment_id: null, action_id: null }

/** Begins a letter to many; a digest or an alert for the whole list is for everybody to read. Who gets it is settled when it is sent, under the rights of whoever sends it. An actor without an id is the program itself. */
export async function draft(db: Db, actor: audit.Actor, { blocks, ...drafted }: Draft): Promise<Mailing> {
  return together(db, async (tx) => {
    const row = await tx
      .insertInto('mailings')
      .values({ archived: isForAll(drafted), ...drafted, blocks: JSON.stringify(blocks), author_id: actor.id || null, author: actor.name })
      .returningAll()
      .executeTakeFirstOrThrow()
    await showPictures(tx, row)
    await audit.record(tx, actor, { act: 'draft a mailing to', subject: 'mailing', subjectId: row.id, after: { audience: row.audience, subject: row.subject } })
    return read(row)
  })
}

/** Other words, while it is a draft, unless somebody else has changed it since `version`: then nothing changes, and the answer is `undefined`. */
export async function rewrite(db: Db, id: number, version: number, { blocks, ...words }: Partial<Words>): Promise<Mailing | undefined> {
  return together(db, async (tx) => {
    const row = await tx
      .updateTable('mailings')
      .set({ ...words, ...(blocks && { blocks: JSON.stringify(blocks) }), version: sql`version + 1` })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('stage', '=', 'draft')
      .returningAll()
      .executeTakeFirst()
    return row && read(row)
  })
}

export async function find(db: Db, id: number): Promise<Mailing | undefined> {
  const row = await db.selectFrom('mailings').selectAll().where('id', '=', id).executeTakeFirst()
  return row && read(row)
}

/** The newest first: all of them, those to one circle, or those of some groups. `olderThan` is the number of the last one seen. */
export async function list(db: Db, circle: Partial<Circle> = {}, { groups, olderThan, limit = 50 }: Page = {}): Promise<Listed[]> {
  return db
    .selectFrom('mailings')
    .select(['id', 'kind', 'group_id', 'segment_id', 'action_id', 'audience', 'list', 'sender_name', 'subject', 'preview', 'other_subject', 'trial_hours', 'stage', 'version'])
    .select(['author_id', 'author', 'sent_by', 'leaves_at', 'written_at', 'begun_at', 'gone_at', 'trouble', 'decides_at', 'chosen', 'archived', 'counts_links', 'readers'])
    .select(sql<number | null>`(select sum(follows)::bigint from mailing_links where mailing_id = mailings.id)`.as('follows'))
    .$if(circle.group_id != null, (rows) => rows.where('group_id', '=', circle.group_id ?? 0))
    .$if(circle.segment_id != null, (rows) => rows.where('segment_id', '=', circle.segment_id ?? 0))
    .$if(circle.action_id != null, (rows) => rows.where('action_id', '=', circle.action_id ?? 0))
    .$if(!!groups, (rows) => rows.where('group_id', 'in', [...groups ?? [], 0]))
    .$if(olderThan !== undefined, (rows) => rows.where('id', '<', olderThan ?? 0))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Throws a draft away. Gone already, or no draft any more: nothing happens. */
export async function remove(db: Db, actor: audit.Actor, id: number) {
  await together(db, async (tx) => {
    const gone = await tx.deleteFrom('mailings').where('id', '=', id).where('stage', '=', 'draft').returning(['subject', 'audience']).executeTakeFirst()
    if (gone) await audit.record(tx, actor, { act: 'throw away the draft of a mailing to', subject: 'mailing', subjectId: id, before: gone })
  })
}

const isForAll = ({ kind, group_id = null, segment_id = null }: Pick<Draft, 'kind' | 'group_id' | 'segment_id'>) => kind !== 'letter' && group_id === null && segment_id === null

export const read = (row: Row<'mailings'>): Mailing => ({ ...row, blocks: blocksShape.parse(row.blocks) })
