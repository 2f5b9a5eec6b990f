import type { Pool } from 'pg'
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import * as findables from '#platform/findables.ts'
import { type MadeUpText, madeUpTexts } from './made-up-site.ts'
import { openGround } from './people-ground.ts'
import { against, type Figure } from './report.ts'
import { p95, timed } from './timing.ts'

/** Words in half of all texts and in few, begun words, several, names, bills, small words, and such as nobody wrote. */
const questions = ['housing', 'rent', 'climate', 'bus', 'the', 'who we are', 'reprieve', 'ombudsman', 'lighthouse', 'redistric', 'hous', 'environm', 'nur', 'com', 'housing rent',
  'climate hearing', 'ferry radiator', 'tenants landlords heating', 'energy wind solar pip', 'Sullivan', 'Zoë Côté', 'o’brien', 'H.1234', 'h 2345', 'HD 77', 'housng', 'reddistricting', 'ombudsmann', 'xylophone', 'Winford']
const rounds = 8

/** Twenty thousand stories and pages, and what visitors type. The reference: the plainest such SQL on the same table, one kind of word, all ranked, nothing counted or marked. */
export async function run(): Promise<Figure[]> {
  const ground = await openGround(0)
  try {
    return await ground.empty(async ({ pool, db }) => {
      await fill(pool, [...madeUpTexts(1, 20_000)])
      return measure(db)
    })
  } finally {
    await ground.close()
  }
}

async function measure(db: Db): Promise<Figure[]> {
  const asVisitor = async (words: string) => {
    const found = await findables.search(db, { words, page: 0 })
    if (found.counts.length === 0) await findables.near(db, words)
  }
  const byHand = (words: string) => sql`
    select kind, slug, title from findables, websearch_to_tsquery('findable', ${words}) query where words @@ query and shown_at <= now() order by ts_rank(words, query) desc limit 20`.execute(db)
  const times: Record<'ours' | 'theirs', number[]> = { ours: [], theirs: [] }
  for (const words of questions) await Promise.all([asVisitor(words), byHand(words)])
  for (let round = 0; round < rounds; round++) {
    for (const words of questions) {
      times.ours.push(await timed(() => asVisitor(words)))
      times.theirs.push(await timed(() => byHand(words)))
    }
  }
  return [against({ name: 'site_search', value: p95(times.ours), unit: 'ms (p95)' }, 'plain SQL on the same table', p95(times.theirs))]
}

async function fill(pool: Pool, texts: MadeUpText[]) {
  for (let from = 0; from < texts.length; from += 1000) {
    const table = from % 10_000 === 9_000 ? 'pages' : 'stories'
    await pool.query(`insert into ${table} (slug, title, lede, plain, published_at)
      select slug, title, lede, body, now() - "daysAgo" * interval '1 day' from jsonb_to_recordset($1) as texts (slug text, title text, lede text, body text, "daysAgo" integer)`, [JSON.stringify(texts.slice(from, from + 1000))])
  }
  await pool.query('vacuum (analyze) findables')
}
