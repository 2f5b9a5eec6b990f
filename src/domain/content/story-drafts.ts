import { sql } from 'kysely'
import { plain } from '#engines/texts/plain.ts'
import { slugOf } from '#engines/texts/slugs.ts'
import { keep } from '#engines/texts/writing.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import * as redirects from '#domain/content/redirects.ts'
import * as pictures from '#domain/content/pictures.ts'
import { type Pictured, picture, type Story } from '#domain/content/stories.ts'
import * as versions from '#domain/content/versions.ts'

/** What somebody writes; everything else about a story follows from what is done with it. `slug`: '' for one made of the title. */
export type StoryDraft = Pick<Story, 'kind' | 'kicker' | 'title' | 'lede' | 'author' | 'author_about' | 'picture_id' | 'body' | 'slug'>
type Edited = Story | 'overtaken' | 'address taken'

export async function find(db: Db, id: number): Promise<Pictured | undefined> {
  return db.selectFrom('stories').selectAll().select(picture(db)).where('id', '=', id).executeTakeFirst()
}

/** The newest first; `ids` narrows it. */
export async function list(db: Db, { kind, ids, binned = false }: { kind?: Story['kind']; ids?: readonly number[]; binned?: boolean } = {}): Promise<Story[]> {
  return db
    .selectFrom('stories')
    .selectAll()
    .where('binned_at', binned ? 'is not' : 'is', null)
    .$if(!!kind, (query) => query.where('kind', '=', kind ?? 'statewide'))
    .$if(!!ids, (query) => query.where('id', 'in', ids?.length ? ids : [-1]))
    .orderBy(sql`coalesce(published_at, written_at)`, 'desc')
    .limit(200)
    .execute()
}

export async function draft(db: Db, actor: audit.Actor, draftedBy: string | null, { slug, kind, ...typed }: StoryDraft): Promise<Story> {
  return together(db, async (tx) => {
    const words = await kept(tx, typed)
    const story = await insert(tx, slugOf(slug || typed.title, 'story'), { ...words, kind, plain: plain(words.body), drafted_by: draftedBy })
    await versions.keep(tx, actor, { kind: 'story', id: story.id }, story.version, words)
    await audit.record(tx, actor, { act: 'draft', subject: 'story', subjectId: story.id, after: { kind, slug: story.slug, title: story.title } })
    return story
  })
}

/** Changes the story unless somebody else has since `version`, or another story stands at that address; then nothing changes. */
export async function edit(db: Db, actor: audit.Actor, { id }: Pick<Story, 'id'>, version: number, { slug, kind, ...typed }: StoryDraft): Promise<Edited> {
  return together(db, async (tx) => {
    const before = await tx.selectFrom('stories').selectAll().where('id', '=', id).where('version', '=', version).forUpdate().executeTakeFirst()
    if (!before) return 'overtaken'
    const to = slug ? slugOf(slug, 'story') : before.slug
    if (to !== before.slug && await tx.selectFrom('stories').select('id').where('slug', '=', to).executeTakeFirst()) return 'address taken'
    const words = await kept(tx, typed)
    const after = await tx
      .updateTable('stories')
      .set({ ...words, kind, slug: to, plain: plain(words.body), version: version + 1, written_at: sql`now()` })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    if (to !== before.slug && before.published_at) await redirects.move(tx, { kind: 'story', id }, before.slug, to)
    await versions.keep(tx, actor, { kind: 'story', id }, after.version, words)
    await audit.record(tx, actor, { act: 'edit', subject: 'story', subjectId: id, before: told(before), after: told(after) })
    return after
  })
}

/** What is kept of what was typed. A picture that is gone since, as an old version may name, is none. */
async function kept(tx: Db, typed: Omit<StoryDraft, 'slug' | 'kind'>): Promise<Omit<StoryDraft, 'slug' | 'kind'>> {
  const shown = typed.picture_id === null ? undefined : await pictures.find(tx, typed.picture_id)
  return { ...typed, picture_id: shown?.id ?? null, body: keep(typed.body) }
}

/** The words themselves stand in the versions. */
const told = ({ kind, slug, title, version }: Story) => ({ kind, slug, title, version })

/** At the plain address, or with the first number behind it that is free, also of what the writer may not see. */
async function insert(tx: Db, slug: string, values: Omit<StoryDraft, 'slug'> & Pick<Story, 'plain' | 'drafted_by'>): Promise<Story> {
  for (let number = 1; ; number++) {
    const story = await tx
      .insertInto('stories')
      .values({ ...values, slug: number === 1 ? slug : `${slug}-${number}` })
      .onConflict((known) => known.column('slug').doNothing())
      .returningAll()
      .executeTakeFirst()
    if (story) return story
  }
}
