import * as answerRounds from '#domain/calendar/answer-rounds.ts'
import * as appreciations from '#domain/content/appreciations.ts'
import * as bin from '#domain/content/bin.ts'
import * as pictures from '#domain/content/pictures.ts'
import * as filing from '#domain/library/filing.ts'
import * as imports from '#domain/people/arrivals/imports.ts'
import * as confirmations from '#domain/people/confirmations.ts'
import * as returns from '#domain/people/returns.ts'
import * as keys from '#domain/staff/keys.ts'
import type { Db } from '#platform/database.ts'
import * as letters from '#platform/letters.ts'
import type { Settings } from '#platform/settings.ts'

/** Once a day: what has expired is deleted. */
export const sweep = ({ db, settings }: { db: Db; settings: Settings }) => async () => {
  await answerRounds.sweep(db, new Date())
  await bin.sweep(db)
  await keys.sweep(db)
  await confirmations.sweep(db)
  await letters.sweep(db)
  await returns.sweep(db)
  await appreciations.sweep(db)
  await imports.sweep(db, settings)
  await pictures.sweep(db, settings)
  await filing.sweep(db, settings)
}
