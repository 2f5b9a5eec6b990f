import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import type { Row } from '#platform/row.ts'
import { hashOf } from '#platform/tokens.ts'
import { together } from '#platform/together.ts'
import * as deeds from '#domain/people/deeds.ts'
import type { Person } from '#domain/people/person.ts'
import type { Action } from '#domain/actions/actions.ts'

/** What an ally asks people to do. `published_at` and `slug` are those of the action that was made of it. */
export type Submission = Row<'action_submissions'> & { published_at: Date | null; slug: string | null }
export type Listed = Submission & { standing: Standing }
export type Words = Pick<Submission, 'organization' | 'title' | 'ask' | 'why' | 'addresses' | 'whom' | 'bill_number' | 'link' | 'closes_on'>
export type Submitter = Pick<Submission, 'name' | 'email' | 'wording'>
export type Standing = 'waiting' | 'editing' | 'published' | 'refused'

/** Puts an ally's words before the moderators. Whoever submits has shown that the address is theirs. The same words from the same address are one. */
export async function submit(db: Db, person: Pick<Person, 'id'>, words: Words, { name, email, wording }: Submitter): Promise<{ id: number }> {
  return together(db, async (tx) => {
    const digest = hashOf(JSON.stringify(Object.entries(words).toSorted()))
    const made = await tx
      .insertInto('action_submissions')
      .values({ ...words, name, email, wording, digest, person_id: person.id })
      .onConflict((known) => known.columns(['email', 'digest']).where('email', '<>', '').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return tx.selectFrom('action_submissions').select('id').where('email', '=', email).where('digest', '=', digest).executeTakeFirstOrThrow()
    await deeds.note(tx, person, { kind: 'submitted-action', subject: 'action-submission', subjectId: made.id, act: crypto.randomUUID() })
    await queue.leave(tx, 'submission-letter', { submissionId: made.id, became: 'waiting' })
    return made
  })
}

export function standingOf({ action_id, published_at, refused_at }: Pick<Submission, 'action_id' | 'published_at' | 'refused_at'>, now = new Date()): Standing {
  if (published_at && published_at <= now) return 'published'
  if (refused_at) return 'refused'
  return action_id ? 'editing' : 'waiting'
}

export async function find(db: Db, id: number): Promise<Submission | undefined> {
  return submitted(db).where('action_submissions.id', '=', id).executeTakeFirst()
}

/** What an action was made of, if an ally submitted it. */
export async function ofAction(db: Db, { id }: Pick<Action, 'id'>): Promise<Submission | undefined> {
  return submitted(db).where('action_id', '=', id).executeTakeFirst()
}

/** What nobody has decided about, the oldest first; `count` is of all of it. */
export async function waiting(db: Db, limit = 50): Promise<{ oldest: Listed[]; count: number }> {
  const oldest = await submitted(db).where(undecided).orderBy('action_submissions.id').limit(limit).execute()
  const { count } = await db.selectFrom('action_submissions').select(({ fn }) => fn.countAll<number>().as('count')).where(undecided).executeTakeFirstOrThrow()
  return { oldest: standing(oldest), count }
}

/** The newest first; `olderThan` is the number of the last one already seen. */
export async function list(db: Db, { only, olderThan, limit = 50 }: { only?: 'waiting'; olderThan?: number; limit?: number } = {}): Promise<Listed[]> {
  const found = await submitted(db)
    .$if(only === 'waiting', (all) => all.where(undecided))
    .$if(olderThan !== undefined, (all) => all.where('action_submissions.id', '<', olderThan ?? 0))
    .orderBy('action_submissions.id', 'desc')
    .limit(limit)
    .execute()
  return standing(found)
}

/** Its submitter is told by letter when what was made of it comes out. */
export async function tellPublished(tx: Db, { id }: Pick<Action, 'id'>, at?: Date) {
  const submission = await ofAction(tx, { id })
  if (submission) await queue.leave(tx, 'submission-letter', { submissionId: submission.id, became: 'published' }, { key: `submission-published:${submission.id}`, at })
}

const undecided = sql<boolean>`action_submissions.action_id is null and action_submissions.refused_at is null`
const standing = (found: Submission[]): Listed[] => found.map((submission) => ({ ...submission, standing: standingOf(submission) }))

const submitted = (db: Db) => db
  .selectFrom('action_submissions')
  .leftJoin('actions', 'actions.id', 'action_submissions.action_id')
  .selectAll('action_submissions')
  .select(['actions.published_at', 'actions.slug'])
