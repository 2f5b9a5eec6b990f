import { sql } from 'kysely'
import type { Spared } from '#domain/people/retention.ts'

/** Whom no retention clock forgets: who belongs to a group, and members, those in their grace too. */
export const spared: Spared = [
  (db) => db.selectFrom('group_members').select('person_id').where('ended_at', 'is', null),
  (db) => db.selectFrom('membership_terms').select('person_id').where('from_on', '<=', sql<string>`current_date`).where('grace_on', '>=', sql<string>`current_date`),
]
