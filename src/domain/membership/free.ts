import type { Level } from '#domain/membership/levels.ts'
import * as standings from '#domain/membership/standings.ts'
import * as terms from '#domain/membership/terms.ts'
import { type Day, daysBetween } from '#engines/membership/days.ts'
import type { Standing } from '#engines/membership/standing.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'

/** Somebody whose address is confirmed joins, or renews, without paying. Those who have a month or more before them have nothing to renew. False then. */
export async function join(db: Db, person: terms.Who, level: Level, on: Day): Promise<boolean> {
  return together(db, async (tx) => {
    await tx.selectFrom('people').select('id').where('id', '=', person.id).forUpdate().execute()
    if (hasTime(await standings.ofPerson(tx, person, on), on)) return false
    await terms.begin(tx, person, { origin: 'free', level, on })
    return true
  })
}

const hasTime = (standing: Standing, on: Day) => standing.standing === 'member' && (standing.until === null || daysBetween(on, standing.until) > 30)
