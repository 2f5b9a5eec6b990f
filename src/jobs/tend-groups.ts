import * as termKeys from '#domain/groups/term-keys.ts'
import * as terms from '#domain/groups/terms.ts'
import type { Db } from '#platform/database.ts'
import { today } from '#ui/day.tsx'

/** Once a day: teams whose day has come are closed, those whose day is near are asked, and what is too old is dropped. */
export const tendGroups = ({ db }: { db: Db }) => async () => {
  const day = today()
  await terms.closeDue(db, day)
  await terms.ask(db, day)
  await termKeys.sweep(db, day)
}
