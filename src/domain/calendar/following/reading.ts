import { DatabaseError } from 'pg'
import type { Event } from '#engines/calendar/event.ts'
import { isPrivate, type Refusal } from '#engines/calendar/refusal.ts'
import type { Actor } from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Bounds } from '#platform/outbound.ts'
import { fail, type Feed, finish, hold } from '#domain/calendar/following/feed-state.ts'
import { part, toCome } from '#domain/calendar/following/leaving.ts'
import { townsOf } from '#domain/calendar/following/locations.ts'
import { type Fetch, fetch, homeZone, nothingYet } from '#domain/calendar/following/looking.ts'
import { digestOf, type Said, saidOf } from '#domain/calendar/following/said.ts'
import { takeIn } from '#domain/calendar/following/taking-in.ts'

type Came = Extract<Fetch, { kind: 'read' }>
type Around = { feed: Feed; now: Date; most: number; own: string | null }
/** `own`: how addresses of our own events begin. */
type Asked = { bounds: Bounds; now?: Date; most?: number; own?: string | null }

const day = 86_400_000
const mostEvents = 500
/** So many that are gone at once are doubted for a while. */
const [doubted, doubt] = [3, 30 * 60_000]
const partsWay = 'It is no longer in the calendar that it came from.'
const emptied = 'Everything that is to come is gone from it at once. If it is still so at the next reading, it is called off here.'
const brokenOff = 'The calendar breaks off before its end. What came was taken in, and nothing was called off.'
/** Who does what a calendar says. */
const actorOf = ({ id, name }: Feed): Actor => ({ id: `calendar ${id}`, name: name ? `The calendar “${name}”` : 'A calendar' })

/**
 * Reads a feed and does what it says. Each event is taken in by itself: whatever ends this in the middle, the next reading finishes it, as only then the feed counts as
 * read. Once a day it is read even if nothing changed, for what has come into sight.
 */
export async function read(db: Db, id: number, { bounds, now = new Date(), most = mostEvents, own = null }: Asked) {
  const feed = await db.selectFrom('calendar_feeds').selectAll().where('id', '=', id).where('paused_at', 'is', null).executeTakeFirst()
  if (!feed) return
  const fresh = feed.came_at !== null && feed.came_at.getTime() > now.getTime() - day
  const fetched = await fetch(feed.address, fresh ? { etag: feed.etag, lastModified: feed.last_modified } : nothingYet, bounds)
  if (fetched.kind === 'failed') return fail(db, feed, fetched, now)
  if (fetched.kind === 'unchanged') return finish(db, feed, null, now)
  const around = { feed, now, most, own }
  const refused = [...fetched.reading.refused]
  const found = await takeAll(db, around, fetched, refused)
  if (!fetched.whole) return fail(db, feed, { reason: brokenOff }, now)
  if (!await partAll(db, around, fetched)) return fail(db, feed, { reason: emptied, emptied: true }, now)
  await finish(db, feed, { name: fetched.reading.name, found, refused, version: fetched.version }, now)
}

/** What is known first, so that a long calendar loses nothing that is here. */
async function takeAll(db: Db, around: Around, { reading }: Came, refused: Refusal[]): Promise<number> {
  const { feed, now, most, own } = around
  const rows = await db.selectFrom('followed_events').select(['uid', 'digest', 'called_off', 'created_at']).where('feed_id', '=', feed.id).execute()
  const known = new Map(rows.map((row) => [row.uid, row]))
  const [towns, home] = [townsOf(db), homeZone()]
  const inOrder = [...reading.events.filter(({ uid }) => known.has(uid)), ...reading.events.filter(({ uid }) => !known.has(uid))]
  let found = 0
  for (const event of inOrder) {
    if (found >= most) {
      refused.push({ uid: null, title: null, reason: `It has more than ${most} events within two years; the others were left out.` })
      break
    }
    const before = known.get(event.uid)
    const said = await saidOf(event, towns, { now, since: before?.created_at ?? now, home }, own)
    if (said === 'far away') continue
    if ('reason' in said) refused.push({ uid: event.uid, title: event.title, ...said })
    else if (before?.digest === digestOf(said) && before.called_off === said.cancelledWhole) found++
    else if (await taken(db, around, said)) found++
    else refused.push({ uid: event.uid, title: event.title, reason: 'It holds something that cannot be kept here.' })
  }
  return found
}

/** False for what the database will not have. */
async function taken(db: Db, { feed, now }: Around, said: Said): Promise<boolean> {
  try {
    await db.transaction().execute(async (tx) => {
      const held = await hold(tx, feed.id)
      if (held) await takeIn(tx, { feed: held, actor: actorOf(feed), trusted: held.trusted, now }, said)
    })
    return true
  } catch (error) {
    if (error instanceof DatabaseError && /^2[23]/.test(error.code ?? '')) return false
    throw error
  }
}

/** What the calendar says no more. When that is all there was, it is believed only when it is still so half an hour later: false until then. */
async function partAll(db: Db, { feed, now }: Around, { reading }: Came): Promise<boolean> {
  const coming = await toCome(db, feed.id, now)
  const gone = coming.filter(isGoneFrom(reading.events, reading.refused))
  const doubtful = gone.length >= doubted && gone.length === coming.length
  if (doubtful && (feed.emptied_at === null || feed.emptied_at.getTime() > now.getTime() - doubt)) return false
  for (const { uid, event_id } of gone) {
    await db.transaction().execute(async (tx) => {
      if (await hold(tx, feed.id)) await part(tx, actorOf(feed), { feedId: feed.id, uid, eventId: event_id, why: partsWay, now })
    })
  }
  return true
}

/** Whatever was refused is still there, but for what has become private. */
function isGoneFrom(events: readonly Event[], refusals: readonly Refusal[]) {
  const present = new Set(events.map(({ uid }) => uid))
  const unread = refusals.filter(({ reason }) => reason !== isPrivate)
  const isUnread = (one: { uid: string; title: string }) => unread.some(({ uid, title }) => (uid === null ? title === null || one.title.startsWith(title.slice(0, 100)) : one.uid.startsWith(uid)))
  return (one: { uid: string; title: string }) => !present.has(one.uid) && !isUnread(one)
}
