import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { openPool } from '#platform/database.ts'
import { migrate } from '#platform/migrations.ts'
import { keepFurniture } from './furniture.ts'
import { onServer, testCluster } from './scratch.ts'

declare module 'vitest' {
  export interface ProvidedContext { server: string; template: string; furniture: string }
}

const migrations = join(import.meta.dirname, '../database/migrations')
const fixtures = join(import.meta.dirname, 'fixtures.sql')

/** Once per run (whose open connection keeps other runs from stopping the server): a migrated database with the fixtures in it, for every test file to be cloned from. Kept while its sources stay the same. */
export default async function setup(project: TestProject) {
  const cluster = await testCluster()
  const guest = new Client({ connectionString: cluster.url('postgres') })
  guest.on('error', () => undefined)
  await guest.connect()
  const hash = createHash('sha256').update(readFileSync(fixtures))
  for (const file of readdirSync(migrations).toSorted()) hash.update(readFileSync(join(migrations, file)))
  const template = `template_${hash.digest('hex').slice(0, 16)}`
  if (!await exists(cluster.url('postgres'), template)) await build(cluster.url, template)
  const furniture = await keepFurniture()
  project.provide('furniture', furniture.path)
  project.provide('server', cluster.url('postgres'))
  project.provide('template', template)
  return async () => {
    await furniture.forget()
    await guest.end()
    await cluster.stop()
  }
}

async function build(url: (database?: string) => string, name: string) {
  await onServer(url('postgres'), `drop database if exists ${name}_raw with (force)`, `create database ${name}_raw`)
  const pool = openPool(url(`${name}_raw`), () => undefined)
  await migrate(pool)
  await pool.query(readFileSync(fixtures, 'utf8'))
  await pool.end()
  await onServer(url('postgres'), `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}_raw'`, `alter database ${name}_raw rename to ${name}`)
}

async function exists(url: string, name: string) {
  const pool = openPool(url, () => undefined)
  const { rowCount } = await pool.query('select from pg_database where datname = $1', [name])
  await pool.end()
  return rowCount === 1
}
