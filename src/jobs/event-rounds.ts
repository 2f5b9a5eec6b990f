import * as rounds from '#domain/calendar/answer-rounds.ts'
import type { Db } from '#platform/database.ts'

/** Every minute: who moves up, what has changed, and reminders. */
export const eventRounds = ({ db }: { db: Db }) => async () => rounds.go(db, new Date())
