import { type RawBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

/** An event, a series of events, or one instance of a series that is not like the others. */
export type Event = Row<'events'>
export type EventKind = Event['kind']
export type Host = { id: number; slug: string; name: string }
/** An event or a series with what stands beside it. The first host is the group that keeps it. */
export type Placed = Event & { slug: string; town: string | null; hosts: Host[] }
/** What tells one event from others in lists of the office. */
export type Listed =
  & Pick<Event, 'id' | 'title' | 'kind' | 'stage' | 'stepped_at' | 'group_id' | 'called_off_at' | 'rule' | 'zone' | 'starts' | 'credit'>
  & { slug: string; host: string | null; next_at: Date | null }
export type Whose = 'all' | readonly number[]

export async function find(db: Db, id: number): Promise<Placed | undefined> {
  return placed(db).where('events.id', '=', id).executeTakeFirst()
}

/** What everybody may read. */
export async function findPublished(db: Db, slug: string): Promise<Placed | undefined> {
  return placed(db).where('events.slug', '=', slug).where('stage', '=', 'published').executeTakeFirst()
}

/** For the office: what is to come first by its next time, then the rest, the latest first. `after` is the number of the last one already seen. */
export async function roll(db: Db, whose: Whose, { stage, words, after, limit = 200 }: { stage?: Event['stage']; words?: string; after?: number; limit?: number } = {}): Promise<Listed[]> {
  return own(db, whose)
    .leftJoin('groups', 'groups.id', 'events.group_id')
    .select(['events.id', 'events.title', 'events.kind', 'events.stage', 'events.stepped_at', 'events.group_id', 'events.called_off_at'])
    .select(['events.rule', 'events.zone', 'events.starts', 'events.credit', 'groups.name as host'])
    .select(sql<string>`events.slug`.as('slug'))
    .select(nextOf(sql.ref('events.id')).as('next_at'))
    .$if(!!stage, (events) => events.where('stage', '=', stage ?? 'draft'))
    .$if(!!words, (events) => events.where(sql<boolean>`position(plain(${words ?? ''}) in plain(events.title)) > 0`))
    .$if(after !== undefined, (events) => events.where(sql<boolean>`${placeInRoll(sql.ref('events.id'))} > ${placeInRoll(sql`${after}::bigint`)}`))
    .orderBy(sql`next_at asc nulls last`)
    .orderBy('events.id', 'desc')
    .limit(limit)
    .execute()
}

/** How many wait for a moderator. */
export async function countWaiting(db: Db, whose: Whose): Promise<number> {
  const { number } = await own(db, whose).select(({ fn }) => fn.countAll<number>().as('number')).where('stage', '=', 'waiting').executeTakeFirstOrThrow()
  return number
}

/** The instances of a series that are not like the others. */
export async function instancesOf(db: Db, { id }: Pick<Event, 'id'>): Promise<(Event & { of: string })[]> {
  return db.selectFrom('events').selectAll().select(sql<string>`of`.as('of')).where('series_id', '=', id).orderBy('of').execute()
}

/** The one that speaks for a time, when that time is not like the others. */
export async function instanceFor(db: Db, { event_id, details_id }: { event_id: number; details_id: number }): Promise<Event | undefined> {
  return details_id === event_id ? undefined : db.selectFrom('events').selectAll().where('id', '=', details_id).executeTakeFirst()
}

const own = (db: Db, whose: Whose) => db
  .selectFrom('events')
  .where('series_id', 'is', null)
  .$if(whose !== 'all', (events) => events.where('events.group_id', 'in', [0, ...(whose === 'all' ? [] : whose)]))

const nextOf = (id: RawBuilder<unknown>) => sql<Date | null>`(select min(begins_at) from event_times where event_id = ${id} and ends_at > now())`

/** What is over stands last. */
const placeInRoll = (id: RawBuilder<unknown>) => sql`(coalesce(${nextOf(id)}, 'infinity'), -${id})`

const placed = (db: Db) => db
  .selectFrom('events')
  .leftJoin('divisions', 'divisions.id', 'events.place_id')
  .selectAll('events')
  .select([sql<string>`events.slug`.as('slug'), 'divisions.display_name as town'])
  .select((event) => jsonArrayFrom(
    event
      .selectFrom('groups')
      .select(['groups.id', 'groups.slug', 'groups.name'])
      .where(({ or, eb }) => or([
        eb('groups.id', '=', eb.ref('events.group_id')),
        eb('groups.id', 'in', (query) => query.selectFrom('event_hosts').select('event_hosts.group_id').whereRef('event_id', '=', 'events.id')),
      ]))
      .orderBy(sql`groups.id = events.group_id`, 'desc')
      .orderBy('groups.name'),
  ).as('hosts'))
  .where('events.series_id', 'is', null)
