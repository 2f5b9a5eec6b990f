import { freeSlug } from '#engines/texts/slugs.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { inTurn, move as moveIn, type Towards } from '#platform/order.ts'
import { together } from '#platform/together.ts'
import type { Agenda } from '#domain/agenda/planks.ts'

export type Words = Pick<Agenda, 'title' | 'lede'>

/** Adds an agenda behind the others. `undefined` when one has that title. Its address is made of its title and stays. */
export async function open(db: Db, actor: audit.Actor, words: Words): Promise<Agenda | undefined> {
  return together(db, async (tx) => {
    await inTurn(tx, 'agendas')
    const known = await tx.selectFrom('agendas').select(['slug', 'title']).execute()
    if (isKnown(known, words)) return undefined
    const agenda = await tx
      .insertInto('agendas')
      .values({ ...words, slug: freeSlug(words.title, known.map(({ slug }) => slug), 'agenda'), ordinal: known.length })
      .returningAll()
      .executeTakeFirstOrThrow()
    await audit.record(tx, actor, { act: 'add the agenda', subject: 'agenda', subjectId: agenda.id, after: words })
    return agenda
  })
}

/** False when another has that title; of one that is gone, nothing happens. */
export async function rewrite(db: Db, actor: audit.Actor, id: number, words: Words): Promise<boolean> {
  return together(db, async (tx) => {
    await inTurn(tx, 'agendas')
    const known = await tx.selectFrom('agendas').select(['id', 'title', 'lede']).execute()
    if (isKnown(known.filter((other) => other.id !== id), words)) return false
    const before = known.find((one) => one.id === id)
    if (!before) return true
    await tx.updateTable('agendas').set(words).where('id', '=', id).execute()
    await audit.record(tx, actor, { act: 'rewrite the agenda', subject: 'agenda', subjectId: id, before: { title: before.title, lede: before.lede }, after: words })
    return true
  })
}

/** Takes away an agenda that has no planks. False when it has. */
export async function remove(db: Db, actor: audit.Actor, id: number): Promise<boolean> {
  return together(db, async (tx) => {
    await inTurn(tx, 'agendas')
    const before = await tx.selectFrom('agendas').selectAll().where('id', '=', id).executeTakeFirst()
    if (!before) return true
    const plank = await tx.selectFrom('planks').select('id').where('agenda_id', '=', id).limit(1).executeTakeFirst()
    if (plank) return false
    await tx.deleteFrom('agendas').where('id', '=', id).execute()
    await audit.record(tx, actor, { act: 'remove the agenda', subject: 'agenda', subjectId: id, before: { title: before.title, lede: before.lede } })
    return true
  })
}

/** One place towards the beginning, or towards the end. */
export async function move(db: Db, actor: audit.Actor, id: number, towards: Towards) {
  await together(db, async (tx) => {
    await inTurn(tx, 'agendas')
    const all = await tx.selectFrom('agendas').select('id').orderBy('ordinal').orderBy('id').execute()
    if (await moveIn(tx, 'agendas', all.map((one) => one.id), id, towards)) await audit.record(tx, actor, { act: 'move the agenda', subject: 'agenda', subjectId: id, after: { towards } })
  })
}

const isKnown = (known: readonly { title: string }[], { title }: Words) => known.some((other) => other.title.toLowerCase() === title.toLowerCase())
