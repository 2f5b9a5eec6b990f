import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { routes } from '#http/routes.ts'
import { installation, until } from '../real-server.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const here = await installation()
beforeAll(here.start)
afterAll(here.remove)

test('a database that dies under a living server is started again, and the queue goes on', async () => {
  const before = await here.databasePid()
  await killDatabase()
  await until(async () => ![undefined, before].includes(await here.databasePid()))
  await here.ready()

  await onDatabase(`insert into verifications (identifier, value, expires_at) values ('old', '', now() - interval '1 day')`, `select graphile_worker.add_job('sweep')`)
  await until(async () => (await onDatabase(`select from verifications where identifier = 'old'`)) === 0)
  expect(here.isRunning()).toBe(true)
  expect(here.said()).not.toMatch(/unhandled|uncaught/i)
})

test('a page without its database says so plainly, at once', async () => {
  await killDatabase()
  const started = performance.now()
  const answer = await fetch(here.origin + routes.site.legislators.href())
  expect([500, 200]).toContain(answer.status)
  if (answer.status === 500) expect(await answer.text()).toContain('try again in a minute')
  expect(performance.now() - started).toBeLessThan(10_000)
  await here.ready()
})

test('a change made beside one server drops the page that another had kept', async () => {
  const there = await installation({ DATABASE_URL: await here.databaseUrl() })
  afterAll(there.remove)
  await there.start()
  const titles = async () => Promise.all([here, there].map(async ({ origin }) => /<h1[^>]*>([^<]*)/.exec(await (await fetch(origin + routes.site.page.href({ slug: 'contact' }))).text())?.[1]))
  expect(await titles()).toEqual(['Contact', 'Contact'])
  expect(await titles()).toEqual(['Contact', 'Contact'])
  await onDatabase(`update pages set title = 'Reach us' where slug = 'contact'`)
  await until(async () => (await titles()).every((title) => title === 'Reach us'), 5_000)
  expect(await there.signal('SIGTERM')).toBe(0)
})

test('Ctrl-C ends server, jobs and database, and leaves nothing running', async () => {
  const database = await here.databasePid() ?? NaN
  expect(await here.signal('SIGINT')).toBe(0)
  expect(await here.databasePid()).toBeUndefined()
  await until(async () => hasEnded(database), 5_000)
})

test('after everything was killed a start mends it by itself, in the time of a few starts', async () => {
  const clean = await timed(here.start)
  await killDatabase()
  expect(await here.signal('SIGKILL')).toBeNull()
  expect(await timed(here.start)).toBeLessThan(5_000 + 3 * clean)
  await here.ready()
})

function hasEnded(pid: number) {
  try {
    return !process.kill(pid, 0)
  } catch {
    return true
  }
}

const killDatabase = async () => process.kill(await here.databasePid() ?? NaN, 'SIGKILL')

/** How many rows the last statement gave. */
async function onDatabase(...statements: string[]) {
  const client = new Client({ connectionString: await here.databaseUrl() })
  await client.connect()
  let rows: number | null = 0
  for (const statement of statements) rows = (await client.query(statement)).rowCount
  await client.end()
  return rows
}

async function timed(work: () => Promise<unknown>) {
  const started = performance.now()
  await work()
  return performance.now() - started
}
