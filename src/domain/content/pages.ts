import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type Page = Row<'pages'>
export type Title = Pick<Page, 'id' | 'parent_id' | 'slug' | 'title' | 'lede'>

/** Those for this audience and no other, in their order: for everyone unless told. */
export async function list(db: Db, audience: Page['audience'] = 'everyone'): Promise<Title[]> {
  return published(db).select(['id', 'parent_id', 'slug', 'title', 'lede']).where('audience', '=', audience).orderBy('ordinal').orderBy('title').execute()
}

/** The page whoever it is for; ask `reading.mayRead` before showing it. */
export async function find(db: Db, slug: string): Promise<Page | undefined> {
  return published(db).selectAll().where('slug', '=', slug).executeTakeFirst()
}

/** Of these, what is out for everyone. */
export async function withIds(db: Db, ids: readonly number[]): Promise<Title[]> {
  return ids.length ? published(db).select(['id', 'parent_id', 'slug', 'title', 'lede']).where('audience', '=', 'everyone').where('id', 'in', ids).execute() : []
}

/** What stands in the site's menus. */
export async function menus(db: Db): Promise<{ masthead: Title[]; footer: Title[] }> {
  const chosen = await published(db)
    .select(['id', 'parent_id', 'slug', 'title', 'lede', 'in_masthead', 'in_footer'])
    .where('audience', '=', 'everyone')
    .where((where) => where.or([where('in_masthead', '=', true), where('in_footer', '=', true)]))
    .orderBy('ordinal')
    .orderBy('title')
    .execute()
  return { masthead: chosen.filter(({ in_masthead }) => in_masthead), footer: chosen.filter(({ in_footer }) => in_footer) }
}

/** How many are out by now; a scheduled one comes out by the clock alone. */
export async function countPublished(db: Db): Promise<number> {
  const { count } = await published(db).select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return count
}

function published(db: Db) {
  return db.selectFrom('pages').where('published_at', '<=', sql<Date>`now()`).where('binned_at', 'is', null)
}
