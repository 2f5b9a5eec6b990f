import { type Expression, sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/** Whom somebody may see: everyone, or the people whose ids a question of another room gives. */
export type Reach = 'everyone' | ((db: Db) => Expression<{ person_id: number }>)

/** The people within reach: what every question about people in the office begins with. */
export function within(db: Db, reach: Reach) {
  return db
    .selectFrom('people')
    .$if(reach !== 'everyone', (people) => (reach === 'everyone' ? people : people.where(sql<boolean>`people.id in ${reach(db)}`)))
}
