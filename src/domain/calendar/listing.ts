import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '#platform/database.ts'
import type { Event, EventKind, Host } from '#domain/calendar/events.ts'
import type { Time } from '#domain/calendar/times.ts'

/** One time on the calendar, with what it says then. `slug` is that of its event or series. */
export type OnCalendar =
  & Pick<Time, 'id' | 'event_id' | 'details_id' | 'of' | 'starts' | 'ends' | 'begins_at' | 'ends_at' | 'taken'>
  & Pick<Event, 'kind' | 'title' | 'venue' | 'zone' | 'is_online' | 'capacity' | 'takes_answers'>
  & { slug: string; credit: string; town: string | null; place_id: string | null; called_off: boolean; repeats: boolean; hosts: Pick<Host, 'slug' | 'name'>[] }
/** In a cell of a month. `others` of the same day are not shown. */
export type InMonth = Pick<OnCalendar, 'slug' | 'of' | 'title' | 'called_off' | 'repeats' | 'begins_at' | 'zone'> & { day: string; others: number }
/** What of the calendar is asked for; `places` are the towns that count. */
export type Filter = { kind?: EventKind; groupId?: number; plankId?: number; actionId?: number; places?: readonly string[]; online?: boolean }
type Spell = { now: Date; over?: boolean; limit?: number }
/** `once`: of each event only its next time. */
type Page = { from: Date; until?: Date; once?: boolean; after?: Pick<Time, 'begins_at' | 'id'>; limit: number }

/** Of what has begun and is not over, this much at most is looked for, in days. */
const longest = 32

/** What is on from a moment, in order; what has begun within a month and is not over counts. `after` is the last one seen. */
export async function list(db: Db, filter: Filter, { from, until, once, after, limit }: Page): Promise<OnCalendar[]> {
  return shown(db, filter)
    .where('begins_at', '>', new Date(from.getTime() - longest * 86_400_000))
    .where('ends_at', '>', from)
    .$if(!!until, (rows) => rows.where('begins_at', '<', until ?? from))
    .$if(!!once, (rows) => rows.where(isNext(from)))
    .$if(!!after, (rows) => rows.where(sql<boolean>`(event_times.begins_at, event_times.id) > (${after?.begins_at ?? from}, ${after?.id ?? 0})`))
    .orderBy('event_times.begins_at')
    .orderBy('event_times.id')
    .limit(limit)
    .execute()
}

/** The times of one event that are to come, or those before, the latest first. */
export async function ofEvent(db: Db, event: Pick<Event, 'id'>, spell: Spell): Promise<OnCalendar[]> {
  return inSpell(shown(db, {}), event, spell).execute()
}

/** The same for the office, also of what is not published. */
export async function allOf(db: Db, event: Pick<Event, 'id'>, spell: Spell): Promise<OnCalendar[]> {
  return inSpell(said(narrowed(timesOf(db), {})), event, spell).execute()
}

const inSpell = (times: ReturnType<typeof shown>, event: Pick<Event, 'id'>, { now, over = false, limit = 60 }: Spell) => times
  .where('event_times.event_id', '=', event.id)
  .where('ends_at', over ? '<=' : '>', now)
  .orderBy('begins_at', over ? 'desc' : 'asc')
  .limit(limit)

/** One time of an event, by the local start that the rule gave it. */
export async function find(db: Db, event: Pick<Event, 'id'>, of: string): Promise<OnCalendar | undefined> {
  return shown(db, {}).where('event_times.event_id', '=', event.id).where('event_times.of', '=', of).executeTakeFirst()
}

/** One time that everybody may see, by its number. */
export async function withId(db: Db, id: number): Promise<OnCalendar | undefined> {
  return shown(db, {}).where('event_times.id', '=', id).executeTakeFirst()
}

/** The same for the office, also of what is not published. */
export async function anyWithId(db: Db, id: number): Promise<(OnCalendar & { group_id: number | null; questions: string[] }) | undefined> {
  return said(narrowed(timesOf(db), {})).select(['series.group_id', 'series.questions']).where('event_times.id', '=', id).executeTakeFirst()
}

/** Why a time is called off, where that is said. */
export async function whyOff(db: Db, { id }: Pick<Time, 'id'>): Promise<string> {
  return (await db.selectFrom('event_times').select('called_off_why').where('id', '=', id).executeTakeFirst())?.called_off_why ?? ''
}

/** Of these addresses, the next time of each event that is to come. */
export async function nextAmong(db: Db, slugs: readonly string[], now: Date): Promise<OnCalendar[]> {
  if (slugs.length === 0) return []
  return shown(db, {}).distinctOn('series.id').where('series.slug', 'in', slugs).where('ends_at', '>', now).orderBy('series.id').orderBy('begins_at').execute()
}

