import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Client } from 'pg'
import { type Quarters, quartersFor, runAs } from '#platform/quarters.ts'

export type Cluster = { url: (database?: string) => string; stop: () => Promise<void>; kill: () => Promise<void> }

/**
 * The program's own PostgreSQL, in `folder`. Made the first time; found again if it still runs (after a crash of ours,
 * or because another command started it), on loopback only, with a generated password. `stop` leaves it running for whoever else is connected.
 */
export async function startCluster(folder: string, options: string[] = []): Promise<Cluster> {
  const quarters = await quartersFor(folder)
  const data = join(quarters.folder, 'data')
  if (!existsSync(join(data, 'PG_VERSION'))) await create(quarters, data)
  const password = (await readFile(join(quarters.folder, 'password'), 'utf8')).trim()
  const port = await runningPort(quarters, data) ?? await launch(quarters, data, options)
  const url = (database = 'commonweal') => `postgres://commonweal:${password}@127.0.0.1:${port}/${database}`

  await ensureDatabase(url)
  return {
    url,
    stop: async () => { if (await isLastGuest(url())) await control(quarters, data, 'stop', '-m', 'fast', '-w') },
    kill: async () => { process.kill(Number(await postmasterLine(data, 0)), 'SIGKILL') },
  }
}

async function create(quarters: Quarters, data: string) {
  const secret = join(quarters.folder, 'password')
  await rm(data, { recursive: true, force: true })
  await writeFile(secret, randomBytes(24).toString('base64url'), { mode: 0o600 })
  await quarters.own(secret)
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  await runAs(quarters, 'initdb', ['-D', data, '-U', 'commonweal', '-A', 'scram-sha-256', `--pwfile=${secret}`, ...locale])
  await chmod(data, 0o700)
}

async function launch(quarters: Quarters, data: string, options: string[]) {
  const port = await freePort()
  const words = [`-p ${port}`, '-c listen_addresses=127.0.0.1', "-c unix_socket_directories=''", '-c max_connections=120', ...options]
  await control(quarters, data, 'start', '-w', '-t', '60', '-l', join(quarters.folder, 'postgres.log'), '-o', words.join(' '))
  return port
}

/** The port of a server that is up on this folder. A stale pid file, left by a power cut, does not count. */
async function runningPort(quarters: Quarters, data: string) {
  if (!existsSync(join(data, 'postmaster.pid'))) return undefined
  const status = await runAs(quarters, 'pg_ctl', ['status', '-D', data], { tolerate: true })
  return status === 0 ? Number(await postmasterLine(data, 3)) : undefined
}

const postmasterLine = async (data: string, line: number) => (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[line]

const control = (quarters: Quarters, data: string, verb: string, ...words: string[]) => runAs(quarters, 'pg_ctl', [verb, '-D', data, ...words])

async function ensureDatabase(url: (database?: string) => string) {
  const client = new Client({ connectionString: url('postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'commonweal'`)
    if (!rowCount) await client.query('create database commonweal')
  } finally {
    await client.end()
  }
}

async function isLastGuest(url: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rowCount } = await client.query(`select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`)
  await client.end()
  return rowCount === 0
}

async function freePort() {
  return new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })
}
