import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { hashOf } from '#platform/tokens.ts'
import * as helpCalls from '#domain/volunteering/help-calls.ts'
import type { Notice } from '#domain/volunteering/telling.ts'

/** One person and one call for help. */
export type Asking = Row<'help_askings'>
export type Listed = Pick<Asking, 'id' | 'person_id' | 'answer' | 'asked_at' | 'answered_at' | 'came' | 'heard_by'> & { name: string; locality: string | null; known: boolean }

export async function find(db: Db, id: number): Promise<Asking | undefined> {
  return db.selectFrom('help_askings').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Of this person, for this call. */
export async function ofPerson(db: Db, helpCallId: number, personId: number): Promise<Asking | undefined> {
  return db.selectFrom('help_askings').selectAll().where('help_call_id', '=', helpCallId).where('person_id', '=', personId).executeTakeFirst()
}

/** Whom and what a letter's link is about. */
export async function withToken(db: Db, token: string): Promise<{ asking: Asking; call: helpCalls.Placed } | undefined> {
  const asking = await linked(db, token).selectAll('help_askings').executeTakeFirst()
  const call = asking && await helpCalls.find(db, asking.help_call_id)
  return call && { asking, call }
}

export const linked = (db: Db, token: string) => db
  .selectFrom('help_askings')
  .innerJoin('help_links', 'help_links.asking_id', 'help_askings.id')
  .where('help_links.hash', '=', hashOf(token))

/** Who said what to a call: those who have a place first, then by when they said it. Who offered by themselves may not be known to whoever reads this: `known`. */
export async function list(db: Db, call: Pick<helpCalls.HelpCall, 'id'>): Promise<Listed[]> {
  return db
    .selectFrom('help_askings')
    .leftJoin('people', 'people.id', 'help_askings.person_id')
    .select(['help_askings.id', 'help_askings.person_id', 'answer', 'asked_at', 'answered_at', 'came', 'heard_by', 'people.locality'])
    .select(sql<string>`coalesce(nullif(people.name, ''), nullif(help_askings.name, ''), people.emails[1], 'Somebody who offered')`.as('name'))
    .select(sql<boolean>`people.id is not null`.as('known'))
    .where('help_call_id', '=', call.id)
    .orderBy(sql`array_position(array['yes', 'waiting', 'asked', 'not-now', 'withdrawn', 'never']::help_answer[], answer)`)
    .orderBy('answered_at')
    .orderBy('help_askings.id')
    .execute()
}

/** Whether what a letter is about to say is still so. */
export function stillHolds({ answer }: Pick<Asking, 'answer'>, call: Parameters<typeof helpCalls.stageOf>[0], notice: Notice, now: Date): boolean {
  const stage = helpCalls.stageOf(call, now)
  const holds: Record<Notice, boolean> = {
    asked: answer === 'asked' && (stage === 'open' || stage === 'full'),
    yes: answer === 'yes',
    freed: answer === 'yes',
    closed: answer === 'yes',
    reminder: answer === 'yes',
    thanks: answer === 'yes',
    waiting: answer === 'waiting',
    'not-needed': answer === 'waiting',
    changed: answer === 'yes' || answer === 'waiting',
    cancelled: answer === 'yes' || answer === 'waiting',
  }
  return holds[notice] && (stage !== 'cancelled' || notice === 'cancelled') && (stage !== 'over' || notice === 'thanks')
}
