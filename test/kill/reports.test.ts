import { randomInt, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { startCluster } from '#platform/cluster.ts'
import { installation, until } from '../real-server.ts'

const reports = 2_000
const hands = 24
const slug = 'a-letter-the-governor-will-open'
const here = await installation({ TRUSTED_PROXIES: '127.0.0.1' })
afterAll(here.remove)

const victims = ['database', 'server', 'both', 'database'] as const
const moments = victims.map((_victim, at) => Math.floor((at + 0.2 + randomInt(80) / 100) * (reports / (victims.length + 0.5))))

test(`every report that was acknowledged is there, once, although the server, the database and both are killed (after ${moments} reports)`, async () => {
  await here.start()
  const official = await officialAsked()
  const keys = Array.from({ length: reports }, () => randomUUID())
  const trouble = new Map<string, number>()
  let acknowledged = 0
  let next = 0
  let killing = Promise.resolve()

  const report = async (key: string, number: number) => {
    for (;;) {
      const started = performance.now()
      const answer = await tell(key, official, number).catch((error: Error) => error.name)
      const kind = typeof answer === 'string' ? answer : String(answer.status)
      expect(performance.now() - started, kind).toBeLessThan(12_000)
      if (kind === '303') return
      trouble.set(kind, (trouble.get(kind) ?? 0) + 1)
      if (typeof answer !== 'string') {
        expect(answer.status, answer.text).toBeGreaterThanOrEqual(500)
        expect(answer.text).toContain('try again in a minute')
      }
      await here.ready()
    }
  }
  const hand = async () => {
    for (let number = next++; number < reports; number = next++) {
      await report(keys[number] ?? '', number)
      const victim = victims[moments.indexOf(++acknowledged)]
      if (victim) killing = killing.then(() => kill(victim))
    }
  }
  await Promise.all(Array.from({ length: hands }, hand))
  await killing

  expect(here.said()).not.toMatch(/unhandled|triggerUncaughtException/i)
  expect([...trouble.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(victims.length)
  expect(await here.signal('SIGINT')).toBe(0)
  expect(await kept()).toEqual(keys.toSorted())
}, 300_000)

async function kill(victim: (typeof victims)[number]) {
  const database = await here.databasePid()
  if (victim !== 'server') process.kill(database ?? NaN, 'SIGKILL')
  if (victim !== 'database') {
    await here.signal('SIGKILL')
    await here.start()
  }
  if (victim !== 'server') await until(async () => ![undefined, database].includes(await here.databasePid()))
  await here.ready()
  expect(here.isRunning()).toBe(true)
}

async function officialAsked() {
  const page = await (await fetch(here.origin + routes.site.calls.href({ slug }))).text()
  return /name="official" value="(\d+)"/.exec(page)?.[1] ?? ''
}

async function tell(key: string, official: string, number: number) {
  const answer = await fetch(here.origin + routes.site.reports.href({ slug }), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ key, official, outcome: 'mailed', note: `Letter ${number}` }),
    headers: { origin: here.origin, 'x-forwarded-for': `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}` },
    signal: AbortSignal.timeout(15_000),
  })
  const text = await answer.text()
  if (answer.status === 303) expect(answer.headers.get('location')).toBe(routes.site.thanks.href({ slug }))
  return { status: answer.status, text }
}

async function kept() {
  const cluster = await startCluster(join(here.home, 'postgres'))
  const client = new Client({ connectionString: cluster.url() })
  await client.connect()
  const { rows } = await client.query<{ key: string }>('select key from reports order by key')
  const { rows: [setting] } = await client.query<{ fsync: string }>('show fsync')
  expect(setting?.fsync).toBe('on')
  await client.end()
  await cluster.stop()
  return rows.map(({ key }) => key)
}
