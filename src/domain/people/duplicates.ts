import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import { type Choices, type Portrait, weigh } from '#domain/people/combining.ts'
import type { Person } from '#domain/people/person.ts'

export type Told = Pick<Person, 'id' | 'name' | 'emails' | 'phones' | 'locality'>
export type Pair = Pick<Row<'duplicate_pairs'>, 'id' | 'score' | 'reasons'> & { one: Told; other: Told }
export type Kept = { id: number; portrait: Portrait }
/** Two records beside each other, and which values a merge of the loser into the survivor would keep. */
export type Comparison = { survivor: Kept; loser: Kept; weighed: Choices; score: number; reasons: string[] }
export type Search = Row<'duplicate_searches'>

/** The likeliest first. */
export async function list(db: Db, { limit, offset, from = 0 }: { limit: number; offset: number; from?: number }): Promise<Pair[]> {
  return db
    .selectFrom('duplicate_pairs')
    .select(['duplicate_pairs.id', 'score', 'reasons', told('one').as('one'), told('other').as('other')])
    .where('score', '>=', from)
    .orderBy('score', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()
}

export async function count(db: Db, from = 0): Promise<number> {
  const { pairs } = await db.selectFrom('duplicate_pairs').select(({ fn }) => fn.countAll<number>().as('pairs')).where('score', '>=', from).executeTakeFirstOrThrow()
  return pairs
}

/** Any two who are still there, whether or not a search put them together. */
export async function compare(db: Db, survivor: number, loser: number): Promise<Comparison | undefined> {
  const records = await db.selectFrom('people').select(['id', sql<Portrait>`to_jsonb(people) - 'id' - 'search'`.as('portrait')]).where('id', 'in', [survivor, loser]).execute()
  const [one, other] = [records.find(({ id }) => id === survivor), records.find(({ id }) => id === loser)]
  if (!one || !other || one === other) return undefined
  const pair = await db.selectFrom('duplicate_pairs').select(['score', 'reasons']).where(areThese(survivor, loser)).executeTakeFirst()
  return { survivor: one, loser: other, weighed: weigh(one.portrait, other.portrait), score: pair?.score ?? 0, reasons: pair?.reasons ?? [] }
}

/** They are two. No search offers them again. */
export async function tellApart(db: Db, actor: audit.Actor, one: number, other: number) {
  await together(db, async (tx) => {
    await tx.insertInto('distinctions').values({ one, other, actor: actor.name }).onConflict((known) => known.doNothing()).execute()
    await tx.deleteFrom('duplicate_pairs').where(areThese(one, other)).execute()
    await audit.record(tx, actor, { act: 'tell apart', subject: 'person', subjectId: one, after: { from: other } })
  })
}

/** Leaves a search for the worker; one that waits already is enough. */
export async function askForSearch(db: Db) {
  await queue.leave(db, 'search-duplicates', {}, { key: 'search-duplicates' })
}

export async function lastSearch(db: Db): Promise<Search | undefined> {
  return db.selectFrom('duplicate_searches').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst()
}

const areThese = (one: number, other: number) => sql<boolean>`least(one, other) = least(${one}::bigint, ${other}) and greatest(one, other) = greatest(${one}::bigint, ${other})`

const told = (who: 'one' | 'other') => sql<Told>`(
  select jsonb_build_object('id', id, 'name', name, 'emails', emails, 'phones', phones, 'locality', locality) from people where people.id = duplicate_pairs.${sql.ref(who)}
)`
