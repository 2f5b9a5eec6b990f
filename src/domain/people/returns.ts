import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import type { Finding } from '#engines/bounces/finding.ts'
import { decide } from '#domain/people/deciding-returns.ts'
import { nowKnownAs } from '#domain/people/merging.ts'
import * as people from '#domain/people/people.ts'
import type { Person } from '#domain/people/person.ts'
import { together } from '#platform/together.ts'

export type Return = Row<'returns'>
export type Way = 'mailbox' | 'pipe' | 'webhook' | 'ses'
export type Decision = Return['decision']
/** What became of a letter as far as it is kept: what was delivered, and what is no report, is not. */
export type Kept = Finding & Pick<Return, 'verdict' | 'reason'>

/** The letter it is about, known by our own mark: whom and where it was written to, and the list that it went to, as far as we know. */
export type About = { mailing?: number; letter?: number; person?: number; email?: string; list?: string }

export type Told = {
  finding: Kept
  /** Of the message; with what it says of the recipient it tells whether we know this already. */
  id: string
  way: Way
  /** Every address that the message names. */
  names: readonly string[]
  /** Without it the message bears no mark of ours: it is kept, and decides nothing. */
  about?: About
}

/** Takes in what a message says of one recipient, and decides what follows (decision 048). `undefined` when it was told before: then nothing changes. */
export async function take(db: Db, { finding, id, way, names, about }: Told): Promise<Decision | undefined> {
  return together(db, async (tx) => {
    const person = about?.person === undefined ? undefined : await people.find(tx, await nowKnownAs(tx, about.person))
    const isForgotten = about?.person !== undefined && !person
    const email = isForgotten ? '' : await tellable(tx, about ? about.email ?? theirs(person, finding, names) : finding.original || finding.recipient)
    const digest = createHash('sha256').update(JSON.stringify([id, finding.recipient, finding.original, finding.verdict, finding.status])).digest()
    const { verdict, reason, status, reply } = finding
    const kept = await tx
      .insertInto('returns')
      .values({
        digest, person_id: person?.id, email, mailing_id: about?.mailing, letter_id: about?.letter, verdict, reason, status, reply, way,
        words: email || person ? finding.words : '', decision: about ? 'nothing' : 'unmatched',
      })
      .onConflict((known) => known.column('digest').doNothing())
      .returningAll()
      .executeTakeFirst()
    if (!kept) return undefined
    if (!about) return kept.decision

    const decision = await decide(tx, kept, { named: [finding.recipient, finding.original].filter(Boolean), list: about.list, person })
    await tx.updateTable('returns').set({ decision }).where('id', '=', kept.id).execute()
    return decision
  })
}

/** What came back from a person, or from an address of theirs, the newest first. */
export async function ofPerson(db: Db, { id, emails }: Pick<Person, 'id' | 'emails'>, limit = 50): Promise<Return[]> {
  return db
    .selectFrom('returns')
    .selectAll()
    .where((row) => row.or([row('person_id', '=', id), row.and([row('person_id', 'is', null), row('email', '=', row.fn.any(row.val(emails))), row('email', '<>', '')])]))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** What bore no mark of ours is kept for ninety days, all else for two years; of addresses that nobody has any more nothing. */
export async function sweep(db: Db) {
  await db
    .deleteFrom('returns')
    .where('came_at', '<', sql<Date>`now() - case decision when 'unmatched' then interval '90 days' else interval '2 years' end`)
    .execute()
  await db
    .deleteFrom('undeliverable_emails')
    .where(sql<boolean>`not exists (select from people where people.emails @> array[undeliverable_emails.email])`)
    .execute()
}

/** The address of theirs that the message is about: one that it names as the recipient, or the only one it names at all. */
function theirs(person: Person | undefined, { original, recipient }: Kept, names: readonly string[]): string {
  if (!person) return ''
  const named = [original, recipient].find((address) => person.emails.includes(address))
  if (named) return named
  const mentioned = person.emails.filter((address) => names.includes(address))
  return mentioned.length === 1 ? mentioned[0] ?? '' : ''
}

/** Only addresses of people we know are kept: none of strangers, nor of those who asked to be forgotten. */
async function tellable(db: Db, email: string): Promise<string> {
  const address = people.tidyEmail(email)
  return address.length > 2 && address.length <= 320 && (await people.withEmail(db, address)).length > 0 ? address : ''
}
