import * as departures from '#domain/people/departures.ts'
import * as retention from '#domain/people/retention.ts'
import { spared } from '#domain/staff/spared.ts'
import type { Db } from '#platform/database.ts'

/** Once a day: whoever asked to be forgotten a week ago, and whom the confirmed clocks name. */
export const forget = ({ db }: { db: Db }) => async () => {
  await departures.carryOut(db)
  await retention.run(db, spared)
}