/** The same by the number of the event. */
export async function nextOf(db: Db, ids: readonly number[], now: Date): Promise<OnCalendar[]> {
  if (ids.length === 0) return []
  return shown(db, {}).distinctOn('series.id').where('series.id', 'in', ids).where('ends_at', '>', now).where(sql<boolean>`not ${calledOff}`).orderBy('series.id').orderBy('begins_at').execute()
}

/** The events from one day to before another, as in "2026-11-01", by the day on which they start; `perDay` of each, for a sheet of days. */
export async function inMonth(db: Db, filter: Filter, from: string, until: string, perDay: number): Promise<InMonth[]> {
  const inside = filtered(db, filter)
    .select(['event_times.of', 'event_times.begins_at', 'details.title', 'details.zone', 'event_times.id'])
    .select([sql<string>`series.slug`.as('slug'), calledOff.as('called_off'), repeats.as('repeats'), day.as('day')])
    .select(sql<number>`row_number() over (partition by ${day} order by begins_at, event_times.id)`.as('place'))
    .select(sql<number>`count(*) over (partition by ${day})`.as('all'))
    .where('begins_at', '>=', sql<Date>`${from}::date - 1`)
    .where('begins_at', '<', sql<Date>`${until}::date + 1`)
  return db
    .selectFrom(inside.as('times'))
    .select(['of', 'begins_at', 'title', 'zone', 'slug', 'called_off', 'repeats', 'day'])
    .select(sql<number>`case when place = ${perDay} then times.all - ${perDay} else 0 end`.as('others'))
    .where('place', '<=', perDay)
    .where('day', '>=', from)
    .where('day', '<', until)
    .orderBy('begins_at')
    .orderBy('times.id')
    .execute()
}

/** When something was over last, by now: when it differs, the clock alone has changed what visitors see. */
export async function lastOver(db: Db, now: Date): Promise<Date | null> {
  const { over } = await db.selectFrom('event_times').select(({ fn }) => fn.max('ends_at').as('over')).where('ends_at', '<=', now).executeTakeFirstOrThrow()
  return over
}

const isNext = (from: Date) => sql<boolean>`not exists (
  select from event_times sooner where sooner.event_id = event_times.event_id and sooner.ends_at > ${from} and sooner.called_off_at is null and sooner.begins_at < event_times.begins_at)`
const day = sql<string>`left(event_times.starts, 10)`
/** Of `event_times` and `series`. */
export const calledOff = sql<boolean>`(event_times.called_off_at is not null or series.called_off_at is not null and event_times.ends_at > series.called_off_at)`
const repeats = sql<boolean>`series.rule is not null`

const timesOf = (db: Db) => db
  .selectFrom('event_times')
  .innerJoin('events as series', 'series.id', 'event_times.event_id')
  .innerJoin('events as details', 'details.id', 'event_times.details_id')

/** What everybody may see. */
export const filtered = (db: Db, filter: Filter) => narrowed(timesOf(db).where('series.stage', '=', 'published'), filter)

const narrowed = (times: ReturnType<typeof timesOf>, { kind, groupId, plankId, actionId, places, online }: Filter) => times
  .$if(!!kind, (rows) => rows.where('details.kind', '=', kind ?? 'meeting'))
  .$if(online === true, (rows) => rows.where('details.is_online', '=', true))
  .$if(!!places, (rows) => rows.where('details.place_id', 'in', ['', ...(places ?? [])]))
  .$if(plankId !== undefined, (rows) => rows.where('series.plank_id', '=', plankId ?? 0))
  .$if(actionId !== undefined, (rows) => rows.where('series.action_id', '=', actionId ?? 0))
  .$if(groupId !== undefined, (rows) => rows.where(({ or, eb }) => or([
    eb('series.group_id', '=', groupId ?? 0),
    eb('series.id', 'in', (query) => query.selectFrom('event_hosts').select('event_hosts.event_id').where('event_hosts.group_id', '=', groupId ?? 0)),
  ])))

const shown = (db: Db, filter: Filter) => said(filtered(db, filter))

const said = (times: ReturnType<typeof filtered>) => times
  .leftJoin('divisions', 'divisions.id', 'details.place_id')
  .select(['event_times.id', 'event_times.event_id', 'event_times.details_id', 'event_times.of', 'event_times.starts', 'event_times.ends', 'event_times.begins_at', 'event_times.ends_at', 'event_times.taken'])
  .select(['details.kind', 'details.title', 'details.venue', 'details.zone', 'details.is_online', 'details.capacity', 'details.takes_answers', 'details.place_id', 'divisions.display_name as town', 'series.credit'])
  .select([sql<string>`series.slug`.as('slug'), calledOff.as('called_off'), repeats.as('repeats')])
  .select((time) => jsonArrayFrom(
    time
      .selectFrom('groups')
      .select(['groups.slug', 'groups.name'])
      .where('groups.id', 'in', sql<number>`(select series.group_id union all select group_id from event_hosts where event_id = series.id)`)
      .orderBy(sql`groups.id = series.group_id`, 'desc')
      .orderBy('groups.name'),
  ).as('hosts'))
