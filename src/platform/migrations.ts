import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import type { Pool, PoolClient } from 'pg'

const folder = join(import.meta.dirname, '../../database/migrations')
const lock = 726_153_099

/**
 * Brings the database to the newest migration, each in its own transaction, the queue's own first.
 * Two programs that start at once take turns. A migration whose text has changed since it ran is refused.
 */
export async function migrate(pool: Pool) {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query('create table if not exists migrations (name text primary key, hash text not null, applied_at timestamptz not null default now())')
    await runMigrations({ pgPool: pool })
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted()) await apply(client, name)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lock]).catch(() => undefined)
    client.release()
  }
}

async function apply(client: PoolClient, name: string) {
  const text = await readFile(join(folder, name), 'utf8')
  const hash = createHash('sha256').update(text).digest('hex')
  const { rows: [known] } = await client.query<{ hash: string }>('select hash from migrations where name = $1', [name])
  if (known && known.hash !== hash) throw new Error(`${name} was changed after it had been applied; write a new migration instead`)
  if (known) return
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into migrations (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed and was taken back`, { cause: error })
  }
}
