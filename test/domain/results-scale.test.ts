import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import * as exporting from '#domain/actions/exporting.ts'
import * as notes from '#domain/actions/notes.ts'
import * as results from '#domain/actions/results.ts'
import type { Db } from '#platform/database.ts'
import { db } from '../house.ts'
import { manyReports } from '../many-reports.ts'

beforeAll(async () => manyReports(db, 60_000), 60_000)

const readers: Record<string, (tx: Db) => Promise<unknown>> = {
  callers: (tx) => results.callers(tx, { id: 2 }),
  byDay: (tx) => results.byDay(tx, { id: 2 }, 'America/New_York'),
  byOutcome: (tx) => results.byOutcome(tx, { id: 2 }),
  byOfficial: (tx) => results.byOfficial(tx, { id: 2 }),
  notes: (tx) => notes.list(tx, { id: 2 }),
  export: (tx) => exporting.inPages(tx, { id: 2 }, 100).next(),
}

test.each(Object.keys(readers))('%s of one action does not read through the reports of all', async (name) => {
  await db.transaction().execute(async (tx) => {
    await readers[name]!(tx)
    const { rows } = await sql<{ seq_scan: number; idx_scan: number }>`select seq_scan::int, idx_scan::int from pg_stat_xact_user_tables where relname = 'reports'`.execute(tx)
    expect(rows[0]).toMatchObject({ seq_scan: 0 })
    expect(rows[0]?.idx_scan).toBeGreaterThan(0)
  })
})
