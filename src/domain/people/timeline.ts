import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import type { Person } from '#domain/people/person.ts'

export type Fact = Pick<Row<'deeds'>, 'id' | 'kind' | 'subject' | 'subject_id' | 'occurred_at'>

/** What a person did, from all rooms, newest first; `before` is the number of the last deed already seen. */
export async function ofPerson(db: Db, person: Pick<Person, 'id'>, { before, limit }: { before?: number; limit: number }): Promise<Fact[]> {
  return db
    .selectFrom('deeds')
    .select(['id', 'kind', 'subject', 'subject_id', 'occurred_at'])
    .where('person_id', '=', person.id)
    .$if(before !== undefined, (deeds) => deeds.where(({ eb, refTuple, selectFrom }) =>
      eb(refTuple('occurred_at', 'id'), '<', selectFrom('deeds as seen').select(['seen.occurred_at', 'seen.id']).where('seen.id', '=', before ?? 0).$asTuple('occurred_at', 'id'))))
    .orderBy('occurred_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
