import { sql } from 'kysely'
import { writable } from '#domain/audiences/writable.ts'
import type { Whom } from '#domain/newsletter/circles.ts'
import * as trial from '#domain/newsletter/trial.ts'
import type { Mailing } from '#domain/newsletter/mailings.ts'
import type { Reach } from '#domain/people/reach.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import { together } from '#platform/together.ts'

export type Sent = 'on its way' | 'wrong number' | 'nobody' | 'not a draft' | 'changed meanwhile'
type Order = { version: number; typed?: number; at?: Date }

/** Above this many people, whoever sends types the number, and has five minutes to take it back. */
export const many = 25
export const minutesToTakeBack = 5

/** How many would get it now: those whom the question names, without one everybody, as far as the sender reaches and as they agree to its list. */
export async function size(db: Db, { list }: Pick<Mailing, 'list'>, whom: Whom | undefined, reach: Reach): Promise<number> {
  const { all } = await named(db, list, whom, reach).select(({ fn }) => fn.countAll<number>().as('all')).executeTakeFirstOrThrow()
  return all
}

/**
 * Sends a draft off: at once, at a time, or, to many, five minutes from now at the earliest and only for whoever typed how many they are. Who gets it is
 * settled now, under the sender's rights; who takes their consent back before it leaves gets nothing. It leaves only while the sender may still write to them.
 */
export async function send(db: Db, actor: audit.Actor, id: number, { version, typed, at }: Order, whom: Whom | undefined, reach: Reach): Promise<Sent> {
  return together(db, async (tx) => {
    const mailing = await tx.selectFrom('mailings').select(['list', 'audience', 'trial_hours', 'version']).where('id', '=', id).where('stage', '=', 'draft').forUpdate().executeTakeFirst()
    if (!mailing) return 'not a draft'
    if (mailing.version !== version) return 'changed meanwhile'
    const people = await size(tx, mailing, whom, reach)
    if (people === 0) return 'nobody'
    if (people > many && typed !== people) return 'wrong number'

    await tx
      .insertInto('deliveries')
      .columns(['mailing_id', 'person_id'])
      .expression(named(tx, mailing.list, whom, reach).select([sql.lit(id).as('mailing_id'), 'people.id as person_id']))
      .execute()
    if (mailing.trial_hours !== null) await trial.draw(tx, id, people)
    const { leaves_at } = await tx
      .updateTable('mailings')
      .set({ stage: 'waiting', sent_by: actor.id, readers: people, leaves_at: sql`greatest(${at ?? null}::timestamptz, now() + ${people > many ? minutesToTakeBack : 0} * interval '1 minute')` })
      .where('id', '=', id)
      .returning('leaves_at')
      .executeTakeFirstOrThrow()
    await queue.leave(tx, 'send-mailings', {}, { key: `mailing:${id}`, at: leaves_at ?? undefined, turn: 'last' })
    await audit.record(tx, actor, { act: 'send a mailing to', subject: 'mailing', subjectId: id, after: { audience: mailing.audience, people } })
    return 'on its way'
  })
}

/** While it waits, makes it a draft again. False when it has left. */
export async function takeBack(db: Db, actor: audit.Actor, id: number): Promise<boolean> {
  return together(db, async (tx) => {
    const back = await tx
      .updateTable('mailings')
      .set({ stage: 'draft', sent_by: null, leaves_at: null, readers: null, chosen: null })
      .where('id', '=', id)
      .where('stage', '=', 'waiting')
      .returning('audience')
      .executeTakeFirst()
    if (!back) return false
    await sql`select forget_deliveries(${id})`.execute(tx)
    await audit.record(tx, actor, { act: 'take back a mailing to', subject: 'mailing', subjectId: id, after: back })
    return true
  })
}

/** No more of it leaves until it is resumed; letters in hand still go. */
export const pause = (db: Db, actor: audit.Actor, id: number) => step(db, actor, id, { from: ['leaving', 'trying'], to: 'paused', act: 'pause a mailing to' })

/** Lets it go on, from now on under the rights of whoever says so. */
export async function resume(db: Db, actor: audit.Actor, id: number): Promise<boolean> {
  return together(db, async (tx) => {
    const resumed = await step(tx, actor, id, { from: ['paused'], to: 'leaving', act: 'resume a mailing to', begins: true })
    if (resumed) await queue.leave(tx, 'send-mailings', {}, { key: `mailing:${id}`, turn: 'last' })
    return resumed
  })
}

/** Ends one that is paused for good: whoever has not got it will not. */
export async function end(db: Db, actor: audit.Actor, id: number): Promise<boolean> {
  return together(db, async (tx) => {
    const ended = await step(tx, actor, id, { from: ['paused'], to: 'cancelled', act: 'end a mailing to' })
    if (ended) await tx.updateTable('deliveries').set({ state: 'skipped', trouble: 'The mailing was ended before.', settled_at: sql`now()` }).where('mailing_id', '=', id).where('state', '=', 'waiting').execute()
    return ended
  })
}

/** A person's decision: those of whom nobody knows whether they got it get it again, under the same Message-ID. Answers how many. */
export async function sendUnknownAgain(db: Db, actor: audit.Actor, id: number): Promise<number> {
  return together(db, async (tx) => {
    const mailing = await tx.selectFrom('mailings').select('audience').where('id', '=', id).where('stage', 'in', ['leaving', 'trying', 'paused', 'gone', 'cancelled']).forUpdate().executeTakeFirst()
    if (!mailing) return 0
    const { numUpdatedRows } = await tx
      .updateTable('deliveries')
      .set({ state: 'waiting', next_at: sql`'-infinity'`, trouble: '', settled_at: null })
      .where('mailing_id', '=', id)
      .where('state', '=', 'unknown')
      .executeTakeFirstOrThrow()
    const people = Number(numUpdatedRows)
    if (people === 0) return 0
    await tx.updateTable('mailings').set({ stage: 'leaving', sent_by: actor.id, gone_at: null }).where('id', '=', id).where('stage', 'in', ['trying', 'gone', 'cancelled']).execute()
    await queue.leave(tx, 'send-mailings', {}, { key: `mailing:${id}`, turn: 'last' })
    await audit.record(tx, actor, { act: 'send again what may not have arrived of a mailing to', subject: 'mailing', subjectId: id, after: { audience: mailing.audience, people } })
    return people
  })
}

type Step = { from: readonly Mailing['stage'][]; to: Mailing['stage']; act: string; begins?: boolean }

async function step(db: Db, actor: audit.Actor, id: number, { from, to, act, begins = false }: Step): Promise<boolean> {
  return together(db, async (tx) => {
    const sent = begins ? { sent_by: actor.id, begun_at: sql<Date>`coalesce(begun_at, now())` } : {}
    const done = await tx.updateTable('mailings').set({ stage: to, trouble: '', ...sent }).where('id', '=', id).where('stage', 'in', from).returning('audience').executeTakeFirst()
    if (done) await audit.record(tx, actor, { act, subject: 'mailing', subjectId: id, after: done })
    return !!done
  })
}

const named = (db: Db, list: string, whom: Whom | undefined, reach: Reach) => writable(db, list, reach).$if(!!whom, (people) => (whom ? people.where(sql<boolean>`people.id in ${whom(db)}`) : people))
