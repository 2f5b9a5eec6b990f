import { sql } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import type { Shown } from '#domain/content/pictures.ts'

export type Story = Row<'stories'>
/** With what it leads with. */
export type Pictured = Story & { picture: Shown | null }
export type StoryKind = Story['kind']

const listed = ['id', 'slug', 'kind', 'kicker', 'title', 'lede', 'author', 'author_about', 'published_at'] as const
/** A story in a list: `plain` is the beginning of what everybody may read of it. */
export type Listed = Pick<Pictured, (typeof listed)[number] | 'plain' | 'picture'>
type Asked = { limit?: number; kind?: StoryKind; ids?: readonly number[]; before?: { published_at: Date | null; id: number } }

/** What is out, the newest first; from the one after `before` on. `ids` narrows it. */
export async function latest(db: Db, { limit = 50, kind, ids, before }: Asked = {}): Promise<Listed[]> {
  return inLists(db)
    .$if(!!kind, (query) => query.where('kind', '=', kind ?? 'statewide'))
    .$if(!!ids, (query) => query.where('id', '=', sql<number>`any(${[...ids ?? []]}::bigint[])`))
    .$if(!!before, (query) => query.where(sql<boolean>`(published_at, id) < (${before?.published_at}, ${before?.id})`))
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** The kinds of which something is out. */
export async function kindsOut(db: Db): Promise<StoryKind[]> {
  const kinds = await published(db).select('kind').distinct().orderBy('kind').execute()
  return kinds.map(({ kind }) => kind)
}

export async function find(db: Db, slug: string): Promise<Pictured | undefined> {
  return published(db).selectAll().select(picture(db)).where('slug', '=', slug).executeTakeFirst()
}

type Telling = { kind?: StoryKind; ids?: readonly number[]; limit?: number }

/** What a feed tells: the newest with their whole text, since when it stands so, of one kind, of these or of all. */
export async function told(db: Db, { kind, ids, limit = 30 }: Telling = {}): Promise<(Pictured & { updated_at: Date })[]> {
  if (ids?.length === 0) return []
  return published(db)
    .selectAll()
    .select(sql<Date>`greatest(published_at, written_at)`.as('updated_at'))
    .select(picture(db))
    .$if(!!kind, (query) => query.where('kind', '=', kind ?? 'statewide'))
    .$if(!!ids, (query) => query.where('id', 'in', ids ?? []))
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Of these, what is out, the newest first. */
export async function withIds(db: Db, ids: readonly number[]): Promise<Listed[]> {
  return ids.length ? inLists(db).where('id', 'in', ids).orderBy('published_at', 'desc').execute() : []
}

/** What else to read: on the same issue first, then of the same kind. */
export async function relatedTo(db: Db, { id, kicker, kind }: Pick<Story, 'id' | 'kicker' | 'kind'>, limit = 3): Promise<Listed[]> {
  return inLists(db)
    .where('id', '<>', id)
    .where((where) => where.or([where.and([where('kicker', '=', kicker), where('kicker', '<>', '')]), where('kind', '=', kind)]))
    .orderBy(sql`kicker = ${kicker} and kicker <> ''`, 'desc')
    .orderBy('published_at', 'desc')
    .limit(limit)
    .execute()
}

/** How many are out by now; a scheduled one comes out by the clock alone. */
export async function countPublished(db: Db): Promise<number> {
  const { count } = await published(db).select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return count
}

/** The numbers of what is out, for a question that asks for more. */
export const idsOut = (db: Db) => published(db).select('id')

const inLists = (db: Db) => published(db).select(listed).select(sql<string>`left(plain, 600)`.as('plain')).select(picture(db))

/** What a story leads with, where stories are asked for. */
export const picture = (db: Db) => jsonObjectFrom(
  db.selectFrom('pictures').select(['hash', 'width', 'height', 'alt', 'credit']).whereRef('pictures.id', '=', sql.ref('stories.picture_id')),
).as('picture')

function published(db: Db) {
  return db.selectFrom('stories').where('published_at', '<=', sql<Date>`now()`).where('binned_at', 'is', null)
}
