import { sql } from 'kysely'
import { freeSlug } from '#engines/texts/slugs.ts'
import { keep } from '#engines/texts/writing.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { inTurn, move as moveIn, type Towards } from '#platform/order.ts'
import { together } from '#platform/together.ts'
import type { Plank } from '#domain/agenda/planks.ts'

const written = ['agenda_id', 'title', 'ask', 'position', 'why'] as const
export type Draft = Pick<Plank, (typeof written)[number]>
export type Refusal = 'no such agenda' | 'changed since' | 'gone'

/** Drafts a plank, the last of its agenda. Its address is made of its title and stays. */
export async function draft(db: Db, actor: audit.Actor, words: Draft): Promise<Plank | Refusal> {
  return together(db, async (tx) => {
    await inTurn(tx, 'planks')
    if (!await hasAgenda(tx, words)) return 'no such agenda'
    const taken = (await tx.selectFrom('planks').select('slug').execute()).map(({ slug }) => slug)
    const plank = await tx
      .insertInto('planks')
      .values({ ...kept(words), slug: freeSlug(words.title, taken, 'plank'), ordinal: await behindOthers(tx, words) })
      .returningAll()
      .executeTakeFirstOrThrow()
    await audit.record(tx, actor, { act: 'draft the plank', subject: 'plank', subjectId: plank.id, after: words })
    return plank
  })
}

/** Rewrites it, unless somebody else has since `version`. */
export async function rewrite(db: Db, actor: audit.Actor, id: number, version: number, words: Draft): Promise<Plank | Refusal> {
  return together(db, async (tx) => {
    await inTurn(tx, 'planks')
    const before = await tx.selectFrom('planks').select([...written, 'version', 'ordinal']).where('id', '=', id).executeTakeFirst()
    if (!before) return 'gone'
    if (before.version !== version) return 'changed since'
    if (!await hasAgenda(tx, words)) return 'no such agenda'
    const ordinal = words.agenda_id === before.agenda_id ? before.ordinal : await behindOthers(tx, words)
    const plank = await tx
      .updateTable('planks')
      .set({ ...kept(words), ordinal, version: version + 1, written_at: sql`now()` })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    const { version: _version, ordinal: _ordinal, ...said } = before
    await audit.record(tx, actor, { act: 'rewrite the plank', subject: 'plank', subjectId: id, before: said, after: words })
    return plank
  })
}

/** Everybody reads it from now on; or nobody any more. Said twice, nothing happens. */
export async function publish(db: Db, actor: audit.Actor, id: number, isOut: boolean) {
  await together(db, async (tx) => {
    const changed = await tx
      .updateTable('planks')
      .set({ published_at: isOut ? sql<Date>`now()` : null })
      .where('id', '=', id)
      .where('published_at', isOut ? 'is' : 'is not', null)
      .returning('title')
      .executeTakeFirst()
    if (changed) await audit.record(tx, actor, { act: isOut ? 'publish the plank' : 'take back the plank', subject: 'plank', subjectId: id, after: changed })
  })
}

export async function move(db: Db, actor: audit.Actor, { id, agenda_id }: Pick<Plank, 'id' | 'agenda_id'>, towards: Towards) {
  await together(db, async (tx) => {
    await inTurn(tx, 'planks')
    const all = await tx.selectFrom('planks').select('id').where('agenda_id', '=', agenda_id).orderBy('ordinal').orderBy('id').execute()
    if (await moveIn(tx, 'planks', all.map((one) => one.id), id, towards)) await audit.record(tx, actor, { act: 'move the plank', subject: 'plank', subjectId: id, after: { towards } })
  })
}

/** Deletes it; what names it stays without it. Gone already: nothing happens. */
export async function remove(db: Db, actor: audit.Actor, id: number) {
  await together(db, async (tx) => {
    const before = await tx.deleteFrom('planks').where('id', '=', id).returning(written).executeTakeFirst()
    if (before) await audit.record(tx, actor, { act: 'delete the plank', subject: 'plank', subjectId: id, before })
  })
}

const kept = (words: Draft): Draft => ({ ...words, position: keep(words.position), why: keep(words.why) })

async function hasAgenda(tx: Db, { agenda_id }: Draft) {
  return !!await tx.selectFrom('agendas').select('id').where('id', '=', agenda_id).executeTakeFirst()
}

async function behindOthers(tx: Db, { agenda_id }: Draft): Promise<number> {
  const { last } = await tx.selectFrom('planks').select(({ fn }) => fn.max('ordinal').as('last')).where('agenda_id', '=', agenda_id).executeTakeFirstOrThrow()
  return (last ?? -1) + 1
}
