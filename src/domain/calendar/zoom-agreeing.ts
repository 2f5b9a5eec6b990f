import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { clockOf } from '#engines/calendar/clock.ts'
import type { Db } from '#platform/database.ts'
import type { Meeting, Zoom } from '#platform/zoom.ts'
import type { Failure } from '#platform/zoom-speech.ts'
import type { Event } from '#domain/calendar/events.ts'
import { type Claim, claim, handOver, keepGone, keepMade, settle, takeBack } from '#domain/calendar/zoom-claims.ts'

type About = Pick<Event, 'title' | 'plain' | 'starts' | 'ends' | 'zone' | 'rule' | 'called_off_at'> & { coming: boolean }
type Settled = Parameters<typeof settle>[2]

const mostAttempts = 8
/** In seconds: how long Zoom may take to list what it has just made. */
const listedWithin = 30
const noWay: Failure = { kind: 'refused', reason: 'This site has nothing any more to sign in with at Zoom. Whoever runs it should look at its settings.' }

/** Brings a meeting at Zoom to where its event is: made, changed, or gone. However often it is asked or cut off, there is one. */
export async function agree(db: Db, zoom: Zoom | undefined, id: number) {
  const claimed = await claim(db, id)
  if (claimed) await settle(db, claimed, await reach(db, zoom, claimed))
}

async function reach(db: Db, zoom: Zoom | undefined, claimed: Claim): Promise<Settled> {
  if (claimed.handed_at && !claimed.meeting) return lookFor(db, zoom, claimed)
  const event = claimed.event_id === null ? undefined : await about(db, claimed.event_id)
  if (!event || !claimed.wanted || event.called_off_at) return end(db, zoom, claimed)
  if (!event.coming) return { reason: claimed.meeting ? '' : 'The event is over.' }
  const meeting = asMeeting(event, claimed.key)
  const told = createHash('sha256').update(JSON.stringify(meeting)).digest('hex')
  if (claimed.meeting === null) return make(db, zoom, claimed, meeting, told)
  if (claimed.told === told) return {}
  const answer = await zoom?.change(claimed.meeting, meeting) ?? noWay
  if (answer.kind === 'done') return { told }
  if (answer.kind !== 'gone') return failed(claimed, answer)
  await keepGone(db, claimed)
  return make(db, zoom, { ...claimed, meeting: null, link: null }, meeting, told)
}

async function make(db: Db, zoom: Zoom | undefined, claimed: Claim, meeting: Meeting, told: string): Promise<Settled> {
  if (!zoom) return failed(claimed, noWay)
  if (!await handOver(db, claimed)) return {}
  const answer = await zoom.make(meeting)
  if (answer.kind === 'unknown') return failed(claimed, answer)
  if (answer.kind === 'done') await keepMade(db, claimed, answer.value, told)
  else await takeBack(db, claimed)
  return answer.kind === 'done' ? {} : failed(claimed, answer)
}

/** Its making was handed over and nobody knows what became of it: it is adopted when it is there, and otherwise free to be made. */
async function lookFor(db: Db, zoom: Zoom | undefined, claimed: Claim): Promise<Settled> {
  if (Date.now() - Number(claimed.handed_at) < listedWithin * 1000) return { reason: claimed.reason, seconds: listedWithin }
  const answer = await zoom?.find(claimed.key) ?? noWay
  if (answer.kind !== 'done') return failed(claimed, answer)
  if (answer.value) await keepMade(db, claimed, answer.value, '')
  else await takeBack(db, claimed)
  const meeting = answer.value && { meeting: answer.value.meeting, link: answer.value.link }
  return reach(db, zoom, { ...claimed, handed_at: null, told: '', ...meeting })
}

async function end(db: Db, zoom: Zoom | undefined, claimed: Claim): Promise<Settled> {
  if (claimed.meeting === null) return {}
  const answer = await zoom?.end(claimed.meeting) ?? noWay
  if (answer.kind !== 'done' && answer.kind !== 'gone') return failed(claimed, answer)
  await keepGone(db, claimed)
  return {}
}

/** Refused for good, or tried again: after 1, 2, 4 … minutes, or when Zoom says so. */
function failed({ attempts }: Claim, { kind, reason, ...more }: Failure): Settled {
  if (kind === 'refused' || kind === 'gone' || attempts >= mostAttempts) return { reason }
  return { reason, seconds: 'seconds' in more && more.seconds !== undefined ? Math.max(more.seconds, 1) : 60 * 2 ** (attempts - 1) }
}

const about = (db: Db, id: number): Promise<About | undefined> => db
  .selectFrom('events')
  .select(['title', 'plain', 'starts', 'ends', 'zone', 'rule', 'called_off_at'])
  .select(sql<boolean>`exists (select from event_times where event_id = events.id and ends_at > now())`.as('coming'))
  .where('id', '=', id)
  .executeTakeFirst()

/** The key comes first: Zoom shortens the agenda where it lists meetings. A series is one meeting without a fixed time, so that each time has the same link. */
function asMeeting({ title, plain, starts, ends, zone, rule }: About, key: string): Meeting {
  const words = { topic: title, agenda: `Made by Commonweal (${key}). ${plain}`.slice(0, 2000) }
  if (rule !== null || zone === null) return words
  const minutes = Math.ceil((clockOf(ends) - clockOf(starts)) / 60_000)
  return { ...words, start: { local: starts, zone, minutes: Math.min(Math.max(minutes, 1), 24 * 60) } }
}
