import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { freePort } from '#platform/ports.ts'

const root = join(import.meta.dirname, '..')
const node = join(root, 'node_modules/.bin/node')

/** A server process as an operator starts it, with a home and a PostgreSQL of its own, durable writes on. `prefix` stands before the command. */
export async function installation(env: Record<string, string> = {}, prefix: string[] = []) {
  const home = join(tmpdir(), 'commonweal-tests', `home-${randomBytes(6).toString('hex')}`)
  mkdirSync(home, { recursive: true })
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const ended = new Map<ChildProcess, Promise<number | null>>()
  let server: ChildProcess | undefined
  let said = ''

  const start = async () => {
    const [program = node, ...words] = [...prefix, node, '--import', 'tsx', 'src/server.ts']
    const child = spawn(program, words, {
      cwd: root, stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DATABASE_URL: '', SMTP_URL: '', PUBLIC_URL: '', COMMONWEAL_DATA: '', LOG_LEVEL: 'warn', ...env, COMMONWEAL_HOME: home, PORT: String(port) },
    })
    server = child
    ended.set(child, once(child, 'exit').then(([code]: (number | null)[]) => code ?? null))
    child.stdout.on('data', (piece) => { said += piece })
    child.stderr.on('data', (piece) => { said += piece })
    const opened = until(async () => child.exitCode !== null || (await fetch(`${origin}/health/live`)).ok).then(() => child.exitCode === null, () => false)
    if (!await opened) throw new Error(`the server did not open: ${said.slice(-2000)}\n${(await readFile(join(home, 'postgres/postgres.log'), 'utf8').catch(() => '')).slice(-2000)}`)
  }

  /** Sends the signal and answers with the exit code, null when the signal itself was the end. */
  const signal = async (name: NodeJS.Signals) => {
    server?.kill(name)
    return server && ended.get(server)
  }

  let waiting: Promise<void> | undefined

  const databasePid = async () => Number((await readFile(join(home, 'postgres/data/postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0]) || undefined

  return {
    home, origin, start, signal,
    said: () => said,
    pid: () => server?.pid ?? NaN,
    isRunning: () => server?.exitCode === null && server.signalCode === null,
    /** Whoever waits at the same time waits together: many who ask at once would slow down what they wait for. */
    ready: () => waiting ??= until(async () => (await fetch(`${origin}/health/ready`, { signal: AbortSignal.timeout(2_000) })).ok).finally(() => { waiting = undefined }),
    /** Of the PostgreSQL of this home, undefined when there is none. */
    databasePid,
    databaseUrl: async () => {
      const [password, at] = await Promise.all(['password', 'port'].map((file) => readFile(join(home, 'postgres', file), 'utf8')))
      return `postgres://commonweal:${password}@127.0.0.1:${at}/commonweal`
    },
    remove: async () => {
      if (server && server.exitCode === null && server.signalCode === null) await signal('SIGINT')
      await databasePid().then((pid) => pid && process.kill(pid, 'SIGKILL')).catch(() => undefined)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Looks again until it is so; an exception counts as not yet. */
export async function until(isSo: () => Promise<boolean>, patience = 120_000) {
  const deadline = Date.now() + patience
  while (!await isSo().catch(() => false)) {
    if (Date.now() > deadline) throw new Error(`still not so after ${patience} ms`)
    await after(25)
  }
}
