import { sql } from 'kysely'
import { freeSlug } from '#engines/texts/slugs.ts'
import { keep } from '#engines/texts/writing.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { inTurn } from '#platform/order.ts'
import { together } from '#platform/together.ts'
import type { Audience, Resource } from '#domain/library/resources.ts'

const written = ['kind', 'title', 'lede', 'body', 'link', 'language', 'meant_for', 'audience'] as const
export type Draft = Pick<Resource, Exclude<(typeof written)[number], 'audience'>> & { audience: Audience }
export type Refusal = 'changed since' | 'has steps' | 'gone'
export type Lack = 'steps' | 'content'

/** Drafts a resource. Its address is made of its title and stays. */
export async function draft(db: Db, actor: audit.Actor, words: Draft): Promise<Resource> {
  return together(db, async (tx) => {
    await inTurn(tx, 'resources')
    const taken = (await tx.selectFrom('resources').select('slug').execute()).map(({ slug }) => slug)
    const resource = await tx.insertInto('resources').values({ ...kept(words), slug: freeSlug(words.title, taken, 'resource') }).returningAll().executeTakeFirstOrThrow()
    await audit.record(tx, actor, { act: 'draft the resource', subject: 'resource', subjectId: resource.id, after: words })
    return resource
  })
}

/** Rewrites it, unless somebody else has since `version`. A training that has steps stays one. */
export async function rewrite(db: Db, actor: audit.Actor, id: number, version: number, words: Draft): Promise<Resource | Refusal> {
  return together(db, async (tx) => {
    const before = await tx.selectFrom('resources').select([...written, 'version']).where('id', '=', id).forUpdate().executeTakeFirst()
    if (!before) return 'gone'
    if (before.version !== version) return 'changed since'
    if (words.kind !== 'training' && await hasSteps(tx, id)) return 'has steps'
    const resource = await tx.updateTable('resources').set({ ...kept(words), version: version + 1, written_at: sql`now()` }).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
    const { version: _version, ...said } = before
    await audit.record(tx, actor, { act: 'rewrite the resource', subject: 'resource', subjectId: id, before: said, after: words })
    return resource
  })
}

/** Whoever may, opens it from now on. What it lacks, if there is nothing to open yet; published already, nothing happens. */
export async function publish(db: Db, actor: audit.Actor, id: number): Promise<Lack | undefined> {
  return together(db, async (tx) => {
    const resource = await tx.selectFrom('resources').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!resource || resource.published_at) return undefined
    if (resource.kind === 'training' ? !await hasSteps(tx, id) : !resource.body && !resource.link && !resource.file) return resource.kind === 'training' ? 'steps' : 'content'
    await tx.updateTable('resources').set({ published_at: sql<Date>`now()` }).where('id', '=', id).execute()
    await audit.record(tx, actor, { act: 'publish the resource', subject: 'resource', subjectId: id, after: { title: resource.title } })
    return undefined
  })
}

/** Nobody opens it any more but the office. Said twice, nothing happens. */
export async function takeBack(db: Db, actor: audit.Actor, id: number) {
  await together(db, async (tx) => {
    const changed = await tx.updateTable('resources').set({ published_at: null }).where('id', '=', id).where('published_at', 'is not', null).returning('title').executeTakeFirst()
    if (changed) await audit.record(tx, actor, { act: 'take back the resource', subject: 'resource', subjectId: id, after: changed })
  })
}

const kept = ({ kind, title, lede, body, link, language, meant_for, audience }: Draft): Draft => ({ kind, title, lede, body: keep(body), link, language, meant_for, audience })

async function hasSteps(tx: Db, id: number) {
  return !!await tx.selectFrom('course_steps').select('id').where('resource_id', '=', id).limit(1).executeTakeFirst()
}
