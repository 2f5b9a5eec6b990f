import { hasChanged, type Tally } from '#domain/legislature/arrivals/tally.ts'
import type { Db } from '#platform/database.ts'

export type Kind = 'officials' | 'committees' | 'boundaries' | 'precincts' | 'addresses'
type Import = { kind: Kind; sources: readonly string[]; asOf?: string | undefined; tally: Tally; refused: number }

/** Writes down that an import was done and what it came to. */
export async function record(db: Db, { kind, sources, asOf, tally, refused }: Import) {
  const { read, added, changed, unchanged, ended, passed } = tally
  await db
    .insertInto('imports')
    .values({ kind, sources: [...sources], as_of: asOf ?? null, counts: JSON.stringify({ read, added, changed, unchanged, ended, passed, refused, anything: hasChanged(tally) }) })
    .execute()
}

/** Of these hashes of files those that were read by themselves before. Kinds whose outcome was lost since do not count. */
export async function readBefore(db: Db, hashes: readonly string[], lost: readonly string[] = []): Promise<Set<string>> {
  const known = await db.selectFrom('read_files').select('hash').where('hash', 'in', [...hashes, '']).where('kind', 'not in', [...lost, '']).execute()
  return new Set(known.map(({ hash }) => hash))
}

export async function remember(db: Db, file: { hash: string; kind: string; name: string }) {
  await db.insertInto('read_files').values(file).onConflict((known) => known.column('hash').doUpdateSet(file)).execute()
}
