import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { Client } from 'pg'
import { isFree, portFor } from '#platform/ports.ts'
import { type Quarters, quartersFor, runAs } from '#platform/quarters.ts'
import { stayConnected } from '#platform/stay-connected.ts'

export type Cluster = { url: (database?: string) => string; stop: () => Promise<void> }

const patience = 30_000

/**
 * The program's own PostgreSQL, in `folder`. Made the first time; found again if it still runs (after a crash of ours, or because another
 * command started it), on loopback only, with a generated password. If it dies while we are here it is started again, at the same port.
 * `stop` leaves it running for whoever else is connected.
 */
export async function startCluster(folder: string, options: string[] = []): Promise<Cluster> {
  const quarters = await quartersFor(folder)
  const data = join(quarters.folder, 'data')
  if (!existsSync(join(data, 'PG_VERSION'))) await create(quarters, data)
  const password = (await readFile(join(quarters.folder, 'password'), 'utf8')).trim()
  const port = await bringUp(quarters, data, options)
  const url = (database = 'commonweal') => `postgres://commonweal:${password}@127.0.0.1:${port}/${database}`

  await ensureDatabase(url)
  const guest = stayConnected(url('postgres'), { lost: () => bringUp(quarters, data, options, port) })
  return {
    url,
    stop: async () => {
      await guest.close()
      if (await isLastGuest(url()) && await runningPort(quarters, data)) await control(quarters, data, 'stop', '-m', 'fast', '-w')
    },
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

/** Finds it up or starts it. What a killed one left behind needs a moment to go, and somebody else may be starting it too: then once more. */
async function bringUp(quarters: Quarters, data: string, options: string[], port?: number): Promise<number> {
  const deadline = Date.now() + patience
  for (;;) {
    const running = await runningPort(quarters, data)
    if (running) return running
    try {
      return await launch(quarters, data, options, port ?? await portFor(quarters.folder))
    } catch (error) {
      if (Date.now() > deadline) throw error
      await after(100)
    }
  }
}

async function launch(quarters: Quarters, data: string, options: string[], port: number) {
  const words = [`-p ${port}`, '-c listen_addresses=127.0.0.1', "-c unix_socket_directories=''", '-c max_connections=120', `-c shared_buffers=${ownMemory()}MB`, ...options]
  await control(quarters, data, 'start', '-w', '-t', '60', '-l', join(quarters.folder, 'postgres.log'), '-o', words.join(' '))
  return port
}

/** Megabytes for tables kept at hand: an eighth of the machine's, taken as they are needed. */
const ownMemory = () => Math.round(Math.min(2048, Math.max(128, totalmem() / 8 / 2 ** 20)))

/** The port of a server that is up on this folder. A stale pid file, left by a power cut, does not count, nor one whose number is another's now. */
async function runningPort(quarters: Quarters, data: string) {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const port = Number(lines[3])
  if (!port || await isFree(port)) return undefined
  const status = await runAs(quarters, 'pg_ctl', ['status', '-D', data], { tolerate: true })
  return status === 0 ? port : undefined
}

const control = (quarters: Quarters, data: string, verb: string, ...words: string[]) => runAs(quarters, 'pg_ctl', [verb, '-D', data, ...words])

async function ensureDatabase(url: (database?: string) => string) {
  const client = await connected(url('postgres'))
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'commonweal'`)
    if (!rowCount) await client.query('create database commonweal')
  } finally {
    await client.end()
  }
}

/** Waits for one that is still mending itself after a crash. */
async function connected(url: string): Promise<Client> {
  const deadline = Date.now() + patience
  for (;;) {
    const client = new Client({ connectionString: url }).on('error', () => undefined)
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => undefined)
      if (Date.now() > deadline) throw error
      await after(50)
    }
  }
}

/** One that answers nobody has no guests. */
async function isLastGuest(url: string) {
  const client = new Client({ connectionString: url }).on('error', () => undefined)
  try {
    await client.connect()
    const { rowCount } = await client.query(`select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`)
    return rowCount === 0
  } catch {
    return true
  } finally {
    await client.end().catch(() => undefined)
  }
}
