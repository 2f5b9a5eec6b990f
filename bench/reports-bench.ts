import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { once } from 'node:events'
import type { Pool } from 'pg'
import * as reports from '#domain/actions/reports.ts'
import { routes } from '#http/routes.ts'
import { openDatabase, openPool } from '#platform/database.ts'
import { installation } from '../test/real-server.ts'
import { against, type Figure, median } from './report.ts'

const slug = 'a-letter-the-governor-will-open'
const rounds = 5
const connections = 10
const milliseconds = 2_000
/** Below what the gate for reports lets through at once. */
const posts = 700

/**
 * Reports stored durably in each second: by the domain's verb, and through the whole of a server by strangers who each have an address,
 * against a plain insert of the same row. Ten connections each, one PostgreSQL with fsync on, one table, in turns.
 */
export async function run(): Promise<Figure[]> {
  const server = await installation({ LOG_LEVEL: 'error', TRUSTED_PROXIES: '127.0.0.1' })
  await server.start()
  const pool = openPool(await server.databaseUrl(), () => undefined, connections)
  const db = openDatabase(pool)
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  try {
    const action = await db.selectFrom('actions').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
    const page = await (await fetch(server.origin + routes.site.calls.href({ slug }))).text()
    const official = Number(/name="official" value="(\d+)"/.exec(page)?.[1])
    const report = () => ({ key: randomUUID(), official_id: official, call_id: randomUUID(), outcome: 'mailed' as const, stance: null, note: 'A letter', place_id: null })
    const ways = {
      plain: () => forAWhile(() => insert(pool, action.id, report())),
      domain: () => forAWhile(() => reports.tell(db, action, report())),
      http: () => post(server.origin, agent, official),
    }
    const figures: Record<keyof typeof ways, number[]> = { plain: [], domain: [], http: [] }
    await ways.plain()
    await ways.domain()
    for (let round = 0; round < rounds; round++) {
      for (const way of ['plain', 'domain', 'http'] as const) figures[way].push(await ways[way]())
    }
    const plain = Math.round(median(figures.plain))
    return [
      against({ name: 'reports_domain', value: Math.round(median(figures.domain)), unit: 'reports/s' }, 'plain insert', plain),
      against({ name: 'reports_http', value: Math.round(median(figures.http)), unit: 'reports/s' }, 'plain insert', plain),
    ]
  } finally {
    agent.destroy()
    await db.destroy()
    await server.remove()
  }
}

type Report = reports.Telling

async function insert(pool: Pool, action: number, { key, official_id, call_id, outcome, stance, note, place_id }: Report) {
  await pool.query('insert into reports (key, action_id, official_id, call_id, outcome, stance, note, place_id) values ($1, $2, $3, $4, $5, $6, $7, $8)', [key, action, official_id, call_id, outcome, stance, note, place_id])
}

async function forAWhile(store: () => Promise<void>): Promise<number> {
  const started = performance.now()
  let stored = 0
  const writer = async () => {
    for (; performance.now() - started < milliseconds; stored++) await store()
  }
  await Promise.all(Array.from({ length: connections }, writer))
  return stored / ((performance.now() - started) / 1000)
}

let strangers = 0

async function post(origin: string, agent: Agent, official: number): Promise<number> {
  const started = performance.now()
  let left = posts
  const writer = async () => {
    while (left-- > 0) {
      const number = ++strangers
      const body = new URLSearchParams({ key: randomUUID(), official: String(official), outcome: 'mailed', note: 'A letter' }).toString()
      const headers = { origin, 'x-forwarded-for': `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`, 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length }
      const asked = request(origin + routes.site.reports.href({ slug }), { method: 'POST', agent, headers })
      asked.end(body)
      const [answer] = await once(asked, 'response')
      answer.resume()
      await once(answer, 'end')
      if (answer.statusCode !== 303) throw new Error(`a report was answered with ${answer.statusCode}`)
    }
  }
  await Promise.all(Array.from({ length: connections }, writer))
  return posts / ((performance.now() - started) / 1000)
}
