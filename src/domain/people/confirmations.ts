import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import type { Row } from '#platform/row.ts'
import { freshToken, hashOf } from '#platform/tokens.ts'
import { together } from '#platform/together.ts'
import * as confirmedEmails from '#domain/people/confirmed-emails.ts'
import * as people from '#domain/people/people.ts'
import type { Person } from '#domain/people/person.ts'
import * as settling from '#domain/people/settling.ts'

export type Asking = people.Introduction & { personId?: number; kind: string; details: object; wording: string; origin: string }
export type Asked = Row<'confirmations'>
export type CarryOut = (tx: Db, person: Person, asked: Asked) => Promise<void>

/**
 * Keeps what a stranger typed for seven days, and has its address asked by letter whether it was they. Nobody is looked up: the same is
 * written for an address we know and for one we do not. Asked again before the answer, it waits once.
 */
export async function ask(db: Db, { kind, email, name, placeId, personId, details, wording, origin }: Asking) {
  const address = people.tidyEmail(email)
  await together(db, async (tx) => {
    await tx
      .insertInto('confirmations')
      .values({ kind, email: address, name: name.trim(), place_id: placeId, person_id: personId, details: JSON.stringify(details), wording })
      .onConflict((again) => again
        .columns(['email', 'kind', 'name', 'digest'])
        .doUpdateSet((row) => ({ wording, place_id: row.ref('excluded.place_id'), person_id: row.ref('excluded.person_id'), asked_at: sql`now()`, expires_at: sql`now() + interval '7 days'` })))
      .execute()
    await askByLetter(tx, { email: address, origin })
  })
}

/** `at`: the next hour in which this address may be written to. */
export async function askByLetter(db: Db, { email, origin, at }: { email: string; origin: string; at?: Date }) {
  await queue.leave(db, 'confirmation-letter', { email, origin }, { key: `confirmation:${email}`, at, turn: 'now' })
}

/**
 * A link for a letter that lists what waits for this address, and what that is. At most one an hour: sooner, `not before` says when. Nothing
 * when nothing waits any more.
 */
export async function link(db: Db, email: string): Promise<{ token: string; waiting: Asked[] } | { notBefore: Date } | undefined> {
  return together(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`confirmation:${email}`}, 0))`.execute(tx)
    const listed = await waitingFor(tx, email).execute()
    if (listed.length === 0) return undefined
    const written = await tx
      .selectFrom('confirmation_links')
      .select(sql<Date>`written_at + interval '1 hour'`.as('notBefore'))
      .where('email', '=', email)
      .where('written_at', '>', sql<Date>`now() - interval '1 hour'`)
      .executeTakeFirst()
    if (written) return written
    const { token, hash } = freshToken()
    await tx.insertInto('confirmation_links').values({ hash, email }).execute()
    return { token, waiting: listed }
  })
}

/** What waits for the address to which this link was sent, the first asked first. Nothing when the link is unknown, used or too old. */
export async function waiting(db: Db, token: string): Promise<Asked[]> {
  return waitingFor(db, emailOf(db, token)).execute()
}

/**
 * The owner of the address says yes to these: each is carried out for the person it names, in one transaction, and the link is used up.
 * Who was confirmed; nothing when the link was not good for it. A name or town that we did not know of them is learnt.
 */
export async function confirm(db: Db, token: string, ids: number[], carryOut: CarryOut): Promise<{ email: string; people: Person[] } | undefined> {
  return together(db, async (tx) => {
    const used = await tx
      .updateTable('confirmation_links')
      .set({ used_at: sql`now()` })
      .where('hash', '=', hashOf(token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', sql<Date>`now()`)
      .returning('email')
      .executeTakeFirst()
    if (!used) return undefined
    const asked = await waitingFor(tx, used.email).where('id', 'in', [0, ...ids]).forUpdate().execute()
    const confirmed = new Map<number, Person>()
    for (const one of asked) {
      const known = one.person_id ? await people.find(tx, one.person_id) : undefined
      const person = known ?? await people.welcome(tx, { email: used.email, name: one.name, placeId: one.place_id ?? undefined })
      const settled = await settling.settle(tx, person, { name: one.name, placeId: one.place_id })
      await confirmedEmails.note(tx, settled, used.email)
      await carryOut(tx, settled, one)
      confirmed.set(settled.id, settled)
    }
    await tx.deleteFrom('confirmations').where('email', '=', used.email).where('id', 'in', [0, ...asked.map(({ id }) => id)]).execute()
    return { email: used.email, people: [...confirmed.values()] }
  })
}

/** Drops what nobody answered. */
export async function sweep(db: Db) {
  for (const table of ['confirmations', 'confirmation_links'] as const) await db.deleteFrom(table).where('expires_at', '<', sql<Date>`now()`).execute()
}

const good = (db: Db, token: string) => db
  .selectFrom('confirmation_links')
  .where('hash', '=', hashOf(token))
  .where('used_at', 'is', null)
  .where('expires_at', '>', sql<Date>`now()`)

const waitingFor = (db: Db, email: string | ReturnType<typeof emailOf>) => db
  .selectFrom('confirmations')
  .selectAll()
  .where('email', '=', email)
  .where('expires_at', '>', sql<Date>`now()`)
  .orderBy('id')
  .limit(most)

const emailOf = (db: Db, token: string) => good(db, token).select('email')

/** Whoever types an address a hundred times makes its owner read no more than this. */
const most = 20
