import { createReadStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import type { PoolClient } from 'pg'
import { from } from 'pg-copy-streams'
import { z } from 'zod'
import * as atlases from '#domain/legislature/atlases.ts'
import * as files from '#domain/people/arrivals/files.ts'
import * as imports from '#domain/people/arrivals/imports.ts'
import { suggest } from '#domain/people/arrivals/presets.ts'
import * as running from '#domain/people/arrivals/running.ts'
import * as undoing from '#domain/people/arrivals/undoing.ts'
import { readPhone } from '#engines/phones/phone.ts'
import { type Db, openDatabase, openPool } from '#platform/database.ts'

/** One piece of work of the bench, done in a process of its own. */
export type Work = { kind: 'by-hand' | 'import' | 'undo'; file: string; url: string; home: string }
export type Done = { seconds: number; megabytes: number }

const shape = z.object({ kind: z.enum(['by-hand', 'import', 'undo']), file: z.string(), url: z.string(), home: z.string() })
const somebody = { id: 'bench', name: 'Bench' }

const task: Work = shape.parse(JSON.parse(process.argv[2] ?? ''))
const pool = openPool(task.url, () => undefined)
const db = openDatabase(pool)
const work = { 'by-hand': byHand, import: importFile, undo: undoImport }[task.kind]
const prepared = await (task.kind === 'import' ? receive(db) : undefined)
const started = performance.now()
await work(db, prepared)
process.send?.({ seconds: (performance.now() - started) / 1000, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) } satisfies Done)
await db.destroy()
process.disconnect?.()

async function receive(at: Db) {
  const kept = await files.keep({ COMMONWEAL_HOME: task.home }, createReadStream(task.file), Number.MAX_SAFE_INTEGER)
  const one = await imports.receive(at, somebody, { COMMONWEAL_HOME: task.home }, 'people.csv', kept)
  await imports.plan(at, one, suggest(one.columns))
  await imports.begin(at, somebody, one)
  return one
}

async function desk(at: Db) {
  return { db: at, home: { COMMONWEAL_HOME: task.home }, atlas: { jurisdiction: await atlases.jurisdictionNamed('massachusetts') } }
}

async function importFile(at: Db, one: imports.Import | undefined) {
  await running.run(await desk(at), one?.id ?? 0)
  const { stage, refused } = await at.selectFrom('people_imports').select(['stage', 'refused']).executeTakeFirstOrThrow()
  if (stage !== 'done' || refused > 0) throw new Error(`the import is ${stage}, ${refused} rows were refused`)
}

async function undoImport(at: Db) {
  const one = await at.selectFrom('people_imports').selectAll().executeTakeFirstOrThrow()
  await imports.beginUndo(at, somebody, one)
  await undoing.run(await desk(at), one.id)
  const left = await at.selectFrom('people').select('id').limit(1).execute()
  if (left.length > 0) throw new Error('somebody is left')
}

/** What a person who knows SQL would do of an evening: parse, read the phones, copy into a table beside, and one upsert by e-mail. */
async function byHand() {
  const client = await pool.connect()
  await client.query('create unlogged table staging (n bigserial, first text, last text, email text, phone text, street text, city text, zip text, tags text, language text, source text)')
  await copy(client)
  await client.query('analyze staging')
  await client.query(`
    merge into people using (
      select distinct on (coalesce(nullif(email, ''), n::text)) * from staging order by coalesce(nullif(email, ''), n::text), n
    ) as fresh on fresh.email <> '' and people.emails @> array[fresh.email]
    when matched then update set given_name = first, family_name = last, street = fresh.street, locality = city, postcode = zip
    when not matched then insert (name, given_name, family_name, emails, phones, street, locality, postcode, tags, language, source)
      values (first || ' ' || last, first, last, array_remove(array[email], ''), array_remove(array[phone], ''), street, city, zip, string_to_array(fresh.tags, ', '), fresh.language, fresh.source)`)
  client.release()
}

async function copy(client: PoolClient) {
  const escape = (text: string) => text.replace(/[\\\t\n\r]/g, (letter) => `\\${letter}`)
  const lines = new Transform({
    writableObjectMode: true,
    transform: (cells: string[], _encoding, next) => {
      const read = cells.with(2, (cells[2] ?? '').toLowerCase()).with(3, cells[3] ? readPhone(cells[3]) ?? '' : '')
      next(null, `${read.map(escape).join('\t')}\n`)
    },
  })
  const into = client.query(from('copy staging (first, last, email, phone, street, city, zip, tags, language, source) from stdin'))
  await pipeline(createReadStream(task.file), parse({ bom: true, from_line: 2 }), lines, into)
}
