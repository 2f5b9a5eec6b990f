import type { Event as Series } from '#engines/calendar/event.ts'
import type { Db } from '#platform/database.ts'
import { type About, asSeries, withCalledOff } from '#domain/calendar/as-series.ts'
import { type Event, type Host } from '#domain/calendar/events.ts'
import { type Filter, filtered } from '#domain/calendar/listing.ts'

export type Row = Omit<Event, 'words' | 'refused_why' | 'duplicate_of'>
/** What stands beside an event, by its number. */
export type Beside = { town: string | null; hosts: Pick<Host, 'name'>[]; credit: string; slug: string }
type Asked = { from: Date; limit: number; about: (row: Row, beside: Beside) => About }

/** As many as a feed carries. */
export const mostFed = 1_000

/** The events that have a time after `from`, as a feed writes them: the soonest first, each series once. */
export async function feed(db: Db, filter: Filter, { from, limit, about }: Asked): Promise<Series[]> {
  const soonest = await filtered(db, filter)
    .select(['series.id'])
    .select(({ fn }) => fn.min('begins_at').as('next_at'))
    .where('ends_at', '>', from)
    .groupBy('series.id')
    .orderBy('next_at')
    .orderBy('series.id')
    .limit(limit)
    .execute()
  return ofEvents(db, soonest.map(({ id }) => id), about)
}

/** These events, in this order. */
export async function ofEvents(db: Db, ids: readonly number[], about: Asked['about']): Promise<Series[]> {
  if (ids.length === 0) return []
  const [rows, times, places, hosts] = await Promise.all([
    db.selectFrom('events').select(columns).where(({ or, eb }) => or([eb('id', 'in', ids), eb('series_id', 'in', ids)])).orderBy('id').execute(),
    db.selectFrom('event_times').select(['event_id', 'of', 'starts', 'ends', 'called_off_at']).where('event_id', 'in', ids).where('called_off_at', 'is not', null).execute(),
    db.selectFrom('events').innerJoin('divisions', 'divisions.id', 'events.place_id').select(['events.id', 'display_name']).where(({ or, eb }) => or([eb('events.id', 'in', ids), eb('series_id', 'in', ids)])).execute(),
    hostsOf(db, ids),
  ])
  const towns = new Map(places.map(({ id, display_name }) => [id, display_name]))
  const off = Map.groupBy(times, ({ event_id }) => event_id)
  const instances = Map.groupBy(rows.flatMap((row) => (row.series_id !== null && row.of !== null ? [{ ...row, of: row.of }] : [])), ({ series_id }) => series_id)
  const events = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = events.get(id)
    if (!row) return []
    const besides = (one: Row) => about(one, { town: towns.get(one.id) ?? null, hosts: hosts.get(id) ?? [], credit: row.credit, slug: row.slug ?? '' })
    const { series } = asSeries(row, instances.get(id) ?? [], besides)
    return [withCalledOff(series, (off.get(id) ?? []).flatMap(({ called_off_at, ...time }) => (called_off_at ? [{ ...time, at: called_off_at }] : [])))]
  })
}

async function hostsOf(db: Db, ids: readonly number[]) {
  const hosts = await db
    .selectFrom('events')
    .innerJoin('groups', 'groups.id', 'events.group_id')
    .select(['events.id', 'groups.name'])
    .where('events.id', 'in', ids)
    .unionAll(db.selectFrom('event_hosts').innerJoin('groups', 'groups.id', 'event_hosts.group_id').select(['event_hosts.event_id as id', 'groups.name']).where('event_hosts.event_id', 'in', ids))
    .execute()
  return Map.groupBy(hosts, ({ id }) => id)
}

const columns = ['id', 'series_id', 'of', 'uid', 'slug', 'group_id', 'credit', 'kind', 'title', 'plain', 'picture_id', 'venue', 'address', 'place_id', 'lat', 'lon', 'access', 'is_online', 'zone', 'starts', 'ends',
  'rule', 'added', 'cancelled', 'takes_answers', 'capacity', 'questions', 'plank_id', 'action_id', 'stage', 'stepped_at', 'called_off_at', 'called_off_why', 'sequence', 'version', 'created_at', 'changed_at'] as const
