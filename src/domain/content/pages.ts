import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type Page = Row<'pages'>
type Title = Pick<Page, 'slug' | 'title' | 'lede'>

/** Those for this audience and no other: for everyone unless told. */
export async function list(db: Db, audience: Page['audience'] = 'everyone'): Promise<Title[]> {
  return db.selectFrom('pages').select(['slug', 'title', 'lede']).where('audience', '=', audience).orderBy('ordinal').orderBy('title').execute()
}

/** The page whoever it is for; ask `reading.mayRead` before showing it. */
export async function find(db: Db, slug: string): Promise<Page | undefined> {
  return db.selectFrom('pages').selectAll().where('slug', '=', slug).executeTakeFirst()
}
