import { randomBytes } from 'node:crypto'
import { existsSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startCluster } from '#platform/cluster.ts'

/** In memory, where there is room: a file system spends a second on the two thousand files of each database. */
const shelf = roomIn('/dev/shm') > 3 * 2 ** 30 ? '/dev/shm' : tmpdir()

const options = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off', 'max_connections=300', 'shared_buffers=128MB', 'max_wal_size=256MB', 'min_wal_size=32MB']

/** The tests' own PostgreSQL: durable writes off, for speed. The walk that kills servers starts another, with them on. */
export const testCluster = () => startCluster(join(shelf, 'commonweal-tests', 'postgres'), options.map((option) => `-c ${option}`))

/** Does the work on an empty database that is dropped afterwards. */
export async function withScratchDatabase(work: (url: string) => Promise<void>) {
  const cluster = await testCluster()
  const name = `scratch_${randomBytes(6).toString('hex')}`
  await onServer(cluster.url('postgres'), `create database ${name}`)
  try {
    await work(cluster.url(name))
  } finally {
    await onServer(cluster.url('postgres'), `drop database ${name} with (force)`)
    await cluster.stop()
  }
}

export async function onServer(url: string, ...statements: string[]) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** When all who close their connections to a database have closed them; of those who never do, nobody waits longer than two seconds. */
export async function onceLeft(server: string, database: string) {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    for (const until = performance.now() + 2_000; performance.now() < until;) {
      const { rowCount } = await client.query('select from pg_stat_activity where datname = $1', [database])
      if (!rowCount) return
    }
  } finally {
    await client.end()
  }
}

/** Bytes that fit in the file system of this folder, 0 where there is none. */
function roomIn(folder: string) {
  if (!existsSync(folder)) return 0
  const { blocks, bsize } = statfsSync(folder)
  return blocks * bsize
}
