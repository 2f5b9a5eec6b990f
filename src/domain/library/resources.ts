import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type Resource = Row<'resources'>
export type Kind = Resource['kind']
export type Audience = Exclude<Resource['audience'], 'staff'>
export type Listed = Pick<Resource, (typeof listed)[number]>
/** `among`: only these, by number. */
export type Filter = Partial<Pick<Resource, 'kind' | 'format' | 'language' | 'meant_for'>> & { among?: readonly number[] }
export type Facet = Pick<Resource, 'kind' | 'format' | 'language' | 'meant_for'>

const listed = ['id', 'slug', 'kind', 'title', 'lede', 'format', 'language', 'meant_for', 'audience', 'link', 'file_kind', 'file_bytes', 'published_at'] as const

/** What is published for this audience, the newest first; `before` is the last one seen. */
export async function list(db: Db, audience: Audience, { filter = {}, before, limit = 30 }: { filter?: Filter; before?: Pick<Listed, 'id' | 'published_at'>; limit?: number } = {}): Promise<Listed[]> {
  const { kind, format, language, meant_for, among } = filter
  return shown(db, audience)
    .$if(!!kind, (query) => query.where('kind', '=', kind ?? 'toolkit'))
    .$if(!!format, (query) => query.where('format', '=', format ?? 'text'))
    .$if(!!language, (query) => query.where('language', '=', language ?? ''))
    .$if(!!meant_for, (query) => query.where('meant_for', '=', meant_for ?? 'everybody'))
    .$if(!!among, (query) => query.where('id', '=', sql<number>`any(${[...among ?? []]}::bigint[])`))
    .$if(!!before, (query) => query.where(sql<boolean>`(published_at, id) < (${before?.published_at}, ${before?.id})`))
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Of these, what is published for this audience, by title. */
export async function withIds(db: Db, audience: Audience, ids: readonly number[]): Promise<Listed[]> {
  return ids.length ? shown(db, audience).where('id', 'in', ids).orderBy('title').execute() : []
}

/** By what they can be chosen: every combination that there is. */
export async function facets(db: Db, audience: Audience): Promise<Facet[]> {
  return db.selectFrom('resources').select(['kind', 'format', 'language', 'meant_for']).distinct().where(isShown(audience)).execute()
}

/** How many there are that only members find. */
export async function forMembersAlone(db: Db): Promise<number> {
  const { found } = await db.selectFrom('resources').select(({ fn }) => fn.countAll<number>().as('found')).where('audience', '=', 'members').where('published_at', 'is not', null).executeTakeFirstOrThrow()
  return Number(found)
}

export async function findPublished(db: Db, slug: string): Promise<Resource | undefined> {
  return db.selectFrom('resources').selectAll().where('slug', '=', slug).where('published_at', 'is not', null).executeTakeFirst()
}

export async function find(db: Db, id: number): Promise<Resource | undefined> {
  return db.selectFrom('resources').selectAll().where('id', '=', id).executeTakeFirst()
}

/** All of them, drafts first, then the newest. */
export async function whole(db: Db): Promise<Resource[]> {
  return db.selectFrom('resources').selectAll().orderBy(sql`published_at desc nulls first`).orderBy('id', 'desc').execute()
}

const shown = (db: Db, audience: Audience) => db.selectFrom('resources').select([...listed]).where(isShown(audience))

const isShown = (audience: Audience): Expression<SqlBool> => (audience === 'members' ? sql<boolean>`published_at is not null` : sql<boolean>`published_at is not null and audience = 'everyone'`)
