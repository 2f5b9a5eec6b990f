import { sql } from 'kysely'
import type { Jurisdiction } from '#engines/jurisdictions/jurisdiction.ts'
import * as imports from '#domain/legislature/arrivals/imports.ts'
import * as outlines from '#domain/legislature/arrivals/outlines.ts'
import * as precincts from '#domain/legislature/arrivals/precincts.ts'
import * as rosters from '#domain/legislature/arrivals/rosters.ts'
import { packSources } from '#domain/legislature/arrivals/source.ts'
import { sum, type Tally } from '#domain/legislature/arrivals/tally.ts'
import type { Db } from '#platform/database.ts'

/**
 * Brings a jurisdiction's pack into the database, all of it or nothing. A second time changes nothing; a changed pack changes only
 * that. Officials of newer lists and precincts that were imported since stay as they are.
 */
export async function load(db: Db, jurisdiction: Jurisdiction): Promise<Tally> {
  return imports.inTurn(db, async (tx) => {
    const tallies = [await outlines.load(tx, jurisdiction)]
    const imported = await tx.selectFrom('imports').select('id').where('kind', '=', 'precincts').where(sql<boolean>`(counts->>'anything')::boolean`).executeTakeFirst()
    if (!imported) tallies.push(await precincts.load(tx, jurisdiction.precincts))
    tallies.push(await rosters.load(tx, jurisdiction, packSources(jurisdiction)))
    return sum(tallies)
  })
}
