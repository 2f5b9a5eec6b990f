import { freeSlug } from '#engines/texts/slugs.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'

export type Level = Row<'membership_levels'>
export type Draft = Omit<Level, 'id' | 'slug' | 'offered' | 'ordinal'>

/** All of them, those that are offered first. */
export async function list(db: Db): Promise<Level[]> {
  return db.selectFrom('membership_levels').selectAll().orderBy('offered', 'desc').orderBy('ordinal').orderBy('id').execute()
}

/** Those that somebody may choose by themselves. */
export async function open(db: Db): Promise<Level[]> {
  return db.selectFrom('membership_levels').selectAll().where('offered', '=', true).where('kind', '<>', 'granted').orderBy('ordinal').orderBy('id').execute()
}

export async function find(db: Db, id: number): Promise<Level | undefined> {
  return db.selectFrom('membership_levels').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Whether there is nothing to pay: for what is free, and for "pay what you can" when that is nothing. */
export const isFree = ({ kind }: Pick<Level, 'kind'>, cents: number) => kind === 'free' || (kind === 'hardship' && cents === 0)

/** Defines a level, the last in the list. Its slug is made from its name and stays. */
export async function define(db: Db, actor: audit.Actor, draft: Draft): Promise<Level> {
  return together(db, async (tx) => {
    const { last } = await tx.selectFrom('membership_levels').select(({ fn }) => fn.max('ordinal').as('last')).executeTakeFirstOrThrow()
    const taken = (await tx.selectFrom('membership_levels').select('slug').execute()).map(({ slug }) => slug)
    const level = await tx
      .insertInto('membership_levels')
      .values({ ...draft, slug: freeSlug(draft.name, taken, 'level'), ordinal: (last ?? 0) + 1 })
      .returningAll()
      .executeTakeFirstOrThrow()
    await audit.record(tx, actor, { act: 'define a level of membership', subject: 'level', subjectId: level.id, after: draft })
    return level
  })
}

/** Changes what a level is from now on. Terms that run keep what they were made for. */
export async function change(db: Db, actor: audit.Actor, level: Level, draft: Draft) {
  await together(db, async (tx) => {
    await tx.updateTable('membership_levels').set(draft).where('id', '=', level.id).execute()
    await audit.record(tx, actor, { act: 'change a level of membership', subject: 'level', subjectId: level.id, before: level, after: draft })
  })
}

/** Whether people may still choose it. Those who have it keep it. */
export async function offer(db: Db, actor: audit.Actor, level: Level, offered: boolean) {
  await together(db, async (tx) => {
    await tx.updateTable('membership_levels').set({ offered }).where('id', '=', level.id).execute()
    const act = offered ? 'offer a level of membership' : 'withdraw a level of membership'
    await audit.record(tx, actor, { act, subject: 'level', subjectId: level.id, before: { offered: level.offered }, after: { offered } })
  })
}
