import type { Db } from '#platform/database.ts'
import type { Person } from '#domain/people/person.ts'

export type Deed = { kind: string; subject: string; subjectId: number; act: string }

/** Notes what a person did, in the transaction of the act. Once per act; a second time changes nothing. */
export async function note(db: Db, person: Pick<Person, 'id'>, { kind, subject, subjectId, act }: Deed) {
  await db
    .insertInto('deeds')
    .values({ person_id: person.id, kind, subject, subject_id: subjectId, act })
    .onConflict((again) => again.columns(['act', 'person_id', 'kind']).doNothing())
    .execute()
}
