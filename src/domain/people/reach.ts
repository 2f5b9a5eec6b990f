import type { Expression } from 'kysely'
import type { Db } from '#platform/database.ts'

/** Whom somebody may see: everyone, or the people whose ids a question of another room gives. */
export type Reach = 'everyone' | ((db: Db) => Expression<{ person_id: number }>)
