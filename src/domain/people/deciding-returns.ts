import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import * as consents from '#domain/people/consents.ts'
import * as people from '#domain/people/people.ts'
import type { Person } from '#domain/people/person.ts'
import * as undeliverable from '#domain/people/undeliverable.ts'

type Return = Row<'returns'>
type Said = { named: readonly string[]; list?: string; person?: Person }

/** Refusals that say something of the mailbox, not of our letter. */
const ofMailbox: Return['reason'][] = ['unknown user', 'unknown host', 'disabled', 'refused']
const wording = 'Their mail provider told us that they want no more of these letters.'

/**
 * What follows from what came back. That nobody is there, said of the very address we wrote to, counts at once; other lasting refusals of a
 * mailbox when a second follows within thirty days, on another day and for another letter. A complaint takes consent back. Nothing else decides.
 */
export async function decide(db: Db, back: Return, { named, list, person }: Said): Promise<Return['decision']> {
  if (back.verdict === 'complaint') return back.reason === 'authentication' ? 'nothing' : withdraw(db, person ? [person] : await people.withEmail(db, back.email || '-'), list)
  if (back.verdict === 'temporary' || back.email === '' || !ofMailbox.includes(back.reason)) return 'nothing'
  await sql`select pg_advisory_xact_lock(hashtextextended(${`undeliverable:${back.email}`}, 0))`.execute(db)
  const isSure = back.verdict === 'permanent' && (named.length === 0 || named.includes(back.email))
  if (!isSure && !await isSecond(db, back)) return 'first of two'
  return await undeliverable.mark(db, back) ? 'undeliverable' : 'undeliverable before'
}

async function isSecond(db: Db, back: Return): Promise<boolean> {
  const earlier = await db
    .selectFrom('returns')
    .select('id')
    .where('email', '=', back.email)
    .where('id', '<', back.id)
    .where('decision', 'in', ['first of two', 'undeliverable', 'undeliverable before'])
    .where('came_at', '>', sql<Date>`now() - interval '30 days'`)
    .where(sql<boolean>`came_at::date <> now()::date`)
    .where(sql<boolean>`(mailing_id, letter_id) is distinct from (${back.mailing_id}::bigint, ${back.letter_id}::bigint)`)
    .where((row) => row.not(row.exists(
      row.selectFrom('undeliverable_emails as lifted').select('lifted.email').whereRef('lifted.email', '=', 'returns.email').whereRef('lifted.lifted_at', '>=', 'returns.came_at'),
    )))
    .limit(1)
    .executeTakeFirst()
  return !!earlier
}

/** From this list, or, when the letter's list is not known, from every list of ours. */
async function withdraw(db: Db, complaining: readonly Person[], list: string | undefined): Promise<Return['decision']> {
  let withdrawn = 0
  for (const person of complaining) {
    for (const one of await consents.listsOf(db, person, 'email')) {
      if (list !== undefined && one !== list) continue
      await consents.state(db, person, { channel: 'email', list: one, given: false, wording, how: 'complaint' })
      withdrawn++
    }
  }
  return withdrawn > 0 ? 'withdrawn' : 'nothing'
}
