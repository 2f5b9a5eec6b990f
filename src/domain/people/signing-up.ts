import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import * as consents from '#domain/people/consents.ts'
import * as people from '#domain/people/people.ts'

/** Somebody asks for the letter. Said twice, it stands twice in the ledger and means the same. */
export async function forLetter(db: Db, introduction: people.Introduction, wording: string) {
  await together(db, async (tx) => {
    const person = await people.welcome(tx, introduction)
    await consents.state(tx, person, { channel: 'email', list: 'newsletter', given: true, wording, how: 'form' })
  })
}
