import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import * as consents from '#domain/people/consents.ts'
import * as deeds from '#domain/people/deeds.ts'
import type { Person } from '#domain/people/person.ts'
import type { Reach } from '#domain/people/reach.ts'
import * as refusals from '#domain/volunteering/refusals.ts'

export type Profile = Row<'volunteer_profiles'>
export type Offer = Pick<Profile, 'skills' | 'issues' | 'languages' | 'times' | 'miles' | 'counted_on'>
export type Promised = Pick<consents.Statement, 'wording' | 'how'>
type Offered = { skill: number } | { interest: number }

/** The list of the consent ledger on which volunteers are written to. */
export const list = 'volunteering'

export async function find(db: Db, personId: number): Promise<Profile | undefined> {
  return db.selectFrom('volunteer_profiles').selectAll().where('person_id', '=', personId).executeTakeFirst()
}

/** Keeps what somebody offers, in place of what they offered before, with the words that say how they will be contacted. A skill they offer again is refused no more. */
export async function save(db: Db, person: Pick<Person, 'id'>, offer: Offer, { wording, how }: Promised) {
  await together(db, async (tx) => {
    const known = await find(tx, person.id)
    await tx
      .insertInto('volunteer_profiles')
      .values({ person_id: person.id, ...offer })
      .onConflict((earlier) => earlier.column('person_id').doUpdateSet({ ...offer, updated_at: sql<Date>`now()` }))
      .execute()
    await refusals.takeBack(tx, person, offer.skills)
    await consents.state(tx, person, { channel: 'email', list, given: true, wording, how })
    if (!known) await deeds.note(tx, person, { kind: 'offered-help', subject: 'volunteer-profile', subjectId: person.id, act: crypto.randomUUID() })
  })
}

/** Somebody offers no more: the profile goes, and nobody asks them for help by letter. */
export async function withdraw(db: Db, person: Pick<Person, 'id'>, { wording, how }: Promised) {
  await together(db, async (tx) => {
    await tx.deleteFrom('volunteer_profiles').where('person_id', '=', person.id).execute()
    await consents.state(tx, person, { channel: 'email', list, given: false, wording, how })
  })
}

/** Lends the question who offers this skill, or cares for this issue, by the number of the choice. */
export const idsOffering = (offered: Offered): Exclude<Reach, 'everyone'> => (db: Db) =>
  db
    .selectFrom('volunteer_profiles')
    .select('person_id')
    .where('skill' in offered ? sql<boolean>`skills @> array[${offered.skill}]::integer[]` : sql<boolean>`issues @> array[${offered.interest}]::integer[]`)
