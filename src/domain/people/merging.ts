import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { type Choices, combine, type Portrait, weigh } from '#domain/people/combining.ts'
import * as portraits from '#domain/people/portraits.ts'
import { rewriting } from '#domain/people/rewriting.ts'

export type Merging = { survivor: number; loser: number; choices?: Choices }

/** Rows that were moved: whose key is one of these, and whose they are now. */
export type Moved = { table: string; column: string; keys: object[]; owner: number | null }
/** A row that had no room at the survivor; without `column` one that hung on such a row. */
export type Aside = { table: string; row: Record<string, unknown>; column?: string; key?: object }

/**
 * Makes two records one. The loser's row leaves, all that pointed at it points at the survivor, and what is needed to take it back is kept.
 * Where one of them had withdrawn a consent, it stays withdrawn. The merge's number; `undefined` when one of them is not there.
 */
export async function merge(db: Db, actor: audit.Actor, { survivor, loser, choices = {} }: Merging): Promise<number | undefined> {
  return rewriting(db, 'merging', async (tx) => {
    const held = await portraits.hold(tx, survivor, loser)
    const [before, gone] = [held.get(survivor), held.get(loser)]
    if (!before || !gone || survivor === loser) return undefined

    const chosen = { ...weigh(before, gone), ...choices }
    const after = await portraits.paint(tx, survivor, { ...combine(before, gone, chosen), updated_at: new Date().toISOString() })
    const stated = await stateWithdrawals(tx, survivor, loser)
    const { rows: [followed] } = await sql<{ moved: Moved[]; aside: Aside[] }>`select moved, aside from follow_person(${loser}, ${survivor})`.execute(tx)
    await sql`select settle_consents(array[${survivor}, ${loser}]::bigint[])`.execute(tx)
    await tx.deleteFrom('people').where('id', '=', loser).execute()

    const change = await tx
      .insertInto('person_changes')
      .values({ person_id: survivor, origin: 'merge', actor: actor.name, ...decided(before, gone, after) })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { id } = await tx
      .insertInto('merges')
      .values({
        survivor_id: survivor, loser_id: loser, actor: actor.name, change_id: change.id, stated,
        choices: JSON.stringify(chosen), loser: JSON.stringify(gone), before: JSON.stringify(before), after: JSON.stringify(after),
        moved: JSON.stringify(followed?.moved), aside: JSON.stringify(followed?.aside),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit.record(tx, actor, { act: 'merge', subject: 'person', subjectId: survivor, after: { merge: id, merged: loser } })
    return id
  })
}

/** Who a number stands for now: itself, or whoever a merge made of it. */
export async function nowKnownAs(db: Db, id: number): Promise<number> {
  const { rows: [last] } = await sql<{ id: number }>`
    with recursive line as (
      select ${id}::bigint as id, 0 as step
      union all
      select merges.survivor_id, step + 1 from merges join line on merges.loser_id = line.id where unmerged_at is null
    )
    select id from line order by step desc limit 1
  `.execute(db)
  return last?.id ?? id
}

/** Lines in the ledger that can be taken back, wherever one of the two had withdrawn and the other said anything. */
async function stateWithdrawals(db: Db, survivor: number, loser: number): Promise<number[]> {
  const lines = await db
    .insertInto('consents')
    .columns(['person_id', 'channel', 'list', 'given', 'wording', 'how'])
    .expression((row) => row
      .selectFrom('consent_standings as one')
      .innerJoin('consent_standings as other', (join) => join.onRef('other.channel', '=', 'one.channel').onRef('other.list', '=', 'one.list'))
      .select(['one.person_id', 'one.channel', 'one.list', sql.lit(false).as('given'), sql.lit('Two records became one; one of them had withdrawn.').as('wording'), sql.lit('merge').as('how')])
      .where('one.person_id', '=', survivor)
      .where('other.person_id', '=', loser)
      .where(sql<boolean>`not (one.given and other.given)`))
    .returning('id')
    .execute()
  return lines.map(({ id }) => id)
}

/** What the merge decided: every value in which the two differed, also where the survivor's stayed. */
function decided(before: Portrait, gone: Portrait, after: Portrait) {
  const one = new Map<string, unknown>(Object.entries(before))
  const other = new Map<string, unknown>(Object.entries(gone))
  const differs = (column: string) => !['created_at', 'updated_at'].includes(column) && JSON.stringify(one.get(column)) !== JSON.stringify(other.get(column))
  const only = (portrait: Portrait) => JSON.stringify(Object.fromEntries(Object.entries(portrait).filter(([column]) => differs(column))))
  return { before: only(before), after: only(after) }
}
