import { sql } from 'kysely'
import { clockOf, clockText } from '#engines/calendar/clock.ts'
import { moved, splitAt } from '#engines/calendar/splitting.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import { asSeries } from '#domain/calendar/as-series.ts'
import { type Event, instancesOf } from '#domain/calendar/events.ts'
import { fillEvent, type When } from '#domain/calendar/places.ts'
import * as rooms from '#domain/calendar/rooms.ts'
import { lay } from '#domain/calendar/times.ts'
import { type Draft, freeAddress, hostedBy, kept, type Words, written } from '#domain/calendar/writing.ts'
import * as zoomMeetings from '#domain/calendar/zoom-meetings.ts'

/** Which times of a series a change is for; `of` is the local start that the rule gave the one it begins with. */
export type Which = { of: string; which: 'this' | 'following' } | { which: 'all' }
export type Asked = { id: number; version: number } & Which
export type Refusal = 'gone' | 'changed since'
type Held = { event: Event; instances: (Event & { of: string })[] }

/**
 * Rewrites an event: all of a series, one time of it, or one and all that follow, which are a series of their own from then on. Nothing happens when somebody else
 * has changed it since `version`. Where it makes more room, those who wait move up with it. Answers with the event, or series, that has the new words.
 */
export async function rewrite(db: Db, actor: audit.Actor, asked: Asked, { zoom, ...draft }: Draft, when: When = { now: new Date() }): Promise<{ id: number } | Refusal> {
  return together(db, async (tx) => {
    const event = await tx.selectFrom('events').selectAll().where('id', '=', asked.id).where('series_id', 'is', null).forUpdate().executeTakeFirst()
    if (!event) return 'gone'
    if (event.version !== asked.version) return 'changed since'
    const held = { event, instances: await instancesOf(tx, event) }
    const id = await change(tx, held, asked, draft, when.now)
    await tx.updateTable('events').set({ version: event.version + 1 }).where('id', '=', event.id).execute()
    const before = saidOf(event)
    await audit.record(tx, actor, { act: acts[asked.which], subject: 'event', subjectId: event.id, before, after: { ...saidOf(draft), ...('of' in asked ? { of: asked.of } : {}) } })
    if (asked.which !== 'this') await zoomMeetings.want(tx, actor, { id }, zoom)
    await fillEvent(tx, { id }, when)
    return { id }
  })
}

/** What is written down of a change: nothing of how to come in online. */
const saidOf = (words: Words) => Object.fromEntries(written.map((name) => [name, words[name]]))

const acts = { this: 'rewrite one time of the event', following: 'rewrite the event from a time on', all: 'rewrite the event' }

function change(tx: Db, held: Held, asked: Which, draft: Draft, now: Date): Promise<number> {
  if (asked.which === 'this') return rewriteOne(tx, held, asked.of, draft, now)
  const { before, after } = asked.which === 'following' ? splitAt(asSeries(held.event, held.instances).series, asked.of, '') : {}
  return before && after && asked.which === 'following' ? branch(tx, held, { of: asked.of, before, after }, draft, now) : rewriteAll(tx, held, draft, now)
}

/** What single times say otherwise stays, and goes along. */
async function rewriteAll(tx: Db, { event, instances }: Held, { hosts, room, ...words }: Draft, now: Date): Promise<number> {
  const shift = shiftOf(event, words)
  const { added, cancelled } = moved(asSeries(event, instances).series, words)
  const dates = words.rule === null ? { added: [], cancelled: [] } : { added, cancelled }
  await tx.updateTable('events').set({ ...kept(words), ...dates, sequence: event.sequence + rising(event, words), changed_at: now }).where('id', '=', event.id).execute()
  for (const instance of instances) await follow(tx, instance, { event, words, shift, now })
  await hostedBy(tx, { id: event.id, group_id: words.group_id }, hosts)
  await rooms.keep(tx, event, room)
  await lay(tx, event.id, { now, shift })
  return event.id
}

