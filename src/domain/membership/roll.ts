import { sql } from 'kysely'
import * as standings from '#domain/membership/standings.ts'
import type { Day } from '#engines/membership/days.ts'
import type { Db } from '#platform/database.ts'

export type OnRoll = Awaited<ReturnType<typeof list>>[number]
type Asked = { stand: standings.Stand; on: Day; after?: number; limit?: number }

/** Who stands at that on a day, with the level and last day of their latest term; `after` is the id of the last person already seen. */
export async function list(db: Db, { stand, on, after = 0, limit = 50 }: Asked) {
  return db
    .selectFrom('people')
    .leftJoinLateral(
      (from) => from
        .selectFrom('membership_terms')
        .innerJoin('membership_levels', 'membership_levels.id', 'membership_terms.level_id')
        .select(['membership_levels.name as level', sql<Day | null>`nullif(last_on, 'infinity')`.as('until')])
        .whereRef('person_id', '=', 'people.id')
        .whereRef('from_on', '<=', 'last_on')
        .orderBy('last_on', 'desc')
        .limit(1)
        .as('latest'),
      (join) => join.onTrue(),
    )
    .select(['people.id', 'people.name', 'people.locality', 'latest.level', 'latest.until'])
    .select(sql<string | null>`people.emails[1]`.as('email'))
    .where('people.id', 'in', sql<number>`(${standings.idsStanding(stand, on)(db)})`)
    .where('people.id', '>', after)
    .orderBy('people.id')
    .limit(limit)
    .execute()
}
