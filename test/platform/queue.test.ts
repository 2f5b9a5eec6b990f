import { Logger, runOnce, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { openPool } from '#platform/database.ts'
import * as letters from '#platform/letters.ts'
import * as queue from '#platform/queue.ts'
import { routes } from '#http/routes.ts'
import { tasks } from '#tasks.ts'
import { app, databaseUrl, db, form } from '../house.ts'
import { arrive, mailroom } from '../office/colleagues.ts'

const pool = openPool(databaseUrl, () => undefined, 3)
afterAll(() => pool.end())

/** Does what waits, one after another, and tells in which order. */
async function work(more: TaskList = {}) {
  const order: string[] = []
  const taskList = Object.fromEntries(Object.entries({ ...tasks(mailroom()), ...more }).map(([name, task]): [string, TaskList[string]] => [name, async (payload, helpers) => {
    order.push(name)
    await task?.(payload, helpers)
  }]))
  await runOnce({ pgPool: pool, taskList, concurrency: 1, noHandleSignals: true, logger: new Logger(() => () => undefined) })
  return order
}

test('behind a thousand pieces of bulk that were there before, whoever signs in gets their letter next', async () => {
  const { email } = await arrive('Ada', 'administrator')
  await sql`select leave_work('bulk', '{}', null, null, 10) from generate_series(1, 1000)`.execute(db)
  await app.request(routes.site.signIn.href(), form('POST', { email }))
  const order = await work({ bulk: async () => undefined })
  expect(order.slice(0, 3)).toEqual(['sign-in-letter', 'send-letter', 'bulk'])
  expect(order).toHaveLength(1002)
})

test('letters for whoever waits at the door go before others, and those to a whole list behind everything', async () => {
  const write = (kind: string) => letters.write(db, { kind, recipient: `${kind}@brook.example`, subject: kind, body: 'Hello' })
  for (const kind of ['mailing', 'mailing', 'receipt', 'confirmation', 'event', 'sign-in']) await write(kind)
  await queue.leave(db, 'usual', {})
  await queue.leave(db, 'bulk', {}, { turn: 'last' })
  await work({ usual: async () => undefined, bulk: async () => undefined })
  const settled = await db.selectFrom('letters').select('kind').where('recipient', 'like', '%@brook.example').orderBy('settled_at').execute()
  expect(settled.map(({ kind }) => kind)).toEqual(['confirmation', 'sign-in', 'receipt', 'event', 'mailing', 'mailing'])
})
