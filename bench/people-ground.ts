import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import * as packs from '#domain/legislature/packs.ts'
import * as atlases from '#domain/legislature/atlases.ts'
import { startCluster } from '#platform/cluster.ts'
import { type Db, openDatabase, openPool } from '#platform/database.ts'
import { migrate } from '#platform/migrations.ts'
import { onServer } from '../test/scratch.ts'
import { fillPeople } from './fill-people.ts'

/** A database of one's own, dropped at the end. */
export type Plot = { url: string; pool: Pool; db: Db }
export type Ground = {
  count: number
  /** A copy of the database with everybody in it. */
  populated: <Result>(work: (plot: Plot) => Promise<Result>) => Promise<Result>
  /** Migrated, with the pack, without people. */
  empty: <Result>(work: (plot: Plot) => Promise<Result>) => Promise<Result>
  close: () => Promise<void>
}

const migrations = join(import.meta.dirname, '../database/migrations')
const made = ['million-people.ts', 'fill-people.ts', 'names.ts'].map((file) => join(import.meta.dirname, file))

/** The program's own PostgreSQL as it is installed, durable writes on. The people are made once and kept while nothing changes that makes them. */
export async function openGround(count: number): Promise<Ground> {
  const cluster = await startCluster(join(tmpdir(), 'commonweal-bench', 'postgres'))
  const server = cluster.url('postgres')
  const hash = createHash('sha256')
  for (const file of [...readdirSync(migrations).toSorted().map((name) => join(migrations, name)), ...made]) hash.update(readFileSync(file))
  const stamp = hash.digest('hex').slice(0, 12)

  const keep = async (name: string, build: (plot: Plot) => Promise<void>) => {
    const known = await databases(server)
    if (known.includes(name)) return name
    const kind = name.slice(0, name.lastIndexOf('_'))
    for (const old of known.filter((one) => one.startsWith(`${kind}_`))) await onServer(server, `drop database if exists ${old} with (force)`)
    const raw = `raw_${randomBytes(4).toString('hex')}`
    await onServer(server, `create database ${raw}`)
    try {
      await visit(cluster.url(raw), build)
    } catch (error) {
      await onServer(server, `drop database ${raw} with (force)`)
      throw error
    }
    await onServer(server, `alter database ${raw} rename to ${name}`)
    return name
  }
  const copyOf = async <Result>(template: string, work: (plot: Plot) => Promise<Result>) => {
    const name = `plot_${randomBytes(4).toString('hex')}`
    await onServer(server, `create database ${name} template ${template} strategy file_copy`)
    try {
      return await visit(cluster.url(name), work)
    } finally {
      await onServer(server, `drop database ${name} with (force)`)
    }
  }
  return {
    count,
    populated: async (work) => copyOf(await keep(`people_${count}_${stamp}`, (plot) => lay(plot).then(() => fillPeople(plot.pool, { count }))), work),
    empty: async (work) => copyOf(await keep(`nobody_${stamp}`, lay), work),
    close: cluster.stop,
  }
}

async function lay({ pool, db }: Plot) {
  await migrate(pool)
  await packs.load(db, await atlases.jurisdictionNamed('massachusetts'))
}

async function visit<Result>(url: string, work: (plot: Plot) => Promise<Result>) {
  const pool = openPool(url, () => undefined)
  const db = openDatabase(pool)
  try {
    return await work({ url, pool, db })
  } finally {
    await db.destroy()
  }
}

async function databases(server: string): Promise<string[]> {
  const pool = openPool(server, () => undefined, 1)
  const { rows } = await pool.query<{ datname: string }>('select datname from pg_database')
  await pool.end()
  return rows.map(({ datname }) => datname)
}
