import type { Db } from '#platform/database.ts'
import type { Reach } from '#domain/people/reach.ts'

/** Lends the question who belongs to one of these groups now. */
export const idsWithin = (groups: readonly number[]): Exclude<Reach, 'everyone'> => (db: Db) =>
  db.selectFrom('group_members').select('person_id').where('ended_at', 'is', null).where('group_id', 'in', [...groups, 0])
