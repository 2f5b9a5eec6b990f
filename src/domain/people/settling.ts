import type { Db } from '#platform/database.ts'
import * as changes from '#domain/people/changes.ts'
import type { Person } from '#domain/people/person.ts'
import * as placing from '#domain/people/placing.ts'

/** What somebody said of themselves and confirmed, as far as we did not know it: a name, a town. What we know stays. */
export async function settle(db: Db, person: Person, { name, placeId }: { name: string; placeId: string | null }): Promise<Person> {
  const learnt = {
    ...(!person.name && name ? { name } : {}),
    ...(!person.place_id && !person.locality && placeId ? await placing.ofPlace(db, placeId) : {}),
  }
  if (Object.keys(learnt).length === 0) return person
  const before = { ...(learnt.name ? { name: person.name } : {}), ...('place_id' in learnt ? { place_id: person.place_id, locality: person.locality, districts: person.districts } : {}) }
  await changes.note(db, person, { origin: 'person', before, after: learnt })
  return db.updateTable('people').set(learnt).where('id', '=', person.id).returningAll().executeTakeFirstOrThrow()
}
