import * as joinings from '#domain/membership/joinings.ts'
import * as renewing from '#domain/membership/renewing.ts'
import { dayOf } from '#engines/membership/days.ts'
import type { Db } from '#platform/database.ts'

/** Once a day: whose membership ends is reminded, and what was typed on the way to a payment long ago is let go. */
export const membershipDay = ({ db }: { db: Db }) => async () => {
  await renewing.remind(db, dayOf(new Date()))
  await joinings.sweep(db)
}
