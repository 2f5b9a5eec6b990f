import type { Db } from '#platform/database.ts'
import { freshToken } from '#platform/tokens.ts'

/** A link for one letter about an answer; `undefined` when that letter was written before. */
export async function issue(db: Db, answer: { id: number }, letter: string): Promise<string | undefined> {
  const { token, hash } = freshToken()
  const issued = await db
    .insertInto('event_answer_links')
    .values({ hash, answer_id: answer.id, letter })
    .onConflict((written) => written.column('letter').doNothing())
    .returning('answer_id')
    .executeTakeFirst()
  return issued && token
}
