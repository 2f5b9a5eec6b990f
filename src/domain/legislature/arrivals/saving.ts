import type { Db } from '#platform/database.ts'
import type { Entry, Register } from '#domain/legislature/arrivals/register.ts'

/** Writes what differs between two states of the register, and nothing else: a register saved twice writes nothing. */
export async function save(db: Db, before: Register, after: Register) {
  const was = new Map(before.entries.map((entry) => [entry.id, entry]))
  await insert(db, after.entries.filter(({ id }) => id === undefined))
  const touched = after.entries.filter((entry) => !isSame(was.get(entry.id), entry, ({ facts, asOf }) => [facts, asOf]))
  for (const { id, facts, asOf } of touched.filter((entry) => was.has(entry.id))) {
    const isNew = JSON.stringify(was.get(id)?.facts) !== JSON.stringify(facts)
    await db.updateTable('officials').set({ ...facts, facts_as_of: JSON.stringify(asOf), ...(isNew && { updated_at: new Date() }) }).where('id', '=', id ?? 0).execute()
  }
  await saveIdentifiers(db, was, after.entries)
  await saveOffices(db, was, after.entries)
  await saveTerms(db, was, after.entries)
  await saveCoverage(db, before.coverage, after.coverage)
}

type Before = Map<number | undefined, Entry>

async function insert(db: Db, entries: Entry[]) {
  if (entries.length === 0) return
  const made = await db
    .insertInto('officials')
    .values(entries.map(({ slug, facts, asOf }) => ({ slug, ...facts, facts_as_of: JSON.stringify(asOf) })))
    .returning(['id', 'slug'])
    .execute()
  const ids = new Map(made.map(({ slug, id }) => [slug, id]))
  for (const entry of entries) entry.id = ids.get(entry.slug) ?? 0
}

async function saveIdentifiers(db: Db, was: Before, entries: Entry[]) {
  const rows = entries.flatMap((entry) => entry.ids.slice(was.get(entry.id)?.ids.length ?? 0).map((known) => ({ ...known, official_id: entry.id ?? 0 })))
  if (rows.length > 0) await db.insertInto('official_identifiers').values(rows).onConflict((known) => known.doNothing()).execute()
}

async function saveOffices(db: Db, was: Before, entries: Entry[]) {
  const moved = entries.filter((entry) => !isSame(was.get(entry.id), entry, ({ offices }) => offices))
  const known = moved.flatMap(({ id }) => (was.get(id)?.offices.length ? [id ?? 0] : []))
  if (known.length > 0) await db.deleteFrom('official_offices').where('official_id', 'in', known).execute()
  const rows = moved.flatMap(({ id, offices }) => offices.map((office) => ({ ...office, official_id: id ?? 0 })))
  if (rows.length > 0) await db.insertInto('official_offices').values(rows).execute()
}

async function saveTerms(db: Db, was: Before, entries: Entry[]) {
  const added = entries.flatMap(({ id, terms }) => terms.flatMap((term) => (term.id === undefined ? [{ ...term, official_id: id ?? 0 }] : [])))
  const changed = entries.flatMap((entry) => entry.terms.filter((term) =>
    term.id !== undefined && !isSame(was.get(entry.id)?.terms.find(({ id }) => id === term.id), term, (one) => one)))
  for (const { id, started_on, ended_on } of changed) {
    await db.updateTable('terms').set({ started_on, ended_on }).where('id', '=', id ?? 0).execute()
  }
  if (added.length > 0) await db.insertInto('terms').values(added).execute()
}

async function saveCoverage(db: Db, was: Register['coverage'], now: Register['coverage']) {
  const rows = [...now].filter(([office, one]) => !isSame(was.get(office), one, (each) => each)).map(([office, one]) => ({ office, ...one }))
  if (rows.length === 0) return
  await db
    .insertInto('rosters')
    .values(rows)
    .onConflict((known) => known.column('office').doUpdateSet(({ ref }) => ({ source: ref('excluded.source'), as_of: ref('excluded.as_of') })))
    .execute()
}

function isSame<T>(one: T | undefined, other: T, part: (whole: T) => unknown): boolean {
  return one !== undefined && JSON.stringify(part(one)) === JSON.stringify(part(other))
}
