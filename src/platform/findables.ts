import { type RawBuilder, sql } from 'kysely'
import { closing, marked, opening, type Piece } from '#engines/searching/marked.ts'
import { type Term, termsOf } from '#engines/searching/terms.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'

type Public = Row<'findables'>
export type Hit = Pick<Public, 'kind' | 'slug' | 'shown_at'> & { title: Piece[]; extract: Piece[] }
export type Asked = { words: string; kind?: string; page: number }
/** `counts` of all that fits, by kind; `ranked` is how many of those asked for can be paged through. */
export type Found = { hits: Hit[]; counts: Pick<Counted, 'kind' | 'count'>[]; ranked: number }
type Counted = { kind: string; count: number }

export const perPage = 20
/** So many of the newest whose title fits, and so many of the newest that fit at all, are put in order: whoever means another says more. */
const bound = 200

/**
 * One page of what fits all of the words, the last of them also when it is only begun. The title counts most, then the lede, then the text;
 * what is newer counts a little more. Nothing that is not public yet.
 */
export async function search(db: Db, { words, kind, page }: Asked): Promise<Found> {
  const terms = termsOf(words)
  if (terms.length === 0) return { hits: [], counts: [], ranked: 0 }
  return together(db, async (tx) => {
    await sql`select set_config('enable_seqscan', 'off', true)`.execute(tx)
    return read(tx, queryOf(terms), { words, kind, page })
  })
}

/** What has a title like the words, for somebody who mistyped: the likest first. */
export async function near(db: Db, words: string): Promise<Pick<Public, 'kind' | 'slug' | 'title'>[]> {
  const typed = termsOf(words).map(({ written }) => written).join(' ')
  if (typed.length < 3) return []
  return db
    .selectFrom('findables')
    .select(['kind', 'slug', 'title'])
    .where(sql<boolean>`plain(${typed}) <% plain(title)`)
    .where('shown_at', '<=', sql<Date>`now()`)
    .orderBy(sql`word_similarity(plain(${typed}), plain(title))`, 'desc')
    .orderBy('shown_at', 'desc')
    .limit(5)
    .execute()
}

/** Where everything public stands that has an address, in pieces of `size`, and since when it stands there so. */
export async function listed(db: Db, { size, piece = 0 }: { size: number; piece?: number }): Promise<(Pick<Public, 'kind' | 'slug'> & { since: Date })[]> {
  return db
    .selectFrom('findables')
    .select(['kind', 'slug', sql<Date>`greatest(changed_at, shown_at)`.as('since')])
    .where('shown_at', '<=', sql<Date>`now()`)
    .orderBy('kind')
    .orderBy('ref')
    .limit(size)
    .offset(piece * size)
    .execute()
}

/** What stands under this address, if everybody may see it. */
export async function find(db: Db, { kind, slug }: Pick<Public, 'kind' | 'slug'>): Promise<Pick<Public, 'kind' | 'slug' | 'title'> | undefined> {
  return db
    .selectFrom('findables')
    .select(['kind', 'slug', 'title'])
    .where('kind', '=', kind)
    .where('slug', '=', slug)
    .where('shown_at', '<=', sql<Date>`now()`)
    .executeTakeFirst()
}

/** Of these, by kind and number, what everybody may see. */
export async function named(db: Db, things: readonly { kind: string; ref: number }[]): Promise<Pick<Public, 'kind' | 'ref' | 'slug' | 'title'>[]> {
  if (things.length === 0) return []
  return db
    .selectFrom('findables')
    .select(['kind', 'ref', 'slug', 'title'])
    .where(sql<boolean>`(kind, ref) in (select * from unnest(${things.map(({ kind }) => kind)}::text[], ${things.map(({ ref }) => ref)}::bigint[]))`)
    .where('shown_at', '<=', sql<Date>`now()`)
    .execute()
}

export async function count(db: Db): Promise<number> {
  const { number } = await db.selectFrom('findables').select(({ fn }) => fn.countAll<number>().as('number')).where('shown_at', '<=', sql<Date>`now()`).executeTakeFirstOrThrow()
  return number
}

async function read(tx: Db, query: RawBuilder<unknown>, { words, kind, page }: Asked): Promise<Found> {
  const ofKind = kind ? sql`where kind = ${kind}` : sql``
  const { rows } = await sql<{ counts: Counted[] | null; ranked: number; hits: (Pick<Public, 'kind' | 'slug' | 'title'> & { extract: string; shown_at: string })[] | null }>`
    with fitting as materialized (select kind, ref, shown_at from findables where words @@ ${query} and shown_at <= now()),
    titled as (select kind, ref, shown_at from findables where title_words @@ ${query} and shown_at <= now()),
    few as ((select kind, ref from titled ${ofKind} order by shown_at desc limit ${bound}) union (select kind, ref from fitting ${ofKind} order by shown_at desc limit ${bound})),
    ranked as (
      select kind, ref, shown_at,
        ts_rank(words, ${query}, 1) * (1 + 0.3 * exp(extract(epoch from shown_at - now()) / 31557600)) + (plain(title) = plain(${words.trim()}))::int as rank
      from few join findables using (kind, ref)
    ),
    shown as (select * from ranked order by rank desc, shown_at desc, kind, ref limit ${perPage} offset ${page * perPage}),
    hits as (
      select kind, slug, findables.shown_at, rank, ref, ${headline(sql`translate(title, ${opening + closing}, '')`, query, 'HighlightAll=true')} as title,
        ${headline(sql`translate(concat_ws(' ', nullif(lede, ''), nullif(left(body, 20000), '')), ${opening + closing}, '')`, query, 'MaxFragments=2, MaxWords=20, MinWords=9, FragmentDelimiter=" … "')} as extract
      from shown join findables using (kind, ref)
    )
    select (select json_agg(one) from (select kind, count(*)::int from fitting group by kind) one) as counts,
      (select count(*)::int from few) as ranked,
      (select json_agg(hits order by rank desc, shown_at desc, kind, ref) from hits) as hits`.execute(tx)
  const [found] = rows
  const hits = (found?.hits ?? []).map(({ title, extract, shown_at, ...hit }) => ({ ...hit, shown_at: new Date(shown_at), title: marked(title), extract: marked(extract) }))
  return { hits, counts: found?.counts ?? [], ranked: found?.ranked ?? 0 }
}

/** Words are marked by their stems, and where none is, as they are written. */
function headline(text: RawBuilder<unknown>, query: RawBuilder<unknown>, options: string) {
  const marks = `StartSel="${opening}", StopSel="${closing}", ${options}`
  const by = (configuration: string) => sql`ts_headline(${sql.lit(configuration)}, ${text}, ${query}, ${marks})`
  return sql`(select case when position(${opening} in stems) > 0 then stems else ${by('findable_plain')} end from (select ${by('findable')} as stems) headline)`
}

/** Every word by its stem; the last one also as it stands, and from three letters on as the beginning of a word. */
function queryOf(terms: readonly Term[]): RawBuilder<unknown> {
  const parts = terms.map(({ written, ways }, at) => {
    const stems = sql`to_tsquery('findable', ${ways.join(' | ')})`
    if (at < terms.length - 1) return stems
    const typed = written.length < 3 ? ways : ways.map((way) => `${way}:*`)
    return sql`(${stems} || to_tsquery('findable_plain', ${typed.join(' | ')}))`
  })
  return sql`(${sql.join(parts, sql` && `)})`
}
