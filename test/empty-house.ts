import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { openDatabase, openPool } from '#platform/database.ts'
import { migrate } from '#platform/migrations.ts'
import { onServer } from './scratch.ts'

/** A migrated database without the fixtures, for tests of what fills it. Dropped after the file's last test. */
const name = `test_${randomBytes(8).toString('hex')}`
await onServer(inject('server'), `create database ${name}`)

export const databaseUrl = inject('server').replace(/\/postgres$/, `/${name}`)
export const pool = openPool(databaseUrl, () => undefined, 5)
await migrate(pool)
export const db = openDatabase(pool)

afterAll(async () => {
  await db.destroy()
  await onServer(inject('server'), `drop database ${name} with (force)`)
})

/** The transaction that last wrote each row of the legislature's tables: equal before and after means that no row was written. */
export async function writes(): Promise<string> {
  const tables = ['divisions', 'place_names', 'precincts', 'precinct_districts', 'posts', 'officials', 'official_identifiers', 'official_offices', 'terms', 'committees', 'committee_seats', 'rosters']
  const { rows } = await pool.query<{ all: string }>(tables.map((table) => `select '${table}' || md5(string_agg(xmin::text || ctid::text, ',' order by ctid)) as all from ${table}`).join(' union all '))
  return rows.map(({ all }) => all).toSorted().join('\n')
}
