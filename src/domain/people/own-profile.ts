import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import * as changes from '#domain/people/changes.ts'
import * as confirmedEmails from '#domain/people/confirmed-emails.ts'
import type { Person } from '#domain/people/person.ts'
import type { Placer } from '#domain/people/placing.ts'

/** What somebody writes about themselves. Their e-mail addresses change only when a letter has confirmed them. */
export type OwnProfile = Pick<Person, 'name' | 'pronouns' | 'phones' | 'street' | 'locality' | 'region' | 'postcode' | 'language'>
type Kept = Partial<OwnProfile & Pick<Person, 'emails' | 'place_id' | 'districts'>>

const most = 10

/** Sets what differs, and finds town and districts anew when the address did. */
export async function write(db: Db, place: Placer, { id }: Pick<Person, 'id'>, profile: OwnProfile) {
  await together(db, async (tx) => {
    const person = await held(tx, id)
    const moved = (['street', 'locality', 'postcode'] as const).some((field) => person[field] !== profile[field])
    await set(tx, person, moved ? { ...profile, ...place(profile) } : profile)
  })
}

/** A confirmed address of theirs comes first from now on. Of more than ten the last is let go. */
export async function addEmail(db: Db, { id }: Pick<Person, 'id'>, email: string) {
  await together(db, async (tx) => {
    const person = await held(tx, id)
    await set(tx, person, { emails: [email, ...person.emails.filter((known) => known !== email)].slice(0, most) })
  })
}

/** Takes an address away, and its power to sign in as this person. False for the last one they have. */
export async function removeEmail(db: Db, { id }: Pick<Person, 'id'>, email: string): Promise<boolean> {
  return together(db, async (tx) => {
    const person = await held(tx, id)
    const emails = person.emails.filter((known) => known !== email)
    if (emails.length === 0) return false
    await set(tx, person, { emails })
    await confirmedEmails.forget(tx, person, email)
    return true
  })
}

const held = (tx: Db, id: number) => tx.selectFrom('people').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()

async function set(tx: Db, person: Person, wanted: Kept) {
  const differing = Object.entries(wanted).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(Object.entries(person).find(([known]) => known === field)?.[1]))
  if (differing.length === 0) return
  const after: Kept = Object.fromEntries(differing)
  const before: Kept = Object.fromEntries(Object.entries(person).filter(([field]) => field in after))
  await tx.updateTable('people').set({ ...after, updated_at: sql`clock_timestamp()` }).where('id', '=', person.id).execute()
  await changes.note(tx, person, { origin: 'person', before, after })
}
