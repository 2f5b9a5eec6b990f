import * as times from '#domain/calendar/times.ts'
import type { Db } from '#platform/database.ts'

/** Once a day: the times of series that have come into sight are laid out. */
export const layOutTimes = ({ db }: { db: Db }) => async () => {
  await times.layAll(db, new Date())
}
