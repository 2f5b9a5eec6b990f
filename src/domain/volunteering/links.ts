import type { Db } from '#platform/database.ts'
import { freshToken } from '#platform/tokens.ts'

/** A link for one letter about an asking; `undefined` when that letter was written before. */
export async function issue(db: Db, asking: { id: number }, letter: string): Promise<string | undefined> {
  const { token, hash } = freshToken()
  const issued = await db
    .insertInto('help_links')
    .values({ hash, asking_id: asking.id, letter })
    .onConflict((written) => written.column('letter').doNothing())
    .returning('asking_id')
    .executeTakeFirst()
  return issued && token
}
