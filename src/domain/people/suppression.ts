import { createHmac } from 'node:crypto'
import type { Db } from '#platform/database.ts'
import { secret } from '#platform/secrets.ts'
import { tidyEmail } from '#domain/people/people.ts'

/** Keeps addresses from being written to or brought in again, as hashes that only this installation can make. */
export async function suppress(db: Db, emails: readonly string[]) {
  if (emails.length === 0) return
  const hashOf = await hasher(db)
  await db
    .insertInto('suppressions')
    .values([...new Set(emails.map(hashOf))].map((hash) => ({ hash })))
    .onConflict((known) => known.doNothing())
    .execute()
}

/** Which of these, as they were given, belong to people who asked to be forgotten. One question, however many are asked about. */
export async function isSuppressed(db: Db, emails: readonly string[]): Promise<Set<string>> {
  if (emails.length === 0 || !await db.selectFrom('suppressions').select('hash').limit(1).executeTakeFirst()) return new Set()
  const hashOf = await hasher(db)
  const asked = Map.groupBy(emails, hashOf)
  const known = await db.selectFrom('suppressions').select('hash').where((row) => row('hash', '=', row.fn.any(row.val([...asked.keys()])))).execute()
  return new Set(known.flatMap(({ hash }) => asked.get(hash) ?? []))
}

/** The owner of the address said by letter that they are back. */
export async function lift(db: Db, email: string) {
  const hashOf = await hasher(db)
  await db.deleteFrom('suppressions').where('hash', '=', hashOf(email)).execute()
}

async function hasher(db: Db): Promise<(email: string) => string> {
  const key = await secret(db, 'suppression')
  return (email) => createHmac('sha256', key).update(tidyEmail(email)).digest('base64url')
}
