import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import { type Reach, within } from '#domain/people/reach.ts'

export type Mailing = Row<'mailings'>
export type Words = Pick<Mailing, 'subject' | 'body'>
/** To whom: a group's members, or a segment. */
export type Circle = { group_id: number } | { segment_id: number }
export type Draft = Words & Circle & Pick<Mailing, 'audience' | 'list' | 'sender_name'>
export type Counted = Mailing & { recipients: number; written: number }
export type Sent = 'on its way' | 'wrong number' | 'nobody' | 'not a draft'

/** Above this many people, whoever sends types the number, and has five minutes to take it back. */
export const many = 500
const minutesToCancel = 5

/**
 * Writes to those whom the question names, as far as the writer reaches and as they agree, on the ledger, to this list by e-mail. Who that
 * is, is settled now, under the writer's rights; who takes their consent back before it leaves gets nothing.
 */
export async function draft(db: Db, actor: audit.Actor, drafted: Draft, whom: Exclude<Reach, 'everyone'>, reach: Reach): Promise<Mailing> {
  return together(db, async (tx) => {
    const mailing = await tx.insertInto('mailings').values({ ...drafted, author_id: actor.id, author: actor.name }).returningAll().executeTakeFirstOrThrow()
    await tx
      .insertInto('mailing_recipients')
      .columns(['mailing_id', 'person_id'])
      .expression(
        willing(tx, mailing.list, reach)
          .select([sql.lit(mailing.id).as('mailing_id'), 'people.id as person_id'])
          .where(sql<boolean>`people.id in ${whom(tx)}`),
      )
      .execute()
    await audit.record(tx, actor, { act: 'draft a mailing to', subject: 'mailing', subjectId: mailing.id, after: { audience: mailing.audience, subject: mailing.subject } })
    return mailing
  })
}

/** Other words, while it is a draft. */
export async function rewrite(db: Db, actor: audit.Actor, id: number, words: Words): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('mailings').set(words).where('id', '=', id).where('stage', '=', 'draft').where('author_id', '=', actor.id).executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function find(db: Db, id: number): Promise<Counted | undefined> {
  return counted(db).where('mailings.id', '=', id).executeTakeFirst()
}

/** The newest first. */
export async function list(db: Db, circle: Circle, limit = 50): Promise<Counted[]> {
  const [column, id] = 'group_id' in circle ? ['group_id', circle.group_id] as const : ['segment_id', circle.segment_id] as const
  return counted(db).where(column, '=', id).orderBy('id', 'desc').limit(limit).execute()
}

/** Lets it go: at once, or, to many, five minutes from now and only for whoever typed how many they are. */
export async function send(db: Db, actor: audit.Actor, id: number, typed?: number): Promise<Sent> {
  return together(db, async (tx) => {
    const mailing = await tx.selectFrom('mailings').selectAll().where('id', '=', id).where('stage', '=', 'draft').forUpdate().executeTakeFirst()
    if (!mailing) return 'not a draft'
    const { recipients } = await counted(tx).where('mailings.id', '=', id).executeTakeFirstOrThrow()
    if (recipients === 0) return 'nobody'
    if (recipients > many && typed !== recipients) return 'wrong number'

    const leavesAt = new Date(Date.now() + (recipients > many ? minutesToCancel * 60_000 : 0))
    await tx.updateTable('mailings').set({ stage: 'waiting', leaves_at: leavesAt }).where('id', '=', id).execute()
    await queue.leave(tx, 'leave-mailing', { id }, { key: `mailing:${id}`, at: leavesAt, turn: 'last' })
    await audit.record(tx, actor, { act: 'send a mailing to', subject: 'mailing', subjectId: id, after: { audience: mailing.audience, people: recipients } })
    return 'on its way'
  })
}

/** Takes it back while it waits, or throws a draft away. False when it has left. */
export async function cancel(db: Db, actor: audit.Actor, id: number): Promise<boolean> {
  return together(db, async (tx) => {
    const cancelled = await tx.updateTable('mailings').set({ stage: 'cancelled' }).where('id', '=', id).where('stage', 'in', ['draft', 'waiting']).returning('audience').executeTakeFirst()
    if (cancelled) await audit.record(tx, actor, { act: 'cancel a mailing to', subject: 'mailing', subjectId: id, after: cancelled })
    return !!cancelled
  })
}

/** Who may be written to by e-mail on this list. */
export const willing = (db: Db, to: string, reach: Reach = 'everyone') => within(db, reach)
  .where('people.emails', '<>', sql<string[]>`'{}'`)
  .where((person) => person.exists(
    person
      .selectFrom('consent_standings')
      .select('consent_id')
      .whereRef('consent_standings.person_id', '=', 'people.id')
      .where('channel', '=', 'email')
      .where('list', '=', to)
      .where('given', '=', true),
  ))

const counted = (db: Db) => db
  .selectFrom('mailings')
  .selectAll('mailings')
  .select((mailing) => [
    mailing.selectFrom('mailing_recipients').select(({ fn }) => fn.countAll<number>().as('all')).whereRef('mailing_id', '=', 'mailings.id').$asScalar().$notNull().as('recipients'),
    mailing
      .selectFrom('mailing_recipients')
      .select(({ fn }) => fn.count<number>('letter_at').as('written'))
      .whereRef('mailing_id', '=', 'mailings.id')
      .$asScalar()
      .$notNull()
      .as('written'),
  ])
