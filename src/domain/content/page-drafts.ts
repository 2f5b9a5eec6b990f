import { sql } from 'kysely'
import { plain } from '#engines/texts/plain.ts'
import { slugOf } from '#engines/texts/slugs.ts'
import { keep } from '#engines/texts/writing.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import type { Page } from '#domain/content/pages.ts'
import * as redirects from '#domain/content/redirects.ts'
import * as versions from '#domain/content/versions.ts'

/** What somebody writes of a page, and where it stands. `slug`: '' for one made of the title. */
export type PageDraft = Pick<Page, 'title' | 'lede' | 'body' | 'slug' | 'audience' | 'parent_id' | 'in_masthead' | 'in_footer'>
type Edited = Page | 'overtaken' | 'address taken' | 'below itself'
export type Placed = Pick<Page, 'id' | 'slug' | 'title' | 'parent_id' | 'audience' | 'in_masthead' | 'in_footer' | 'published_at' | 'binned_at'>

export async function find(db: Db, id: number): Promise<Page | undefined> {
  return db.selectFrom('pages').selectAll().where('id', '=', id).executeTakeFirst()
}

/** All of them in their order; each knows the page it stands below. */
export async function list(db: Db, { binned = false } = {}): Promise<Placed[]> {
  return db
    .selectFrom('pages')
    .select(['id', 'slug', 'title', 'parent_id', 'audience', 'in_masthead', 'in_footer', 'published_at', 'binned_at'])
    .where('binned_at', binned ? 'is not' : 'is', null)
    .orderBy('ordinal')
    .orderBy('title')
    .limit(1000)
    .execute()
}

/** A page that nobody sees yet, the last of those beside it. */
export async function draft(db: Db, actor: audit.Actor, { slug, ...typed }: PageDraft): Promise<Page> {
  return together(db, async (tx) => {
    await oneAtATime(tx)
    const body = keep(typed.body)
    const { last } = await tx.selectFrom('pages').select(sql<number>`coalesce(max(ordinal), 0)::int`.as('last')).executeTakeFirstOrThrow()
    const page = await insert(tx, slugOf(slug || typed.title, 'page'), { ...typed, body, plain: plain(body), ordinal: last + 1 })
    await versions.keep(tx, actor, { kind: 'page', id: page.id }, page.version, { title: page.title, lede: page.lede, body })
    await audit.record(tx, actor, { act: 'draft', subject: 'page', subjectId: page.id, after: told(page) })
    return page
  })
}

/** Changes the page unless somebody else has since `version`, another stands at that address, or it would stand below itself. */
export async function edit(db: Db, actor: audit.Actor, { id }: Pick<Page, 'id'>, version: number, { slug, ...typed }: PageDraft): Promise<Edited> {
  return together(db, async (tx) => {
    await oneAtATime(tx)
    const before = await tx.selectFrom('pages').selectAll().where('id', '=', id).where('version', '=', version).forUpdate().executeTakeFirst()
    if (!before) return 'overtaken'
    const to = slug ? slugOf(slug, 'page') : before.slug
    if (to !== before.slug && await tx.selectFrom('pages').select('id').where('slug', '=', to).executeTakeFirst()) return 'address taken'
    if (typed.parent_id !== null && await isBelow(tx, typed.parent_id, id)) return 'below itself'
    const body = keep(typed.body)
    const after = await tx
      .updateTable('pages')
      .set({ ...typed, body, slug: to, plain: plain(body), version: version + 1, written_at: sql`now()` })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    if (to !== before.slug && before.published_at) await redirects.move(tx, { kind: 'page', id }, before.slug, to)
    await versions.keep(tx, actor, { kind: 'page', id }, after.version, { title: after.title, lede: after.lede, body })
    await audit.record(tx, actor, { act: 'edit', subject: 'page', subjectId: id, before: told(before), after: told(after) })
    return after
  })
}

/** Changes places with the one before or after it among those beside it; at the end nothing changes. */
export async function shift(db: Db, actor: audit.Actor, { id, parent_id }: Pick<Page, 'id' | 'parent_id'>, by: -1 | 1) {
  await together(db, async (tx) => {
    await oneAtATime(tx)
    const beside = (await list(tx)).filter((page) => page.parent_id === parent_id)
    const at = beside.findIndex((page) => page.id === id)
    const [page, other] = [beside[at], beside[at + by]]
    if (!page || !other) return
    const order = beside.with(at, other).with(at + by, page)
    for (const [ordinal, { id: one }] of order.entries()) await tx.updateTable('pages').set({ ordinal }).where('id', '=', one).execute()
    await audit.record(tx, actor, { act: by < 0 ? 'move up' : 'move down', subject: 'page', subjectId: id })
  })
}

const told = ({ slug, title, version, audience, parent_id, in_masthead, in_footer }: Page) => ({ slug, title, version, audience, parent_id, in_masthead, in_footer })
const oneAtATime = (tx: Db) => sql`select pg_advisory_xact_lock(hashtext('pages.tree'))`.execute(tx)

async function isBelow(tx: Db, page: number, above: number): Promise<boolean> {
  const { rows: [found] } = await sql<{ below: boolean }>`
    with recursive way as (select id, parent_id from pages where id = ${page} union select pages.id, pages.parent_id from pages join way on pages.id = way.parent_id)
    select exists (select from way where id = ${above}) as below`.execute(tx)
  return found?.below ?? false
}

async function insert(tx: Db, slug: string, values: Omit<PageDraft, 'slug'> & Pick<Page, 'plain' | 'ordinal'>): Promise<Page> {
  for (let number = 1; ; number++) {
    const page = await tx
      .insertInto('pages')
      .values({ ...values, published_at: null, slug: number === 1 ? slug : `${slug}-${number}` })
      .onConflict((known) => known.column('slug').doNothing())
      .returningAll()
      .executeTakeFirst()
    if (page) return page
  }
}
