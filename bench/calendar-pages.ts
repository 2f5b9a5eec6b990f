import { sql } from 'kysely'
import type { Pool } from 'pg'
import { lay } from '#domain/calendar/times.ts'
import { routes } from '#http/routes.ts'
import type { Db } from '#platform/database.ts'
import { appOn } from './app-on.ts'
import { manyEvents } from './many-events.ts'
import { openGround } from './people-ground.ts'
import { against, type Figure } from './report.ts'
import { p95, timed } from './timing.ts'

const [many, recurring, rounds] = [5_000, 500, 60]
const months = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`)
const { site } = routes

/** Pages of the calendar through the whole app, none of them kept: a query in the address passes by what is kept. The reference: all times of that month, by the plainest SQL. */
export async function calendarPages(): Promise<Figure[]> {
  const ground = await openGround(0)
  try {
    return await ground.empty(async (plot) => {
      await fill(plot.pool, plot.db)
      const { app } = await appOn(plot)
      const get = async (href: string) => {
        const answer = await app.request(href)
        if (answer.status !== 200) throw new Error(`${href} was answered with ${answer.status}`)
        await answer.text()
      }
      const times = { month: [] as number[], sql: [] as number[], list: [] as number[], feed: [] as number[] }
      for (let round = -12; round < rounds; round++) {
        const month = months[((round % 12) + 12) % 12] ?? ''
        const took = {
          month: await timed(() => get(site.eventsMonth.href({ month }, { kind: 'meeting' }))),
          sql: await timed(() => plainly(plot.db, `${month}-01`)),
          list: await timed(() => get(site.events.href({}, { kind: 'meeting', from: `${month}-01` }))),
          feed: await timed(() => get(site.eventsIcs.href({}, { kind: 'rally' }))),
        }
        if (round >= 0) for (const name of ['month', 'sql', 'list', 'feed'] as const) times[name].push(took[name])
      }
      return [
        against({ name: 'month_page', value: p95(times.month), unit: 'ms (p95)' }, 'plain SQL of all times in that month', p95(times.sql)),
        { name: 'page by day', value: p95(times.list), unit: 'ms (p95)' },
        { name: 'feed of 50 events through the whole app', value: p95(times.feed), unit: 'ms (p95)' },
      ]
    })
  } finally {
    await ground.close()
  }
}

const plainly = (db: Db, first: string) => sql`
  select title, begins_at, slug from event_times join events on events.id = event_id
  where begins_at >= ${first} and begins_at < ${first}::date + interval '1 month' order by begins_at`.execute(db)

/** Fifty of them are rallies. */
async function fill(pool: Pool, db: Db) {
  const rows = manyEvents(many, recurring).map(({ title, description, starts, ends, zone, rule, sequence }, at) => (
    { slug: `event-${at}`, kind: at % 100 === 0 ? 'rally' : 'meeting', title, words: `<p>${description}</p>`, plain: description, venue: 'Town Hall', starts, ends, zone, rule, sequence }))
  await pool.query(`insert into events (slug, kind, title, words, plain, venue, starts, ends, zone, rule, sequence, stage)
    select slug, kind, title, words, plain, venue, starts, ends, zone, rule, sequence, 'published' from json_to_recordset($1) as told
      (slug text, kind event_kind, title text, words text, plain text, venue text, starts text, ends text, zone text, rule text, sequence integer)`, [JSON.stringify(rows)])
  const ids = await db.selectFrom('events').select('id').execute()
  await db.transaction().execute(async (tx) => { for (const { id } of ids) await lay(tx, id, { now: new Date('2026-01-01T12:00:00Z') }) })
  await pool.query('vacuum (analyze) events')
  await pool.query('vacuum (analyze) event_times')
}
