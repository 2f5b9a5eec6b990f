import { search } from '#domain/people/duplicate-search.ts'
import type { Db } from '#platform/database.ts'

/** Every night, and when somebody asks: who may be here twice. */
export const searchDuplicates = ({ db }: { db: Db }) => async () => {
  await search(db)
}
