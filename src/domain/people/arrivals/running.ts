import { sql } from 'kysely'
import type { Atlas } from '#engines/atlas.ts'
import * as numbers from '#domain/legislature/numbers.ts'
import { ahead, type Chunk, chunksOf, type Size, usual } from '#domain/people/arrivals/chunks.ts'
import { isArrival } from '#domain/people/arrivals/arrival.ts'
import { byIndexes } from '#domain/people/arrivals/crowd.ts'
import { type Decision, openDecider } from '#domain/people/arrivals/deciding.ts'
import { type Home, pathOf, remove } from '#domain/people/arrivals/files.ts'
import * as imports from '#domain/people/arrivals/imports.ts'
import { openReader } from '#domain/people/arrivals/reading.ts'
import { Unreadable } from '#domain/people/arrivals/records.ts'
import { noteRefusals, write } from '#domain/people/arrivals/writing.ts'
import * as customFields from '#domain/people/custom-fields.ts'
import * as placing from '#domain/people/placing.ts'
import type { Db } from '#platform/database.ts'

export type Desk = { db: Db; home: Home; atlas: Atlas }

/** Somebody else goes on with this import, or takes it back. */
class Overtaken extends Error {
  override name = 'Overtaken'
}

/**
 * Takes a file in, piece by piece; each piece is one transaction that also says how far it came. Whoever is killed leaves whole pieces
 * behind, and whoever comes next goes on after the last of them. Two at once do no harm: one of them is told to stop.
 */
export async function run({ db, home, atlas }: Desk, id: number, size: Size = usual) {
  const started = await imports.find(db, id)
  if (started?.stage !== 'running' || !started.file) return
  const { desk, chunks } = await open({ db, home, atlas }, started, size)
  let done = started.rows_done
  try {
    for await (const chunk of ahead(chunks)) {
      await take(desk, started, chunk, done)
      done = chunk.last - 1
    }
    await finish(db, id, done)
    await settle(db)
    await remove(home, started.file)
  } catch (error) {
    if (error instanceof Overtaken) return
    if (!(error instanceof Unreadable)) throw error
    await db.updateTable('people_imports').set({ stage: 'failed', failure: error.message, finished_at: new Date() }).where('id', '=', id).where('stage', '=', 'running').execute()
  }
}

type Opened = { db: Db; place: placing.Placer; source: string }

/** Everything that stays the same for all rows of a file, asked for once. */
export async function open({ db, home, atlas }: Desk, one: imports.Import, size: Size): Promise<{ desk: Opened; chunks: AsyncGenerator<Chunk> }> {
  const plan = imports.planOf(one)
  const [place, fields, numberOf, house] = await Promise.all([placing.openPlacer(db, atlas), customFields.list(db), numbers.all(db), imports.houseMark(db)])
  const read = openReader(plan, one.columns, { house, fields, numberOf })
  return { desk: { db, place, source: plan.own ? '' : one.name }, chunks: chunksOf(pathOf(home, one.file ?? ''), one, read, one.rows_done + 1, size) }
}

/** One piece: all of it or nothing. What the database will not take is found by halves, and only that row is refused. */
async function take(desk: Opened, one: imports.Import, chunk: Chunk, done: number) {
  try {
    await desk.db.transaction().execute((tx) => takeWhole(tx, desk, one, chunk, done))
  } catch (error) {
    if (!isAboutData(error)) throw error
    const [row, ...others] = chunk.rows
    if (!row || (others.length === 0 && !isArrival(row))) throw error
    if (others.length === 0) {
      const refused = { row: row.row, cells: row.cells, reason: 'The database does not take what stands in it' }
      return take(desk, one, { ...chunk, rows: [refused] }, done)
    }
    const first = chunk.rows.slice(0, Math.ceil(chunk.rows.length / 2))
    const middle = first.at(-1)?.row ?? chunk.last
    await take(desk, one, { rows: first, last: middle, bytes: chunk.bytes }, done)
    await take(desk, one, { ...chunk, rows: chunk.rows.slice(first.length) }, middle - 1)
  }
}

async function takeWhole(tx: Db, { place, source }: Opened, { id, actor }: imports.Import, { rows, last, bytes }: Chunk, done: number) {
  const now = await tx.selectFrom('people_imports').select(['stage', 'rows_done']).where('id', '=', id).forUpdate().executeTakeFirst()
  if (now?.stage !== 'running' || now.rows_done !== done) throw new Overtaken()
  await byIndexes(tx)
  await sql`set local gin_pending_list_limit = '32MB'`.execute(tx)
  await sql`set local work_mem = '64MB'`.execute(tx)
  const decision = await openDecider({ place, source, lock: true })(tx, rows)
  await write(tx, id, actor, decision)
  await noteRefusals(tx, id, decision.refusals)
  await advance(tx, id, decision, { rows_done: last - 1, bytes_done: bytes })
}

async function advance(tx: Db, id: number, { added, changed, unchanged, refusals }: Decision, far: { rows_done: number; bytes_done: number }) {
  await tx
    .updateTable('people_imports')
    .set({
      ...far, added: sql<number>`added + ${added}`, changed: sql<number>`changed + ${changed}`, unchanged: sql<number>`unchanged + ${unchanged}`, refused: sql<number>`refused + ${refusals.length}`,
      advanced_at: sql<Date>`clock_timestamp()`, pace: sql<number>`(${far.rows_done} - rows_done) / greatest(extract(epoch from clock_timestamp() - coalesce(advanced_at, started_at)), 0.001)`,
    })
    .where('id', '=', id)
    .execute()
}

async function finish(db: Db, id: number, done: number) {
  const ended = await db
    .updateTable('people_imports')
    .set({ stage: 'done', file: null, finished_at: sql<Date>`clock_timestamp()`, bytes_done: sql<number>`bytes` })
    .where('id', '=', id).where('stage', '=', 'running').where('rows_done', '=', done)
    .returning('id').executeTakeFirst()
  if (!ended) throw new Overtaken()
}

/** Whoever searches next need not read through what the indexes have put off. */
const settle = (db: Db) => sql`
  select gin_clean_pending_list(indexes.oid) from pg_index join pg_class indexes on indexes.oid = indexrelid join pg_am methods on methods.oid = relam
  where indrelid = 'people'::regclass and amname = 'gin'`.execute(db)

/** SQLSTATE classes 22 (data exception) and 23 (constraint violation). */
const isAboutData = (error: unknown) => error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[23]/.test(error.code)
