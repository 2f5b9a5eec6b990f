import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Event } from '#domain/calendar/events.ts'
import type { Time } from '#domain/calendar/times.ts'

/** Why two events may be the same, beside the day: what they are called, when they begin, and where. */
export type Reason = 'same title' | 'like title' | 'same hour' | 'same venue' | 'like venue' | 'same town' | 'near' | 'online'
/** Another event, on the calendar or waiting for it, that may be the same. */
export type Like =
  & Pick<Time, 'starts' | 'ends' | 'begins_at' | 'ends_at'>
  & Pick<Event, 'id' | 'title' | 'venue' | 'zone' | 'is_online' | 'stage' | 'credit'>
  & { town: string | null; host: string | null; reasons: Reason[] }

/** From 0 to 1, by the letters that go together in both. */
const [likeTitle, likeVenue] = [0.35, 0.5]
const miles = 5
const most = 8

/**
 * What may be the same event: on one of its days to come (as its own clocks say), near, and called much the same; or at the same place at the same hour, whatever it is called.
 * Where what they say of the place cannot be compared, the title alone decides. `near`: the towns within five miles. The likest first.
 */
export async function of(db: Db, { id }: Pick<Event, 'id'>, { near, now }: { near: readonly string[]; now: Date }): Promise<Like[]> {
  const { rows } = await sql<Like>`
    with seen as (
      select distinct on (other.event_id)
        other.event_id as id, other.starts, other.ends, other.begins_at, other.ends_at, series.stage, series.credit, theirs.title, theirs.venue, theirs.zone, theirs.is_online,
        divisions.display_name as town, groups.name as host, alike, same_title, same_hour, near_town, near_place, venues, towns,
        (ours.is_online and theirs.is_online) as online,
        (towns is null and venues is null and ours.is_online = theirs.is_online or ${placeless('ours')} or ${placeless('theirs')}) as unknown
      from event_times mine
      join events ours on ours.id = mine.details_id
      join event_times other on left(other.starts, 10) = left(mine.starts, 10) and other.event_id <> mine.event_id and other.called_off_at is null
      join events series on series.id = other.event_id and series.stage in ('published', 'waiting') and series.called_off_at is null
      join events theirs on theirs.id = other.details_id
      left join divisions on divisions.id = theirs.place_id
      left join groups on groups.id = series.group_id
      cross join lateral (select
        similarity(plain(ours.title), plain(theirs.title)) as alike,
        plain(ours.title) = plain(theirs.title) as same_title,
        ours.zone is not null and theirs.zone is not null and other.begins_at = mine.begins_at as same_hour,
        ours.place_id = theirs.place_id as towns,
        theirs.place_id = any(${[...near]}) as near_town,
        69.05 * sqrt((ours.lat - theirs.lat) ^ 2 + ((ours.lon - theirs.lon) * cosd(ours.lat)) ^ 2) <= ${miles} as near_place,
        case when ours.venue <> '' and theirs.venue <> '' then similarity(plain(ours.venue), plain(theirs.venue)) end as venues
      ) both_say
      where mine.event_id = ${id} and mine.ends_at > ${now}
      order by other.event_id, same_hour desc, other.begins_at
    ), told as (
      select *, coalesce(towns, false) as in_town, coalesce(near_town and not coalesce(towns, false) or near_place, false) as close,
        coalesce(venues >= ${likeVenue} and coalesce(towns or near_town, true), false) as at_venue
      from seen
    )
    select id, starts, ends, begins_at, ends_at, title, venue, zone, is_online, stage, credit, town, host, array_remove(array[
      case when same_title then 'same title' when alike >= ${likeTitle} then 'like title' end,
      case when same_hour then 'same hour' end,
      case when at_venue then case when venues = 1 then 'same venue' else 'like venue' end end,
      case when in_town then 'same town' when close then 'near' end,
      case when online then 'online' end
    ], null) as reasons
    from told
    where alike >= ${likeTitle} and (in_town or close or at_venue or online or unknown) or at_venue and same_hour
    order by alike + case when same_hour then 1 else 0 end desc, id
    limit ${most}`.execute(db)
  return rows
}

const placeless = (which: string) => sql`(${sql.ref(which)}.venue = '' and ${sql.ref(which)}.place_id is null and not ${sql.ref(which)}.is_online)`
