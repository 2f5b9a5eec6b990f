import * as confirmations from '#domain/people/confirmations.ts'
import * as keys from '#domain/staff/keys.ts'
import type { Db } from '#platform/database.ts'
import * as letters from '#platform/letters.ts'

/** Once a day: what has expired is deleted. */
export const sweep = ({ db }: { db: Db }) => async () => {
  await keys.sweep(db)
  await confirmations.sweep(db)
  await letters.sweep(db)
}
