import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import type { Group } from '#domain/groups/groups.ts'

export type Offer = Pick<Row<'group_offers'>, 'id' | 'group_id' | 'kind' | 'issue' | 'words' | 'offered_at'>
export type Offering = Pick<Offer, 'kind' | 'issue' | 'words'>
export type FromGroup = Offer & { group: string; slug: string }
export type Answer = Row<'group_answers'> & { group: string }

/** A group says what it knows and would help others with, or what it needs help with. */
export async function put(db: Db, actor: audit.Actor, { id }: Pick<Group, 'id'>, offering: Offering) {
  await together(db, async (tx) => {
    await tx.insertInto('group_offers').values({ group_id: id, ...offering }).execute()
    await audit.record(tx, actor, { act: offering.kind === 'need' ? 'ask for help with' : 'offer help with', subject: 'group', subjectId: id, after: offering })
  })
}

/** It no longer stands. */
export async function end(db: Db, actor: audit.Actor, { id }: Pick<Group, 'id'>, offerId: number) {
  await together(db, async (tx) => {
    const ended = await tx
      .updateTable('group_offers')
      .set({ ended_at: sql`now()` })
      .where('id', '=', offerId)
      .where('group_id', '=', id)
      .where('ended_at', 'is', null)
      .returning('issue')
      .executeTakeFirst()
    if (ended) await audit.record(tx, actor, { act: 'end an offer of', subject: 'group', subjectId: id, before: ended })
  })
}

/** What a group offers and needs now. */
export async function ofGroup(db: Db, { id }: Pick<Group, 'id'>): Promise<Offer[]> {
  return standing(db).select(['group_offers.id', 'group_id', 'group_offers.kind', 'issue', 'words', 'offered_at']).where('group_id', '=', id).execute()
}

/** What the other groups offer and need now, needs first. */
export async function ofOthers(db: Db, { id }: Pick<Group, 'id'>, limit = 100): Promise<FromGroup[]> {
  return standing(db)
    .innerJoin('groups', 'groups.id', 'group_offers.group_id')
    .select(['group_offers.id', 'group_id', 'group_offers.kind', 'issue', 'words', 'offered_at', 'groups.name as group', 'groups.slug'])
    .where('group_id', '<>', id)
    .where('groups.status', 'in', ['forming', 'affiliated'])
    .limit(limit)
    .execute()
}

/** A lead answers another group's offer or need: kept beside it, and sent to its leads, who can write back. */
export async function answer(db: Db, actor: audit.Actor & { email: string }, { id }: Pick<Group, 'id'>, offerId: number, words: string): Promise<'sent' | 'gone'> {
  return together(db, async (tx) => {
    const offer = await standing(tx).select('group_offers.id').where('group_offers.id', '=', offerId).where('group_id', '<>', id).executeTakeFirst()
    if (!offer) return 'gone'
    const { answered } = await tx
      .insertInto('group_answers')
      .values({ offer_id: offer.id, group_id: id, words, answered_by: actor.name })
      .returning('id as answered')
      .executeTakeFirstOrThrow()
    await audit.record(tx, actor, { act: 'answer another group for', subject: 'group', subjectId: id, after: { offer: offer.id } })
    await queue.leave(tx, 'group-answer-letter', { answerId: answered, replyTo: actor.email })
    return 'sent'
  })
}

/** What others answered to a group's offers and needs, the latest first. */
export async function answersTo(db: Db, { id }: Pick<Group, 'id'>, limit = 50): Promise<(Answer & { issue: string })[]> {
  return answers(db).where('group_offers.group_id', '=', id).orderBy('group_answers.id', 'desc').limit(limit).execute()
}

export async function findAnswer(db: Db, id: number): Promise<(Answer & { issue: string; to: number }) | undefined> {
  return answers(db).select('group_offers.group_id as to').where('group_answers.id', '=', id).executeTakeFirst()
}

const standing = (db: Db) => db.selectFrom('group_offers').where('group_offers.ended_at', 'is', null).orderBy('group_offers.kind', 'desc').orderBy('group_offers.id', 'desc')

const answers = (db: Db) =>
  db
    .selectFrom('group_answers')
    .innerJoin('group_offers', 'group_offers.id', 'group_answers.offer_id')
    .innerJoin('groups', 'groups.id', 'group_answers.group_id')
    .selectAll('group_answers')
    .select(['groups.name as group', 'group_offers.issue'])