/** An instance takes on whatever of the series changed and was the same there. */
async function follow(tx: Db, instance: Event & { of: string }, { event, words, shift, now }: { event: Event; words: Words; shift: number; now: Date }) {
  const same = written.filter((name) => name !== 'rule' && name !== 'starts' && name !== 'ends' && JSON.stringify(instance[name]) === JSON.stringify(event[name]))
  const taken = Object.fromEntries(same.map((name) => [name, words[name]]))
  const along = (local: string) => clockText(clockOf(local) + shift, words.zone === null)
  const times = { of: along(instance.of), ...(instance.zone === event.zone ? { zone: words.zone, starts: along(instance.starts), ends: along(instance.ends) } : {}) }
  await tx.updateTable('events').set({ ...taken, ...times, ...('words' in taken ? kept({ words: words.words }) : {}), changed_at: now, sequence: sql`sequence + 1` }).where('id', '=', instance.id).execute()
}

async function rewriteOne(tx: Db, { event, instances }: Held, of: string, { hosts: _hosts, room, rule: _rule, ...words }: Draft, now: Date): Promise<number> {
  const values = { ...kept(words), group_id: event.group_id, changed_at: now, stage: event.stage }
  const known = instances.find((instance) => instance.of === of)
  const instance = known
    ? await tx.updateTable('events').set({ ...values, sequence: known.sequence + 1 }).where('id', '=', known.id).returning('id').executeTakeFirstOrThrow()
    : await tx.insertInto('events').values({ ...values, series_id: event.id, of, uid: null, sequence: event.sequence + 1 }).returning('id').executeTakeFirstOrThrow()
  await tx.updateTable('events').set({ cancelled: event.cancelled.filter((other) => other !== of) }).where('id', '=', event.id).execute()
  await rooms.keep(tx, instance, room)
  await lay(tx, event.id, { now })
  return event.id
}

type Split = { of: string } & Required<{ before: NonNullable<ReturnType<typeof splitAt>['before']>; after: ReturnType<typeof splitAt>['after'] }>

/** The times from `of` on, with whoever said yes to them, go over to a new series. */
async function branch(tx: Db, { event }: Held, { of, before, after }: Split, { hosts, room, ...words }: Draft, now: Date): Promise<number> {
  const { added, cancelled } = moved(after, words)
  const values = { ...kept(words), added, cancelled, slug: await freeAddress(tx, words.title), stage: event.stage, stepped_at: event.stepped_at }
  const branched = await tx.insertInto('events').values(values).returning(['id', 'group_id']).executeTakeFirstOrThrow()
  const shift = shiftOf(after, words)
  await tx.updateTable('events').set({ rule: before.rule, added: before.added, cancelled: before.cancelled, sequence: event.sequence + 1, changed_at: now }).where('id', '=', event.id).execute()
  await tx.updateTable('events').set({ series_id: branched.id }).where('series_id', '=', event.id).where('of', '>=', of).execute()
  await tx.updateTable('event_times').set({ event_id: branched.id, details_id: sql`case when details_id = ${event.id} then ${branched.id} else details_id end` })
    .where('event_id', '=', event.id).where('of', '>=', of).execute()
  for (const instance of await instancesOf(tx, branched)) await follow(tx, instance, { event: { ...event, ...after, of: null }, words, shift, now })
  await hostedBy(tx, branched, hosts)
  await rooms.keep(tx, branched, room)
  await lay(tx, branched.id, { now, shift })
  await lay(tx, event.id, { now })
  return branched.id
}

/** In milliseconds of the wall clock. */
const shiftOf = (from: { starts: string }, to: { starts: string }) => clockOf(to.starts) - clockOf(from.starts)

const telling = ['zone', 'starts', 'ends', 'rule', 'venue', 'address', 'place_id', 'is_online'] as const
const rising = (event: Event, words: Words) => (telling.some((name) => event[name] !== words[name]) ? 1 : 0)
