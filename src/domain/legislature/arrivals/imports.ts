import { sql } from 'kysely'
import { hasChanged, type Tally } from '#domain/legislature/arrivals/tally.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'

export type Kind = 'officials' | 'committees' | 'boundaries' | 'precincts' | 'addresses'
export type Import = { kind: Kind; sources: readonly string[]; asOf?: string | undefined; tally: Tally; refused: number }

const turn = 726_153_101

/** All of it or nothing, while every other import waits its turn: each sees what those before it have left. */
export async function inTurn<Result>(db: Db, work: (tx: Db) => Promise<Result>): Promise<Result> {
  return together(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(${turn})`.execute(tx)
    return work(tx)
  })
}

/** Writes down that an import was done and what it came to. Answers with its number. */
export async function record(db: Db, { kind, sources, asOf, tally, refused }: Import): Promise<number> {
  const { read, added, changed, unchanged, ended, passed } = tally
  const { id } = await db
    .insertInto('imports')
    .values({ kind, sources: [...sources], as_of: asOf ?? null, counts: JSON.stringify({ read, added, changed, unchanged, ended, passed, refused, anything: hasChanged(tally) }) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Of these hashes of files those that were read by themselves before. Kinds whose outcome was lost since do not count. */
export async function readBefore(db: Db, hashes: readonly string[], lost: readonly string[] = []): Promise<Set<string>> {
  const known = await db.selectFrom('read_files').select('hash').where('hash', 'in', [...hashes, '']).where('kind', 'not in', [...lost, '']).execute()
  return new Set(known.map(({ hash }) => hash))
}

export async function remember(db: Db, file: { hash: string; kind: string; name: string }) {
  await db.insertInto('read_files').values(file).onConflict((known) => known.column('hash').doUpdateSet(file)).execute()
}
