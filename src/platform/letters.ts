import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'

export type Letter = Row<'letters'>
export type Writing = Pick<Letter, 'kind' | 'recipient' | 'subject' | 'body'> & Partial<Pick<Letter, 'sender_name' | 'reply_to' | 'unsubscribe_url' | 'list' | 'calendar'>> & { key?: string }
type Page = { olderThan?: number; limit?: number }
export type Settled = { status: Exclude<Letter['status'], 'queued' | 'sending'>; trouble?: string }

/** Kinds whose words let somebody in. They are kept no longer than they are needed. */
const opening = ['sign-in', 'invitation', 'confirmation', 'team-term']

/** Kinds that hand on what a stranger wrote: after a week neither their words nor their name and address are kept. */
const handingOn = ['contact', 'group-message']

/** Writes a letter and leaves it for the worker to send, both or neither. The same `key` a second time writes nothing. */
export async function write(db: Db, writing: Writing) {
  await together(db, async (tx) => {
    const letter = await tx
      .insertInto('letters')
      .values(writing)
      .onConflict((written) => written.column('key').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (letter) await queue.leave(tx, 'send-letter', letter, { turn: turnOf(writing.kind) })
  })
}

/** Whoever wants to come in waits at the door; what goes to a whole list lets everybody else go first. */
const turnOf = (kind: string): queue.Turn => (opening.includes(kind) ? 'now' : kind === 'mailing' ? 'last' : 'usual')

/** What was written to these addresses, the first first; of what opens a door not the words. */
export async function to(db: Db, recipients: readonly string[]): Promise<Pick<Letter, 'kind' | 'recipient' | 'subject' | 'body' | 'calendar' | 'written_at'>[]> {
  return db
    .selectFrom('letters')
    .select(['kind', 'recipient', 'subject', 'calendar', 'written_at'])
    .select(sql<string>`case when kind = any(${opening}) then '' else body end`.as('body'))
    .where('recipient', 'in', [...recipients, ''])
    .orderBy('id')
    .execute()
}

/** Newest first; `olderThan` is the id of the last letter already seen. */
export async function list(db: Db, { olderThan, limit = 50 }: Page = {}): Promise<Omit<Letter, 'body' | 'calendar'>[]> {
  return db
    .selectFrom('letters')
    .select(['id', 'kind', 'recipient', 'subject', 'status', 'trouble', 'attempts', 'key', 'sender_name', 'reply_to', 'unsubscribe_url', 'list', 'written_at', 'settled_at'])
    .$if(olderThan !== undefined, (query) => query.where('id', '<', olderThan ?? 0))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function find(db: Db, id: number): Promise<Letter | undefined> {
  return db.selectFrom('letters').selectAll().where('id', '=', id).executeTakeFirst()
}

/**
 * Takes a queued letter in hand, before anything is said to a server. One found in hand already was being sent when the program ended: what
 * became of it nobody knows, and it is not sent again by itself.
 */
export async function take(db: Db, id: number): Promise<Letter | undefined> {
  const taken = await db
    .updateTable('letters')
    .set((row) => ({ status: 'sending', attempts: sql<number>`${row.ref('attempts')} + 1` }))
    .where('id', '=', id)
    .where('status', '=', 'queued')
    .returningAll()
    .executeTakeFirst()
  if (!taken) await settle(db, id, { status: 'unknown', trouble: 'The program ended while this letter was being handed over.' })
  return taken
}

/**
 * Leaves a letter to be sent once more: one that was refused, or whose fate is unknown and which may therefore arrive twice. It is the same letter, with
 * the same Message-ID. False when it is neither, or its words are no longer kept.
 */
export async function sendAgain(db: Db, id: number): Promise<boolean> {
  return together(db, async (tx) => {
    const letter = await tx
      .updateTable('letters')
      .set({ status: 'queued', settled_at: null })
      .where('id', '=', id)
      .where('status', 'in', ['unknown', 'refused'])
      .where('body', '<>', '')
      .returning(['id', 'kind'])
      .executeTakeFirst()
    if (letter) await queue.leave(tx, 'send-letter', { id: letter.id }, { turn: turnOf(letter.kind) })
    return letter !== undefined
  })
}

/** Puts a letter that could not be delivered just now back, with the reason. */
export async function putBack(db: Db, id: number, trouble: string) {
  await db.updateTable('letters').set({ status: 'queued', trouble }).where('id', '=', id).where('status', '=', 'sending').execute()
}

/** Writes down what became of a letter in hand. What opens a door is forgotten with it, unless we keep the letter ourselves. */
export async function settle(db: Db, id: number, { status, trouble = '' }: Settled) {
  await db
    .updateTable('letters')
    .set({ status, trouble, settled_at: sql`now()` })
    .$if(status !== 'kept', (query) => query.set({ body: sql<string>`case when kind = any(${opening}) then '' else body end` }))
    .where('id', '=', id)
    .where('status', '=', 'sending')
    .execute()
}

/** A week after they were written, forgets the words of letters that opened a door once, and what was handed on with whoever wrote it. */
export async function sweep(db: Db) {
  const old = (kinds: readonly string[]) => db
    .updateTable('letters')
    .where('kind', 'in', kinds)
    .where('body', '<>', '')
    .where('written_at', '<', sql<Date>`now() - interval '7 days'`)
  await old(opening).set({ body: '' }).execute()
  await old(handingOn).set({ body: '', reply_to: '', subject: 'What a visitor wrote' }).execute()
}
