import { fork } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { build } from 'esbuild'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import * as deliveries from '#domain/newsletter/deliveries.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import * as sending from '#domain/newsletter/sending.ts'
import { agreeing, comePriya, priya } from '../agreeing.ts'
import { databaseUrl, db, settings } from '../house.ts'
import { openSink } from '../smtp-sink.ts'

vi.setConfig({ testTimeout: 240_000 })
const people = 1_500
const kills = 5
const mostUnknown = 200
/** Bundled once, so that each of its starts is short. */
const root = join(import.meta.dirname, '../..')
const program = join(root, 'node_modules/.cache', `mailings-hand-${process.pid}.mjs`)
await build({
  entryPoints: [join(import.meta.dirname, 'mailings-hand.ts')], outfile: program, bundle: true, platform: 'node', format: 'esm', packages: 'external', absWorkingDir: root, jsx: 'automatic', jsxImportSource: 'preact',
  alias: Object.fromEntries(['engines', 'domain', 'platform', 'mail', 'http', 'ui'].map((floor) => [`#${floor}`, join(root, 'src', floor)])),
})
afterAll(() => rm(program))

test('killed again and again while it sends, nobody gets it twice, and whoever may not have got it is named', async () => {
  const sink = await openSink()
  await comePriya()
  const readers = await agreeing('newsletter', people)
  const { id, version } = await mailings.draft(db, priya, {
    kind: 'letter', audience: 'everybody', list: 'newsletter', sender_name: 'We', subject: 'Hello', blocks: [{ id: 'b1', only: null, kind: 'text', html: '<p>Hello.</p>' }],
  })
  await sending.send(db, priya, id, { version, typed: people }, undefined, 'everyone')
  await db.updateTable('mailings').set({ leaves_at: sql`now()` }).execute()
  const start = () => fork(program, [], {
    execArgv: [], env: { ...process.env, DATABASE_URL: databaseUrl, COMMONWEAL_HOME: settings.COMMONWEAL_HOME, SMTP_URL: sink.url, MAIL_FROM: 'hello@tidewater.example', MAIL_PER_SECOND: '400', MAIL_PER_DOMAIN: '0' },
  })

  for (let killed = 0; killed < kills; killed++) {
    const before = sink.received.length
    const hand = start()
    const ended = once(hand, 'exit')
    await vi.waitFor(() => { if (sink.received.length === before) throw new Error('not yet') }, { timeout: 60_000, interval: 5 })
    await after(randomInt(150))
    hand.kill('SIGKILL')
    expect((await ended)[1]).toBe('SIGKILL')
  }
  await once(start(), 'exit')

  const counts = await deliveries.counts(db, { id })
  const got = sink.received.flatMap(({ to }) => to)
  console.log(`${kills} kills: ${got.length} letters arrived, ${counts.unknown} of ${people} are unknown`)
  expect(new Set(got).size).toBe(got.length)
  expect(counts).toMatchObject({ waiting: 0, handed: 0, refused: 0, skipped: 0, sent: people - counts.unknown })
  expect(counts.unknown).toBeLessThanOrEqual(kills * mostUnknown)
  const unknown = new Set((await db.selectFrom('deliveries').select('person_id').where('state', '=', 'unknown').execute()).map(({ person_id }) => person_id))
  expect(readers.filter(({ id: person, email }) => !unknown.has(person) && !got.includes(email))).toEqual([])
  expect((await mailings.find(db, id))?.stage).toBe('gone')
  await sink.close()
})
