import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import * as letters from '#platform/letters.ts'
import { together } from '#platform/together.ts'
import { type Mailing, willing } from '#domain/audiences/mailings.ts'

export type Recipient = { id: number; name: string; given_name: string; email: string }
type Write = (mailing: Mailing, recipient: Recipient) => letters.Writing

/** Takes a mailing whose time has come in hand. One cancelled, or not yet due, is left alone. */
export async function take(db: Db, id: number): Promise<Mailing | undefined> {
  return db
    .updateTable('mailings')
    .set({ stage: 'leaving' })
    .where('id', '=', id)
    .where('stage', 'in', ['waiting', 'leaving'])
    .where('leaves_at', '<=', sql<Date>`now()`)
    .returningAll()
    .executeTakeFirst()
}

/** Writes the next letters of it, each once however often this is tried, all of a batch or none. False when there are no more. */
export async function writeNext(db: Db, mailing: Mailing, write: Write, size = 200): Promise<boolean> {
  return together(db, async (tx) => {
    const due = await tx
      .selectFrom('mailing_recipients')
      .select('person_id')
      .where('mailing_id', '=', mailing.id)
      .where('letter_at', 'is', null)
      .orderBy('person_id')
      .limit(size)
      .forUpdate()
      .skipLocked()
      .execute()
    if (due.length === 0) return false
    const numbers = due.map(({ person_id }) => person_id)
    const recipients = await willing(tx, mailing.list)
      .select(['people.id', 'people.name', 'people.given_name', sql<string>`people.emails[1]`.as('email')])
      .where('people.id', 'in', numbers)
      .execute()
    for (const recipient of recipients) await letters.write(tx, write(mailing, recipient))
    await tx.updateTable('mailing_recipients').set({ letter_at: sql`now()` }).where('mailing_id', '=', mailing.id).where('person_id', 'in', numbers).execute()
    return true
  })
}

export async function finish(db: Db, id: number) {
  await db.updateTable('mailings').set({ stage: 'gone' }).where('id', '=', id).where('stage', '=', 'leaving').execute()
}
