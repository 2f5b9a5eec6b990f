import { sql } from 'kysely'
import { setImmediate as breath } from 'node:timers/promises'
import { z } from 'zod'
import type { FieldValue } from '#domain/people/arrivals/arrival.ts'
import * as imports from '#domain/people/arrivals/imports.ts'
import type { Change } from '#domain/people/arrivals/joining.ts'
import { keptNames, type Kept } from '#domain/people/arrivals/kept.ts'
import { remove } from '#domain/people/arrivals/files.ts'
import { removeUntouched } from '#domain/people/arrivals/removing.ts'
import type { Desk } from '#domain/people/arrivals/running.ts'
import { unjoin } from '#domain/people/arrivals/unjoining.ts'
import { update } from '#domain/people/arrivals/writing.ts'
import * as placing from '#domain/people/placing.ts'
import type { Db } from '#platform/database.ts'

const usual = 10_000

/**
 * Takes an import back, from its last row to its first, piece by piece like the import itself: whoever is killed leaves whole pieces
 * behind. People it brought in are removed unless anything else is known of them; then they stay as they are.
 */
export async function run({ db, home, atlas }: Desk, id: number, size = usual) {
  const one = await imports.find(db, id)
  if (one?.stage !== 'undoing') return
  const place = await placing.openPlacer(db, atlas)
  while (await db.transaction().execute((tx) => takeBack(tx, id, place, size))) await breath()
  if (one.file) await remove(home, one.file)
}

type Line = { person_id: number; import_row: number; before: unknown; after: unknown }

/** One piece; false when it was the last. */
async function takeBack(tx: Db, id: number, place: placing.Placer, size: number): Promise<boolean> {
  const one = await tx.selectFrom('people_imports').select(['stage', 'undone_row', 'undone_by']).where('id', '=', id).forUpdate().executeTakeFirst()
  if (one?.stage !== 'undoing') return false
  const lines = await tx
    .selectFrom('person_changes').select(['person_id', 'import_row', 'before', 'after'])
    .where('import_id', '=', id).where('import_row', '<', one.undone_row).orderBy('import_row', 'desc').limit(size).execute()
    .then((found) => found.flatMap(({ import_row, ...line }): Line[] => (import_row === null ? [] : [{ ...line, import_row }])))
  const from = lines.length < size ? 0 : lines.at(-1)?.import_row ?? 0

  const born = lines.flatMap(({ person_id, before }) => (before === null ? [person_id] : []))
  const gone = await removeUntouched(tx, id, born)
  await takeConsentsBack(tx, id, from, one.undone_row)
  const restored = await restore(tx, id, one.undone_by, lines.filter(({ before }) => before !== null), place)
  await tx
    .updateTable('people_imports')
    .set({
      undone_row: from, removed: sql<number>`removed + ${gone.size}`, restored: sql<number>`restored + ${restored}`, kept: sql<number>`kept + ${born.length - gone.size}`,
      advanced_at: sql<Date>`clock_timestamp()`, ...(from === 0 ? { stage: 'undone' as const, file: null, finished_at: sql<Date>`clock_timestamp()` } : {}),
    })
    .where('id', '=', id)
    .execute()
  if (from === 0) await note(tx, id)
  return from > 0
}

/** The ledger says from now on as if the file had said nothing. */
async function takeConsentsBack(tx: Db, id: number, from: number, below: number) {
  await sql`
    insert into consents (person_id, channel, list, given, wording, how, retracts, import_id)
    select person_id, channel, list, given, wording, 'undo', id, import_id from consents said
    where import_id = ${id} and import_row >= ${from} and import_row < ${below} and not exists (select from consents back where back.retracts = said.id)`.execute(tx)
}

/** Gives people we knew their values back. How many of them had any to get back. */
async function restore(tx: Db, id: number, actor: string | null, lines: readonly Line[], place: placing.Placer): Promise<number> {
  if (lines.length === 0) return 0
  const people = await changedBy(tx, id, lines.map(({ person_id }) => person_id))
  const before = new Map(people)
  for (const { person_id, before: was, after } of lines) {
    const person = people.get(person_id)
    const back = person && unjoin(person.kept, changeShape.parse({ before: was, after }), new Set(person.settled), place)
    if (person && back) people.set(person_id, { ...person, kept: { ...person.kept, ...back.after } })
  }
  const restored = [...people].filter(([personId, person]) => person !== before.get(personId)).map(([personId, { kept }]) => ({ id: personId, kept }))
  await update(tx, restored)
  const history = restored.map(({ id: personId, kept }) => ({ person_id: personId, ...differenceOf(before.get(personId)?.kept ?? kept, kept) }))
  await sql`
    insert into person_changes (person_id, origin, actor, before, after)
    select person_id, 'undo', ${actor}, before, after from json_to_recordset(${JSON.stringify(history)}::json) as line (person_id bigint, before jsonb, after jsonb)`.execute(tx)
  return restored.length
}

type Person = { kept: Kept; settled: string[] }

/** Of these, those whom the import found known, with the names of what somebody has set by hand since. */
async function changedBy(tx: Db, id: number, ids: number[]): Promise<Map<number, Person>> {
  const rows = await tx
    .selectFrom('people')
    .select(['id', ...keptNames, 'fields'])
    .select(sql<string[]>`array(
      select distinct name from person_changes since, jsonb_object_keys(since.after) name
      where since.person_id = people.id and since.origin not in ('import', 'undo', 'work')
        and since.id > (select min(ours.id) from person_changes ours where ours.person_id = people.id and ours.import_id = ${id}))`.as('settled'))
    .where(sql<boolean>`people.id = any(${ids}::bigint[])`)
    .where(sql<boolean>`not exists (select from person_changes birth where birth.person_id = people.id and birth.import_id = ${id} and birth.before is null)`)
    .orderBy('people.id')
    .forUpdate()
    .execute()
  return new Map(rows.map(({ id: personId, settled, fields, ...kept }) => [personId, { kept: { ...kept, fields: fieldsShape.parse(fields) }, settled }]))
}

const differenceOf = (was: Kept, is: Kept): Change => {
  const names = ([...keptNames, 'fields'] as const).filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]))
  return { before: Object.fromEntries(names.map((name) => [name, was[name]])), after: Object.fromEntries(names.map((name) => [name, is[name]])) }
}

/** Numbers alone, beside those of everybody else who was forgotten. */
async function note(tx: Db, id: number) {
  await sql`insert into forgettings (reason, people) select 'import undone', removed from people_imports where id = ${id} and removed > 0`.execute(tx)
}

const text = z.string()
const fieldsShape = z.record(text, z.custom<FieldValue>())
const valuesShape = z.object({
  name: text, given_name: text, family_name: text, pronouns: text, emails: z.array(text), phones: z.array(text), street: text, locality: text, region: text, postcode: text,
  place_id: text.nullable(), districts: z.array(z.number()), language: text, tags: z.array(text), source: text, identifiers: z.array(text), fields: fieldsShape,
}).partial()
const changeShape = z.object({ before: valuesShape, after: valuesShape })
