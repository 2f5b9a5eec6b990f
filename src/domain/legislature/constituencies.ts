import type { Expression } from 'kysely'
import type { Db } from '#platform/database.ts'

/** A question lent to other rooms: which districts, by number. */
export type Districts = Expression<{ number: number }>

/** Those an official holds a post for now; none for posts that a whole state votes for. */
export const ofOfficial = (db: Db, officialId: number): Districts =>
  held(db).where('terms.official_id', '=', officialId)

/** Those of all who sit on a committee now. */
export const ofCommittee = (db: Db, committeeId: number): Districts =>
  held(db).where('terms.official_id', 'in', (members) =>
    members.selectFrom('committee_seats').select('official_id').where('committee_id', '=', committeeId).where('ended_on', 'is', null))

export const ofLayer = (db: Db, layer: string): Districts =>
  db.selectFrom('divisions').select('number').where('layer', '=', layer)

export const ofDivision = (db: Db, id: string): Districts =>
  db.selectFrom('divisions').select('number').where('id', '=', id)

const held = (db: Db) => db
  .selectFrom('terms')
  .innerJoin('posts', 'posts.id', 'terms.post_id')
  .innerJoin('divisions', 'divisions.id', 'posts.division_id')
  .select('divisions.number')
  .where('terms.ended_on', 'is', null)
  .where('divisions.layer', 'not in', ['place', 'state'])
