import { sql } from 'kysely'
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

/** Takes back that somebody said yes to an event or came to one, in the transaction of the act. */
export async function takeBack(db: Db, { act, kind }: { act: string; kind: 'said-yes' | 'attended' }) {
  await sql`select take_back_deed(${act}::uuid, ${kind})`.execute(db)
}

/** Which of these things anybody has done something about, as far as whoever asks may see. */
export async function among(db: Db, subject: string, ids: readonly number[]): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    select thing as id from unnest(${ids}::bigint[]) thing where exists (select from deeds where subject = ${subject} and subject_id = thing)`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
