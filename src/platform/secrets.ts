import { randomBytes } from 'node:crypto'
import type { Db } from '#platform/database.ts'

/** The installation's key of this name, made the first time it is asked for. */
export async function secret(db: Db, name: string): Promise<string> {
  await db
    .insertInto('secrets')
    .values({ name, value: randomBytes(32).toString('base64url') })
    .onConflict((known) => known.column('name').doNothing())
    .execute()

  const { value } = await db.selectFrom('secrets').select('value').where('name', '=', name).executeTakeFirstOrThrow()
  return value
}
