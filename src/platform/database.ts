import { Kysely, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import type { DB } from '#platform/schema.ts'

/** A connection or an open transaction: whoever asks does not need to know which. */
export type Db = Kysely<DB>

types.setTypeParser(types.builtins.INT8, Number)
types.setTypeParser(types.builtins.DATE, (day) => day)
types.setTypeParser(types.builtins.TIMESTAMP, (local) => local)
types.setTypeParser(types.builtins.NUMERIC, Number)

/** `onLost` hears of idle connections that broke (a database restart); the pool replaces them by itself. Days begin and end there as they do in this process. */
export function openPool(url: string, onLost: (error: Error) => void, max = 10): Pool {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  const pool = new Pool({ connectionString: url, max, connectionTimeoutMillis: 10_000, options: `-c TimeZone=${timeZone}` })
  pool.on('error', onLost)
  pool.on('connect', (client) => client.on('error', onLost))
  return pool
}

export function openDatabase(pool: Pool): Db {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
}
