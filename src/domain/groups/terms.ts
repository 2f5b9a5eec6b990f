import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import { together } from '#platform/together.ts'
import type { Group } from '#domain/groups/groups.ts'
import * as steps from '#domain/groups/steps.ts'

/** Days are said as in 2026-11-22. */
export type Decision =
  | { kind: 'finish'; report: string }
  | { kind: 'extend'; until: string; reason: string }
  | { kind: 'become standing'; reason: string }
  | { kind: 'go on' }
export type Decided = 'done' | 'not now' | 'no reason' | 'not that day'

/** Who may decide what. */
const theirs: Record<Decision['kind'], readonly Group['kind'][]> = {
  finish: ['action-team', 'standing-team'], extend: ['action-team'], 'become standing': ['action-team'], 'go on': ['standing-team'],
}
const clock = { id: 'commonweal', name: 'Commonweal' }

/** An action team ends on a day to come, within a year. */
export const canEnd = (until: string, on: string) => until > on && until <= `${Number(on.slice(0, 4)) + 1}${on.slice(4)}`

/**
 * Asks action teams 30 and 7 days before their end, and standing teams once a year, how to go on. Each once for each day it is about; a day
 * on which nobody asked is made up for on the next. How many were asked.
 */
export async function ask(db: Db, today: string): Promise<number> {
  return together(db, async (tx) => {
    const asked = await tx
      .insertInto('group_questions')
      .columns(['group_id', 'about_on', 'days', 'asked_on'])
      .expression(due(tx, today))
      .onConflict((known) => known.columns(['group_id', 'about_on', 'days']).doNothing())
      .returning(['group_id as groupId', 'days', 'about_on as aboutOn'])
      .execute()
    for (const question of asked) await queue.leave(tx, 'team-term-letter', { ...question, today })
    return asked.length
  })
}

/** Closes every action team whose day has come. How many. */
export async function closeDue(db: Db, today: string): Promise<number> {
  const over = await db
    .selectFrom('groups')
    .select('id')
    .where('kind', '=', 'action-team')
    .where('status', 'in', ['forming', 'affiliated', 'dormant'])
    .where('ends_on', '<=', today)
    .orderBy('id')
    .execute()
  for (const group of over) await steps.take(db, clock, group, { became: 'closed', reason: 'The day on which it was to end has come.', on: today })
  return over.length
}

/** A team says how it goes on: it finishes with a report, goes on to a later day and says why, stays for good, or, reviewed, goes on for a year. */
export async function decide(db: Db, actor: audit.Actor, { id }: Pick<Group, 'id'>, decision: Decision, on: string): Promise<Decided> {
  return together(db, async (tx) => {
    const group = await tx.selectFrom('groups').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (group?.status !== 'affiliated' || !theirs[decision.kind].includes(group.kind)) return 'not now'
    if ('reason' in decision && !decision.reason.trim()) return 'no reason'
    switch (decision.kind) {
      case 'finish':
        await tx.updateTable('groups').set({ closing_report: decision.report }).where('id', '=', id).execute()
        return await steps.take(tx, actor, group, { became: 'closed', reason: 'It finished what it set out to do.', on }) === 'done' ? 'done' : 'not now'
      case 'extend':
        if (!canEnd(decision.until, on) || decision.until <= (group.ends_on ?? on)) return 'not that day'
        await tx.updateTable('groups').set({ ends_on: decision.until }).where('id', '=', id).execute()
        return noted(tx, actor, group, `Until ${decision.until}: ${decision.reason.trim()}`, on)
      case 'become standing':
        await tx.updateTable('groups').set({ kind: 'standing-team', ends_on: null, review_on: inAYear(on) }).where('id', '=', id).execute()
        return noted(tx, actor, group, `It stays for good: ${decision.reason.trim()}`, on)
      case 'go on':
        await tx.updateTable('groups').set({ review_on: inAYear(on) }).where('id', '=', id).execute()
        return noted(tx, actor, group, 'Reviewed: it goes on.', on)
    }
  })
}

async function noted(tx: Db, actor: audit.Actor, { id, status }: Group, reason: string, on: string): Promise<Decided> {
  await tx.insertInto('group_steps').values({ group_id: id, was: status, became: status, reason: reason.slice(0, 2000), actor: actor.name, stepped_on: on }).execute()
  await audit.record(tx, actor, { act: 'decide the term of', subject: 'group', subjectId: id, after: { reason } })
  return 'done'
}

/** The nearest question that is open for each team: 7 days before its end, 30 days, or its review. */
const due = (db: Db, today: string) =>
  db
    .selectFrom('groups')
    .select([
      'id as group_id',
      sql<string>`coalesce(ends_on, review_on)`.as('about_on'),
      sql<number>`case when kind = 'standing-team' then 0 when ends_on - ${today}::date <= 7 then 7 else 30 end`.as('days'),
      sql<string>`${today}::date`.as('asked_on'),
    ])
    .where('status', '=', 'affiliated')
    .where(({ or, and, eb }) => or([
      and([eb('kind', '=', 'action-team'), eb('ends_on', '>', today), eb(sql`ends_on - ${today}::date`, '<=', 30)]),
      and([eb('kind', '=', 'standing-team'), eb('review_on', '<=', today)]),
    ]))

const inAYear = (on: string) => sql<string>`(${on}::date + interval '1 year')::date`
