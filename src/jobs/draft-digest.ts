import * as digest from '#domain/newsletter/digest.ts'
import type { Db } from '#platform/database.ts'

/** Once a week: the letter that drafts itself. */
export const draftDigest = ({ db }: { db: Db }) => async () => digest.draftWeekly(db, new Date())
