import { fork } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { sql } from 'kysely'
import { build } from 'esbuild'
import { afterAll, expect, test, vi } from 'vitest'
import * as imports from '#domain/people/arrivals/imports.ts'
import { find, priya, received } from '../domain/people/arrivals/desk.ts'
import { databaseUrl, db, house, queued, settings } from '../house.ts'

vi.setConfig({ testTimeout: 240_000 })
const rows = 600
const kills = { import: 10, undo: 3 }
const layers = house.atlas().jurisdiction.layers
/** Bundled once, so that each of its many starts is short. */
const root = join(import.meta.dirname, '../..')
const program = join(root, 'node_modules/.cache', `imports-hand-${process.pid}.mjs`)
await build({
  entryPoints: [join(import.meta.dirname, 'imports-hand.ts')], outfile: program, bundle: true, platform: 'node', format: 'esm', packages: 'external', absWorkingDir: root,
  alias: { '#engines': join(root, 'src/engines'), '#domain': join(root, 'src/domain'), '#platform': join(root, 'src/platform') },
})
afterAll(() => rm(program))
const file = ['name,email,tags,opted in', ...Array.from({ length: rows }, (_, at) => `Person ${at % 580},p${at % 580}@x.example,t${at},${at % 3 ? 'yes' : ''}`)].join('\n')

/** Does the work and is killed again and again at moments that nobody chose, until it is done. How often. */
async function workUnderFire(id: number, kind: 'import' | 'undo', moved: () => Promise<unknown>): Promise<number> {
  for (let killed = 0; ;) {
    const hand = fork(program, [databaseUrl, settings.COMMONWEAL_HOME, String(id), kind], { execArgv: [] })
    const ended = once(hand, 'exit')
    await once(hand, 'message')
    hand.send(layers)
    if (killed === kills[kind]) {
      await ended
      return killed
    }
    const before = await moved()
    await vi.waitFor(async () => { if (await moved() === before) throw new Error('not yet') }, { timeout: 30_000, interval: 5 })
    await after(randomInt(25))
    hand.kill('SIGKILL')
    if ((await ended)[1] === 'SIGKILL') killed++
    await isWhole(id)
  }
}

/** Whole pieces alone: as many rows as the import says, each with one line, nobody without the line they began with, no line about nobody. */
async function isWhole(id: number) {
  const { rows: [seen] } = await sql<{ lines: number; people: number; twice: number; rows_done: number; added: number; changed: number; removed: number; consents: number }>`
    select rows_done, added, changed, removed, (select count(*)::int from person_changes where import_id = ${id}) as lines, (select count(*)::int from people where emails[1] like 'p%@x.example') as people,
      (select count(*)::int from (select emails[1] from people where emails[1] like 'p%@x.example' group by emails[1] having count(*) > 1) again) as twice,
      (select count(*)::int from consents where import_id = ${id} and retracts is null and not exists (select from people where people.id = person_id)) as consents
    from people_imports where id = ${id}`.execute(db)
  expect(seen).toMatchObject({ twice: 0, consents: 0 })
  expect(seen?.people).toBe((seen?.added ?? 0) - (seen?.removed ?? 0))
  if (seen?.removed === 0) expect(seen.lines).toBe(seen.added + seen.changed)
}

test('whoever comes next goes on with what is begun and has not moved', async () => {
  const one = await received('name\nZed Ray\n')
  await imports.begin(db, priya, one)
  await sql`delete from graphile_worker._private_jobs`.execute(db)
  expect(await imports.resume(db, 60)).toBe(0)
  expect(await imports.resume(db, 0)).toBe(1)
  expect(await queued('import-people')).toEqual([{ id: one.id }])
  await sql`delete from people_imports`.execute(db)
})

test('an import killed ten times at random, and its undo killed three times, leave no half row and no row twice', async () => {
  const one = await received(file, { columns: ['name', 'emails', 'tags', 'given:email'] })
  await imports.begin(db, priya, one)
  const done = async () => (await find(one.id)).rows_done
  expect(await workUnderFire(one.id, 'import', done)).toBe(kills.import)
  expect(await find(one.id)).toMatchObject({ stage: 'done', rows_done: rows, added: 580, changed: 20, unchanged: 0, refused: 0, file: null })
  await isWhole(one.id)
  expect(await db.selectFrom('people').select('tags').where('name', '=', 'Person 7').execute()).toEqual([{ tags: ['t7', 't587'] }])

  await imports.beginUndo(db, priya, one)
  expect(await workUnderFire(one.id, 'undo', async () => (await find(one.id)).undone_row)).toBe(kills.undo)
  expect(await find(one.id)).toMatchObject({ stage: 'undone', removed: 580, kept: 0 })
  await isWhole(one.id)
})
