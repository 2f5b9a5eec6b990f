import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type Story = Row<'stories'>

export async function latest(db: Db, limit = 50): Promise<Story[]> {
  return published(db).orderBy('published_at', 'desc').limit(limit).execute()
}

export async function find(db: Db, slug: string): Promise<Story | undefined> {
  return published(db).where('slug', '=', slug).executeTakeFirst()
}

/** How many are out by now; a scheduled one comes out by the clock alone. */
export async function countPublished(db: Db): Promise<number> {
  const { count } = await published(db).clearSelect().select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return count
}

function published(db: Db) {
  return db.selectFrom('stories').selectAll().where('published_at', '<=', sql<Date>`now()`)
}
