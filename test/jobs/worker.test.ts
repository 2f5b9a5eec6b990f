import { Writable } from 'node:stream'
import { pino } from 'pino'
import { expect, inject, test, vi } from 'vitest'
import { sweep } from '#jobs/sweep.ts'
import { startWorker } from '#jobs/worker.ts'
import { openPool } from '#platform/database.ts'
import * as letters from '#platform/letters.ts'
import * as queue from '#platform/queue.ts'
import { databaseUrl, db, house, settings } from '../house.ts'
import { onServer } from '../scratch.ts'

const until = (check: () => unknown) => vi.waitFor(() => { if (!check()) throw new Error('not yet') }, { timeout: 10_000, interval: 20 })

test('work is begun as soon as it is left, without waiting for the next look', async () => {
  const pool = openPool(databaseUrl, () => undefined, 5)
  const done: unknown[] = []
  const worker = await startWorker({ pool, log: house.log, tasks: { greet: (payload) => { done.push(payload) } } })
  const left = performance.now()
  await queue.leave(db, 'greet', { name: 'Ana' })
  await until(() => done.length)
  expect(performance.now() - left).toBeLessThan(3000)
  expect(done).toEqual([{ name: 'Ana' }])
  await worker.close()
  await pool.end()
})

test('closing waits for the piece of work under way', async () => {
  const pool = openPool(databaseUrl, () => undefined, 5)
  let begun = 0
  let ended = 0
  let finish = () => {}
  const finished = new Promise<void>((resolve) => { finish = resolve })
  const worker = await startWorker({ pool, log: house.log, tasks: { slow: async () => { begun++; await finished; ended++ } } })
  await queue.leave(db, 'slow', {})
  await until(() => begun)
  const closing = worker.close()
  finish()
  await closing
  expect([begun, ended]).toEqual([1, 1])
  await pool.end()
})

test('the log names the task that failed and nothing it worked on', async () => {
  const pool = openPool(databaseUrl, () => undefined, 5)
  let said = ''
  const log = pino({ level: 'debug' }, new Writable({ write: (piece, _encoding, next) => { said += piece; next() } }))
  const worker = await startWorker({ pool, log, tasks: { fail: () => { throw new TypeError('ana@brook.example said no') } } })
  await queue.leave(db, 'fail', { email: 'ana@brook.example', token: 'opensesame' })
  await until(() => said.includes('a piece of work failed'))
  await worker.close()
  expect(said).toContain('"task":"fail"')
  expect(said).toContain('TypeError')
  expect(said).not.toMatch(/brook|opensesame|said no/)
  await pool.end()
})

test('work that fails while its database is away is written down when it is back, and the worker goes on', async () => {
  const name = new URL(databaseUrl).pathname.slice(1)
  const shut = () => onServer(inject('server'), `alter database ${name} allow_connections false`, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
  const pool = openPool(databaseUrl, () => undefined, 5)
  const done: unknown[] = []
  let breaks = 0
  const tasks = {
    break: async () => {
      if (++breaks > 1) return
      await shut()
      throw new Error('the database is gone')
    },
    greet: () => { done.push('greeted') },
  }
  const worker = await startWorker({ pool, log: house.log, tasks })
  await queue.leave(db, 'break', {})
  await until(() => pool.totalCount === 0)
  await onServer(inject('server'), `alter database ${name} allow_connections true`)
  await vi.waitFor(async () => {
    const { rows } = await pool.query(`select from graphile_worker._private_jobs jobs where last_error = 'the database is gone'`)
    expect(rows.length + breaks).toBe(2)
    await queue.leave(db, 'greet', {}, { key: 'greet' })
  }, { timeout: 20_000, interval: 200 })
  await until(() => done.length)
  await until(() => breaks === 2)
  await worker.close()
  await pool.end()
})

test('the sweep deletes what has expired and nothing else', async () => {
  const [past, future] = [new Date(Date.now() - 1000), new Date(Date.now() + 60_000)]
  const { id } = await db.insertInto('users').values({ name: 'Ana', email: 'ana@brook.example', role: 'organiser' }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('sessions').values([{ user_id: id, token: 'old', expires_at: past }, { user_id: id, token: 'new', expires_at: future }]).execute()
  await db.insertInto('verifications').values([{ identifier: 'old', value: '', expires_at: past }, { identifier: 'new', value: '', expires_at: future }]).execute()
  await db.insertInto('invitations').values({ hash: 'old', user_id: id, expires_at: past }).execute()
  await letters.write(db, { kind: 'sign-in', recipient: 'ana@brook.example', subject: 'Old', body: 'key' })
  await db.updateTable('letters').set({ written_at: new Date(Date.now() - 8 * 24 * 3600_000) }).execute()
  await letters.write(db, { kind: 'sign-in', recipient: 'ana@brook.example', subject: 'New', body: 'key' })
  await sweep({ db, settings })()

  expect(await db.selectFrom('sessions').select('token').execute()).toEqual([{ token: 'new' }])
  expect(await db.selectFrom('verifications').select('identifier').execute()).toEqual([{ identifier: 'new' }])
  expect(await db.selectFrom('invitations').select('hash').execute()).toEqual([])
  expect(await db.selectFrom('letters').select(['subject', 'body']).orderBy('id').execute()).toEqual([{ subject: 'Old', body: '' }, { subject: 'New', body: 'key' }])
})
