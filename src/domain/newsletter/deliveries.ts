import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import type { Mailing } from '#domain/newsletter/mailings.ts'

export type Delivery = Row<'deliveries'>
export type Claimed = Pick<Delivery, 'person_id' | 'arm' | 'attempts'>
/** What became of a letter in hand. `waiting` again, not before so many seconds; an attempt that never reached the server does not count. */
export type Outcome =
  | { person_id: number; state: 'sent' | 'kept' | 'refused' | 'skipped' | 'unknown'; trouble?: string; email?: string }
  | { person_id: number; state: 'waiting'; seconds: number; trouble?: string; uncounted?: boolean; email?: string }
export type Counts = Record<Delivery['state'], number>

/**
 * Marks the next ones as handed over, before anything is said to a server; whoever claims must send them, or say what else became of them. None when the
 * mailing is not leaving any more. In a trial, only those it is tried on.
 */
export async function claim(db: Db, { id, trial_hours, chosen }: Pick<Mailing, 'id' | 'trial_hours' | 'chosen'>, most: number): Promise<Claimed[]> {
  const isTried = trial_hours !== null && chosen === null
  const { rows } = await sql<Claimed>`
    with due as (
      select person_id from deliveries
      where mailing_id = ${id} and state = 'waiting' and next_at <= now() ${isTried ? sql`and arm is not null` : sql``}
        and exists (select from mailings where id = ${id} and stage = 'leaving')
      order by next_at, person_id
      limit ${most}
      for update skip locked)
    update deliveries set state = 'handed', attempts = attempts + 1, arm = coalesce(arm, ${chosen}::smallint)
    where deliveries.mailing_id = ${id} and deliveries.person_id = any(array(select person_id from due))
    returning deliveries.person_id, arm, attempts`.execute(db)
  return rows
}

/** Writes down what became of letters in hand; also of those that were taken for unknown meanwhile. Of a mailing that was ended none waits any more. */
export async function settle(db: Db, { id }: Pick<Mailing, 'id'>, outcomes: readonly Outcome[]) {
  if (outcomes.length === 0) return
  const seconds = outcomes.map((outcome) => ('seconds' in outcome ? outcome.seconds : null))
  const uncounted = outcomes.map((outcome) => 'uncounted' in outcome && outcome.uncounted === true)
  await sql`
    with ended as (select from mailings where id = ${id} and stage = 'cancelled')
    update deliveries
    set state = case when became.state = 'waiting' and exists (select from ended) then 'skipped' else became.state end,
      trouble = left(became.trouble, 500), email = became.email, attempts = attempts - became.uncounted::int,
      next_at = case when became.seconds is null then next_at else now() + became.seconds * interval '1 second' end,
      settled_at = case when became.seconds is null then now() end
    from unnest(
      ${outcomes.map(({ person_id }) => person_id)}::bigint[], ${outcomes.map(({ state }) => state)}::delivery_state[], ${outcomes.map(({ trouble = '' }) => trouble)}::text[],
      ${seconds}::float[], ${uncounted}::boolean[], ${outcomes.map(({ email = '' }) => email)}::text[]
    ) became (person_id, state, trouble, seconds, uncounted, email)
    where mailing_id = ${id} and deliveries.person_id = became.person_id and deliveries.state in ('handed', 'unknown')`.execute(db)
}

/** Those whom the mail server refused wait again, behind the others, as if it had never been asked; of a mailing that was ended, nobody. */
export async function takeUpAgain(db: Db, { id }: Pick<Mailing, 'id'>, people: readonly number[]) {
  await db
    .updateTable('deliveries')
    .set({ state: 'waiting', attempts: sql`attempts - 1`, next_at: sql`now()`, settled_at: null })
    .where('mailing_id', '=', id)
    .where('person_id', '=', sql<number>`any(${[...people]}::bigint[])`)
    .where('state', '=', 'refused')
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('mailings').select('id').where('id', '=', id).where('stage', '=', 'cancelled'))))
    .execute()
}

/** What a process that is gone had in hand: nobody knows what became of it, and it is not sent again by itself. Only while nobody else sends. */
export async function giveUpHanded(db: Db): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set({ state: 'unknown', trouble: 'The program ended while this letter was being handed over.', settled_at: sql`now()` })
    .where('state', '=', 'handed')
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** In a trial, whoever was tried this often, for half an hour, does not hold up the others; they are tried again with them. */
const patience = 3

/** When the next one of those that wait is due, if any waits; in a trial, of those it is tried on. */
export async function nextDue(db: Db, { id, trial_hours, chosen }: Pick<Mailing, 'id' | 'trial_hours' | 'chosen'>): Promise<{ seconds: number } | undefined> {
  const { rows } = await sql<{ seconds: number }>`
    select greatest(0, extract(epoch from min(next_at) - now()))::float seconds from deliveries
    where mailing_id = ${id} and state = 'waiting' ${trial_hours !== null && chosen === null ? sql`and arm is not null and attempts <= ${patience}` : sql``}
    having count(*) > 0`.execute(db)
  return rows[0]
}

export async function counts(db: Db, { id }: Pick<Mailing, 'id'>): Promise<Counts> {
  const rows = await db.selectFrom('deliveries').select(['state', ({ fn }) => fn.countAll<number>().as('all')]).where('mailing_id', '=', id).groupBy('state').execute()
  const none: Counts = { waiting: 0, handed: 0, sent: 0, kept: 0, refused: 0, skipped: 0, unknown: 0 }
  return { ...none, ...Object.fromEntries(rows.map(({ state, all }) => [state, all])) }
}

/** The address at which somebody was written to. */
export async function addressOf(db: Db, mailingId: number, personId: number): Promise<string | undefined> {
  const delivery = await db.selectFrom('deliveries').select('email').where('mailing_id', '=', mailingId).where('person_id', '=', personId).executeTakeFirst()
  return delivery?.email || undefined
}

/** Those in this state, with names and the reason, as far as whoever asks may see people. */
export async function inState(db: Db, { id }: Pick<Mailing, 'id'>, state: Delivery['state'], limit = 200) {
  return db
    .selectFrom('deliveries')
    .innerJoin('people', 'people.id', 'person_id')
    .select(['person_id', 'people.name', 'trouble', 'attempts', 'settled_at'])
    .where('mailing_id', '=', id)
    .where('state', '=', state)
    .orderBy('person_id')
    .limit(limit)
    .execute()
}
