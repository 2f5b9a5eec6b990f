import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as actions from '#domain/actions/actions.ts'
import * as notes from '#domain/actions/notes.ts'
import * as results from '#domain/actions/results.ts'
import { openDatabase, openPool } from '#platform/database.ts'
import { migrate } from '#platform/migrations.ts'
import { manyReports } from '../test/many-reports.ts'
import { withScratchDatabase } from '../test/scratch.ts'
import { type Figure, median } from './report.ts'

const reports = 222_222
const rounds = 9
const action = { id: 1 }

/** What the page of an action reads, 200,000 reports about it, each reader alone and all at once as the page asks them. */
export async function run(): Promise<Figure[]> {
  const figures: Figure[] = []
  await withScratchDatabase(async (url) => {
    const pool = openPool(url, () => undefined, 10)
    await migrate(pool)
    await pool.query(readFileSync(join(import.meta.dirname, '../test/fixtures.sql'), 'utf8'))
    const db = openDatabase(pool)
    await manyReports(db, reports)

    const readers = {
      callers: () => results.callers(db, action),
      'by day': () => results.byDay(db, action, 'America/New_York'),
      'by outcome': () => results.byOutcome(db, action),
      'by official': () => results.byOfficial(db, action),
      notes: () => notes.list(db, action),
      action: () => actions.find(db, action.id),
    }
    for (const [name, read] of Object.entries(readers)) figures.push({ name, value: await timed(read), unit: 'ms' })
    figures.push({ name: 'all at once', value: await timed(() => Promise.all(Object.values(readers).map((read) => read()))), unit: 'ms' })
    await db.destroy()
  })
  return figures
}

async function timed(work: () => Promise<unknown>) {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return Number(median(times).toFixed(1))
}
