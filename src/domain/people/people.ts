import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type Person = Row<'people'>
export type Introduction = { email: string; name: string; placeId?: string }

/** The person behind an e-mail address: the one we know, or a new one. What a stranger types changes nobody we know. */
export async function welcome(db: Db, { email, name, placeId }: Introduction): Promise<Person> {
  const address = email.trim().toLowerCase()
  await db
    .insertInto('people')
    .values({ email: address, name: name.trim(), place_id: placeId })
    .onConflict((known) => known.column('email').doNothing())
    .execute()

  return db.selectFrom('people').selectAll().where('email', '=', address).executeTakeFirstOrThrow()
}
