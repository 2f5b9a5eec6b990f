import { mkdir, readdir, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import * as deliveries from '#domain/newsletter/deliveries.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import * as sending from '#domain/newsletter/sending.ts'
import { marker } from '#platform/letter-marks.ts'
import * as letters from '#platform/letters.ts'
import { outboxIn } from '#platform/outbox.ts'
import * as queue from '#platform/queue.ts'
import { agreeing, comePriya, priya } from '../agreeing.ts'
import { db, home } from '../house.ts'
import { workOnce } from '../office/colleagues.ts'

const outbox = outboxIn(home)
/** Where Linux says of every octet that there is no space left on the device. */
const full = '/dev/full'
const work = async () => {
  await queue.leave(db, 'send-mailings', {}, { key: 'send-mailings' })
  await sql`update graphile_worker._private_jobs set run_at = now() where run_at > now()`.execute(db)
  await workOnce()
}

test('where the disk of the outbox is full, a mailing waits, the office says why, and nothing is lost or doubled', async () => {
  await comePriya()
  const people = await agreeing('newsletter', 3)
  const { id } = await mailings.draft(db, priya, { kind: 'letter', audience: 'all', list: 'newsletter', sender_name: 'We', subject: 'Hello', blocks: [{ id: 'b1', only: null, kind: 'text', html: '<p>Hello.</p>' }] })
  await sending.send(db, priya, id, { version: 1 }, undefined, 'everyone')
  const folder = join(outbox, 'mailings')
  await mkdir(folder, { recursive: true })
  const markOf = await marker(db)
  const parts = people.map((person) => join(folder, `${markOf({ mailing: id, person: person.id })}.eml.${process.pid}`))
  for (const part of parts) await symlink(full, part)
  await work()
  expect(await mailings.find(db, id)).toMatchObject({ stage: 'leaving', trouble: expect.stringMatching(/outbox cannot be written.*no space left/i) })
  expect(await deliveries.counts(db, { id })).toMatchObject({ waiting: 3, handed: 0, unknown: 0 })
  for (const part of parts) await rm(part)
  await work()
  expect(await deliveries.counts(db, { id })).toMatchObject({ kept: 3 })
  expect(await readdir(folder)).toHaveLength(3)
  expect(await mailings.find(db, id)).toMatchObject({ stage: 'gone', trouble: '' })
})

test('a single letter waits, too', async () => {
  await letters.write(db, { kind: 'note', recipient: 'ana@brook.example', subject: 'Hello', body: 'Hello.' })
  const letter = () => db.selectFrom('letters').selectAll().where('kind', '=', 'note').executeTakeFirstOrThrow()
  const part = join(outbox, `${String((await letter()).id).padStart(6, '0')}.eml.${process.pid}`)
  await mkdir(outbox, { recursive: true })
  await symlink(full, part)
  await work()
  expect(await letter()).toMatchObject({ status: 'queued', trouble: expect.stringMatching(/no space left/i) })
  await rm(part)
  await work()
  expect(await letter()).toMatchObject({ status: 'kept' })
})
