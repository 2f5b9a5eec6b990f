import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { carry, type Choices, combine, type Portrait } from '#domain/people/combining.ts'
import type { Aside, Moved } from '#domain/people/merging.ts'
import * as portraits from '#domain/people/portraits.ts'
import { rewriting } from '#domain/people/rewriting.ts'

/** `merged further`: the survivor has become part of somebody else since; that merge has to be taken back first. */
export type Unmerged = 'done' | 'gone' | 'merged further'
type Kept = { id: number; loser_id: number; choices: Choices; loser: Portrait; before: Portrait; after: Portrait; moved: Moved[]; aside: Aside[] }

/**
 * Makes two records of one again, in any order of merges. The loser gets back the row and the facts it had; what was recorded since stays
 * with the survivor, and values of the survivor that somebody changed since stay changed.
 */
export async function unmerge(db: Db, actor: audit.Actor, mergeId: number): Promise<Unmerged> {
  return rewriting(db, 'merging', async (tx) => {
    const merge = await tx.selectFrom('merges').selectAll().where('id', '=', mergeId).where('unmerged_at', 'is', null).forUpdate().executeTakeFirst()
    if (!merge) return 'gone'
    const { survivor_id: survivor, loser_id: loser } = merge
    const current = (await portraits.hold(tx, survivor)).get(survivor)
    if (!current) return 'merged further'

    const [taken, ...later] = await listFrom(tx, survivor, mergeId)
    if (!taken) return 'gone'
    await portraits.paint(tx, survivor, await without(tx, taken, later, current))
    const [missing] = await putBack(tx, [{ table: 'people', row: { id: loser, ...taken.loser } }])
    if (missing) throw new Error(`person ${loser} cannot be put back`)
    await sql`select move_back(${JSON.stringify(taken.moved)}::jsonb, ${loser})`.execute(tx)
    const stranded = await putBack(tx, taken.aside)
    await makeRoom(tx, later.map((one) => ({ ...one, aside: [...one.aside.map((entry) => returned(entry, taken.moved, loser)), ...about(one, stranded)] })), survivor)

    await retract(tx, merge.stated)
    await sql`select settle_consents(array[${survivor}, ${loser}]::bigint[])`.execute(tx)
    await tx.deleteFrom('person_changes').where('id', '=', merge.change_id).execute()
    await tx
      .updateTable('merges')
      .set({ loser: null, before: null, after: null, moved: '[]', aside: '[]', unmerged_by: actor.name, unmerged_at: sql`now()` })
      .where('id', '=', mergeId)
      .execute()
    await audit.record(tx, actor, { act: 'take back the merge of', subject: 'person', subjectId: survivor, after: { merge: mergeId, merged: loser } })
    return 'done'
  })
}

/** This merge and those into the same survivor after it. */
async function listFrom(db: Db, survivor: number, mergeId: number): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select id, loser_id, choices, loser, before, after, moved, aside from merges
    where survivor_id = ${survivor} and id >= ${mergeId} and unmerged_at is null
    order by id
    for update
  `.execute(db)
  return rows
}

/** The survivor's row as it would be had this merge not been: what came after it, edits and merges alike, is done again without it. */
async function without(db: Db, taken: Kept, later: Kept[], current: Portrait): Promise<Portrait> {
  let [was, is] = [taken.after, taken.before]
  for (const one of later) {
    const before = carry(was, one.before, is)
    const after = { ...combine(before, one.loser, one.choices), updated_at: one.after.updated_at }
    await db.updateTable('merges').set({ before: JSON.stringify(before), after: JSON.stringify(after) }).where('id', '=', one.id).execute()
    was = one.after
    is = after
  }
  return carry(was, current, is)
}

/** What later merges had set aside because of rows that have now gone back comes to the survivor. */
async function makeRoom(db: Db, later: Kept[], survivor: number) {
  for (const { id, moved, aside } of later.filter((one) => one.aside.length > 0)) {
    const waiting = await putBack(db, aside.map((entry, place) => ({ ...entry, place, row: entry.column ? { ...entry.row, [entry.column]: survivor } : entry.row })))
    const places = new Set(waiting.map(({ place }) => place))
    const arrived = aside.flatMap(({ table, column, key }, place) => (column && key && !places.has(place) ? [{ table, column, keys: [key], owner: survivor }] : []))
    await db
      .updateTable('merges')
      .set({ moved: JSON.stringify([...moved, ...arrived]), aside: JSON.stringify(aside.filter((_, place) => places.has(place))) })
      .where('id', '=', id)
      .execute()
  }
}

/** A row that this merge had moved and a later one then set aside: it points at the loser again. */
function returned(entry: Aside, moved: Moved[], loser: number): Aside {
  const row = new Map(Object.entries(entry.row))
  const isOneOf = (keys: object[]) => keys.some((key) => Object.entries(key).every(([column, value]) => row.get(column) === value))
  const columns = moved.filter(({ table, column, owner, keys }) => table === entry.table && row.get(column) === owner && isOneOf(keys)).map(({ column }) => [column, loser])
  return { ...entry, row: { ...entry.row, ...Object.fromEntries(columns) } }
}

/** Rows that wait for somebody whom a later merge took: they come back with them. */
const about = ({ loser_id }: Kept, stranded: Aside[]): Aside[] =>
  stranded.filter(({ row }) => Object.values(row).includes(loser_id)).map(({ table, row }) => ({ table, row }))

async function retract(db: Db, lines: number[]) {
  await db
    .insertInto('consents')
    .columns(['person_id', 'channel', 'list', 'given', 'wording', 'how', 'retracts'])
    .expression((row) => row
      .selectFrom('consents')
      .select(['person_id', 'channel', 'list', 'given', sql.lit('The merge was taken back.').as('wording'), sql.lit('unmerge').as('how'), 'id'])
      .where('id', 'in', [...lines, 0]))
    .execute()
}

/** Those for which there is no room any more, or no longer what they belonged to. */
async function putBack<Entry extends Aside>(db: Db, aside: Entry[]): Promise<Entry[]> {
  const { rows: [put] } = await sql<{ waiting: Entry[] }>`select put_back(${JSON.stringify(aside)}::jsonb) as waiting`.execute(db)
  return put?.waiting ?? []
}
