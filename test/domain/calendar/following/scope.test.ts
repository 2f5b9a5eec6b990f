import { beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import type { Feed } from '#domain/calendar/following/feed-state.ts'
import * as feeds from '#domain/calendar/following/feeds.ts'
import { read } from '#domain/calendar/following/reading.ts'
import type { Db } from '#platform/database.ts'
import { scoped } from '#platform/scoped.ts'
import { ics, vevent } from '../../../calendar-server.ts'
import { db } from '../../../house.ts'
import { myGroup, type World } from '../../../office/scope/two-groups.ts'
import { bounds, eventsOf, feedOf, now, refusalsOf, state } from './following.ts'

const text = ics(vevent('1', 'DTSTART:20261103T190000Z', 'DTEND:20261103T200000Z', 'SUMMARY:Meeting'), vevent('2', 'SUMMARY:Rubbish'))
let world: World
let own: Feed
let other: Feed
const lead = <Result>(work: (tx: Db) => Promise<Result>) => scoped(db, { actorId: world.user }, work)
const counted = (tx: Db, table: string) => sql<{ many: number }>`select count(*)::int as many from ${sql.table(table)}`.execute(tx).then(({ rows }) => rows[0]?.many)

beforeAll(async () => {
  world = await myGroup()
  const [mine, theirs] = [await feedOf(text), await feedOf(text)]
  await db.updateTable('groups').set({ publishes_events: true }).where('id', '=', world.mine).execute()
  await db.updateTable('calendar_feeds').set({ group_id: world.mine }).where('id', '=', mine.id).execute()
  for (const { id } of [mine, theirs]) await read(db, id, { bounds, now })
  own = await state(mine.id)
  other = await state(theirs.id)
})

test('a lead sees the feeds of their group, what came of them and what was refused, and nothing of any other, also by SQL', async () => {
  await lead(async (tx) => {
    expect((await tx.selectFrom('calendar_feeds').selectAll().execute()).map(({ id }) => id)).toEqual([own.id])
    expect([await counted(tx, 'followed_events'), await counted(tx, 'calendar_refusals')]).toEqual([1, 1])
    expect(await feeds.find(tx, other.group_id, other.id)).toBeUndefined()
  })
  expect([await counted(db, 'calendar_feeds'), await counted(db, 'followed_events'), await counted(db, 'calendar_refusals')]).toEqual([2, 2, 2])
})

test('a lead changes nothing of another group’s feed, also by SQL', async () => {
  const before = [await state(other.id), await eventsOf(other), await refusalsOf(other)]
  const [mine, theirs] = [own.id, other.id]
  for (const attempt of [
    sql`update calendar_feeds set paused_at = now() where id = ${theirs}`, sql`delete from calendar_feeds where id = ${theirs}`, sql`insert into calendar_feeds (group_id, address) values (${other.group_id}, 'https://x.example')`,
    sql`update calendar_feeds set address = 'https://x.example' where id = ${mine}`, sql`update calendar_feeds set group_id = ${other.group_id} where id = ${mine}`, sql`insert into calendar_refusals (feed_id, reason) values (${theirs}, 'x')`,
    sql`update followed_events set event_id = null`, sql`delete from followed_events`,
  ]) await lead((tx) => attempt.execute(tx)).catch((error: Error) => expect(error.message).toMatch(/policy|permission denied/))
  await lead((tx) => feeds.remove(tx, { id: world.user, name: 'Ana Lead' }, other, 'called off', now))
  await lead((tx) => feeds.pause(tx, { id: world.user, name: 'Ana Lead' }, other, true, now))
  expect([await state(other.id), await eventsOf(other), await refusalsOf(other)]).toEqual(before)
  expect((await state(own.id)).address).toBe(own.address)
})

test('a lead follows a calendar for their group, pauses it, and lets it go with its events called off', async () => {
  const actor = { id: world.user, name: 'Ana Lead' }
  const looked = { name: 'Ours', found: 3, refused: [{ uid: null, title: null, reason: 'It has no title.' }] }
  const added = await lead((tx) => feeds.add(tx, actor, world.mine, 'https://calendars.example/key-1234.ics', looked))
  if (typeof added === 'string') return expect.fail(added)
  expect(await lead((tx) => feeds.add(tx, actor, world.mine, 'https://calendars.example/key-1234.ics', looked))).toBe('known')
  expect([added.found, await refusalsOf(added)]).toEqual([3, [': It has no title.']])
  await lead((tx) => feeds.pause(tx, actor, added, true))
  expect((await state(added.id)).paused_at).not.toBeNull()
  await lead((tx) => feeds.remove(tx, actor, added, 'kept'))

  const [event] = await eventsOf(own)
  await lead((tx) => feeds.remove(tx, actor, own, 'called off', now))
  expect(await db.selectFrom('events').select(['called_off_at', 'group_id']).where('id', '=', event!.id).executeTakeFirst()).toEqual({ called_off_at: now, group_id: event!.group_id })
  expect(JSON.stringify(await db.selectFrom('audit_entries').selectAll().where('subject', '=', 'group').execute())).not.toContain('key-1234')
})

