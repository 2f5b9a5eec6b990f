import * as rounds from '#domain/volunteering/rounds.ts'
import type { Db } from '#platform/database.ts'

/** Every hour: reminders, thanks, and who came. */
export const helpRounds = ({ db }: { db: Db }) => async () => rounds.go(db, new Date())
