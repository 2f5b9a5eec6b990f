import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { createApp } from '#app.tsx'
import type { House } from '#house.ts'
import { openLimits } from '#http/limits.ts'
import { openProofs } from '#http/proof.ts'
import { openPageCache } from '#http/page-cache.ts'
import { openDatabase, openPool } from '#platform/database.ts'
import { openLog } from '#platform/log.ts'
import { readSettings, type Settings } from '#platform/settings.ts'
import { coast } from './coast.ts'
import { keptFurniture } from './furniture.ts'
import { onceLeft, onServer } from './scratch.ts'

/** A house of its own for each test file: the database is a clone of the template, thrown away afterwards. */
const name = `test_${randomBytes(8).toString('hex')}`
await onServer(inject('server'), `create database ${name} template ${inject('template')} strategy file_copy`)

export const databaseUrl = inject('server').replace(/\/postgres$/, `/${name}`)
export const home = join(tmpdir(), 'commonweal-tests', name)
const { jurisdiction, assets } = await keptFurniture(inject('furniture'))
const pool = openPool(databaseUrl, () => undefined, 5)

export const db = openDatabase(pool)
export const settings = settingsFor({ COMMONWEAL_HOME: home, DATABASE_URL: databaseUrl, LOG_LEVEL: process.env.TEST_LOG ?? 'silent' })
export const house: House = {
  db,
  settings,
  log: openLog(settings),
  atlas: ((atlas) => () => atlas)({ jurisdiction, districts: coast }),
  limits: openLimits(),
  proofs: openProofs('a key for tests only'),
  assets,
  cache: openPageCache(),
  cookieKey: 'a key for tests only',
}
export const app = createApp(house)

afterAll(async () => {
  await db.destroy()
  await onceLeft(inject('server'), name)
  await onServer(inject('server'), `drop database ${name} with (force)`)
})

/** A form as a browser on the site sends it. */
export function form(method: 'POST' | 'PUT' | 'DELETE', fields: Record<string, string> = {}, headers: Record<string, string> = {}): RequestInit {
  const body = new URLSearchParams(method === 'POST' ? fields : { _method: method, ...fields })
  return { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost', ...headers } }
}

/** Goes on as the same visitor: sends back the cookies an answer set. */
export function asVisitor(...answers: Response[]): Record<string, string> {
  const cookies = answers.flatMap((answer) => answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? ''))
  return { cookie: cookies.join('; ') }
}

export function settingsFor(env: Record<string, string>): Settings {
  const read = readSettings(env)
  if (!read.ok) throw new Error(read.wrong.join(' '))
  return read.settings
}

/** What waits in the queue for this task. */
export async function queued(task: string): Promise<Record<string, unknown>[]> {
  const { rows } = await pool.query<{ payload: Record<string, unknown> }>(
    `select payload from graphile_worker._private_jobs jobs join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id where tasks.identifier = $1 order by jobs.id`, [task])
  return rows.map(({ payload }) => payload)
}
