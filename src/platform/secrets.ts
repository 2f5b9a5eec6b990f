import { randomBytes } from 'node:crypto'
import type { Db } from '#platform/database.ts'

/** The installation's key of this name, made the first time it is asked for. Made twice at once, all get the same one. */
export async function secret(db: Db, name: string, make: () => string | Promise<string> = random): Promise<string> {
  const known = db.selectFrom('secrets').select('value').where('name', '=', name)
  const found = await known.executeTakeFirst()
  if (found) return found.value
  await db
    .insertInto('secrets')
    .values({ name, value: await make() })
    .onConflict((made) => made.column('name').doNothing())
    .execute()

  const { value } = await known.executeTakeFirstOrThrow()
  return value
}

const random = () => randomBytes(32).toString('base64url')
