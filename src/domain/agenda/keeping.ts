import { sql } from 'kysely'
import { freeSlug } from '#engines/texts/slugs.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { inTurn } from '#platform/order.ts'
import { together } from '#platform/together.ts'
import type { Coalition } from '#domain/agenda/coalitions.ts'

const written = ['name', 'purpose', 'website', 'links', 'our_part', 'status', 'is_national', 'parent_id'] as const
export type Draft = Pick<Coalition, (typeof written)[number]> & { planks: readonly number[] }
export type Refusal = 'known already' | 'no such parent' | 'gone'

/** Adds a coalition. Its name is its own. */
export async function add(db: Db, actor: audit.Actor, draft: Draft): Promise<Coalition | Refusal> {
  return together(db, async (tx) => {
    await inTurn(tx, 'coalitions')
    const known = await tx.selectFrom('coalitions').select(['id', 'slug', 'name']).execute()
    if (isKnown(known, draft)) return 'known already'
    if (!fits(known, draft)) return 'no such parent'
    const { words, planks } = parted(draft)
    const coalition = await tx.insertInto('coalitions').values({ ...words, slug: freeSlug(draft.name, known.map(({ slug }) => slug), 'coalition') }).returningAll().executeTakeFirstOrThrow()
    await workFor(tx, coalition.id, planks)
    await audit.record(tx, actor, { act: 'add the coalition', subject: 'coalition', subjectId: coalition.id, after: { ...words, planks } })
    return coalition
  })
}

export async function rewrite(db: Db, actor: audit.Actor, id: number, draft: Draft): Promise<Coalition | Refusal> {
  return together(db, async (tx) => {
    await inTurn(tx, 'coalitions')
    const before = await tx.selectFrom('coalitions').select([...written]).where('id', '=', id).executeTakeFirst()
    if (!before) return 'gone'
    const others = await tx.selectFrom('coalitions').select(['id', 'name']).where('id', '<>', id).execute()
    if (isKnown(others, draft)) return 'known already'
    if (!fits(others, draft)) return 'no such parent'
    const { words, planks } = parted(draft)
    const coalition = await tx.updateTable('coalitions').set({ ...words, written_at: sql`now()` }).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
    await workFor(tx, id, planks)
    await audit.record(tx, actor, { act: 'rewrite the coalition', subject: 'coalition', subjectId: id, before, after: { ...words, planks } })
    return coalition
  })
}

/** Takes it away; parts of it stand alone from then on. Gone already: nothing happens. */
export async function remove(db: Db, actor: audit.Actor, id: number) {
  await together(db, async (tx) => {
    const before = await tx.deleteFrom('coalitions').where('id', '=', id).returning(written).executeTakeFirst()
    if (before) await audit.record(tx, actor, { act: 'remove the coalition', subject: 'coalition', subjectId: id, before })
  })
}

/** These planks and no others; of those that are no planks nothing is kept. */
async function workFor(tx: Db, id: number, planks: readonly number[]) {
  await tx.deleteFrom('coalition_planks').where('coalition_id', '=', id).execute()
  await tx
    .insertInto('coalition_planks')
    .columns(['coalition_id', 'plank_id'])
    .expression(tx.selectFrom('planks').select([sql.lit(id).as('coalition_id'), 'id as plank_id']).where('id', '=', sql<number>`any(${[...planks]}::bigint[])`))
    .execute()
}

/** Of what is given, only what is written. */
const parted = ({ name, purpose, website, links, our_part, status, is_national, parent_id, planks }: Draft) =>
  ({ words: { name, purpose, website, links, our_part, status, is_national, parent_id }, planks })

const isKnown = (known: readonly { name: string }[], { name }: Draft) => known.some((other) => other.name.toLowerCase() === name.toLowerCase())
const fits = (known: readonly { id: number }[], { parent_id }: Draft) => parent_id === null || known.some(({ id }) => id === parent_id)
