import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type Page = Row<'pages'>

export async function list(db: Db): Promise<Pick<Page, 'slug' | 'title'>[]> {
  return db.selectFrom('pages').select(['slug', 'title']).orderBy('ordinal').execute()
}

export async function find(db: Db, slug: string): Promise<Page | undefined> {
  return db.selectFrom('pages').selectAll().where('slug', '=', slug).executeTakeFirst()
}
