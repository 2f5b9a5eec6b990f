import type { Details, Event as Series, Override } from '#engines/calendar/event.ts'
import type { Event } from '#domain/calendar/events.ts'

type Row = Omit<Event, 'words' | 'refused_why' | 'duplicate_of'>
/** What a calendar says of an event that the event itself does not know: where its page is, who hosts it. */
export type About = Pick<Details, 'url' | 'organizer' | 'categories'> & { location: string | null }
/** One time that does not take place. */
export type CalledOff = { of: string; starts: string; ends: string; at: Date }

const silent: About = { url: null, organizer: null, categories: [], location: null }

/** An event with its instances that are not like the others, as the engine counts and writes it. `whose` tells which row a detail came from. */
export function asSeries(event: Row, instances: readonly (Row & { of: string })[], about: (row: Row) => About = () => silent) {
  const details = detailsOf(event, about(event))
  const overrides = instances.map((row): Override => ({ ...detailsOf(row, about(row)), of: row.of }))
  const series: Series = { ...details, uid: event.uid ?? '', rule: event.rule, added: event.added, cancelled: event.cancelled, overrides }
  const rows = new Map<Details, number>([[series, event.id], ...overrides.map((override, at): [Details, number] => [override, instances[at]?.id ?? event.id])])
  return { series, whose: (one: Details) => rows.get(one) ?? event.id }
}

/** The same series with single times called off, each said as an instance of its own (RFC 5545, 3.8.4.4). */
export function withCalledOff(series: Series, times: readonly CalledOff[]): Series {
  if (times.length === 0) return series
  if (series.rule === null && series.added.length === 0) return { ...series, status: 'cancelled' }
  const gone = new Map(times.map((time) => [time.of, time]))
  const kept = series.overrides.map((override): Override => (gone.has(override.of) ? { ...override, status: 'cancelled' } : override))
  const known = new Set(kept.map(({ of }) => of))
  const { uid, rule, added, cancelled, overrides, ...details } = series
  const made = times.filter(({ of }) => !known.has(of)).map(({ of, starts, ends, at }): Override => ({ ...details, of, starts, ends, status: 'cancelled', stamped: at, modified: at }))
  return { ...series, overrides: [...kept, ...made] }
}

function detailsOf(row: Row, { url, organizer, categories, location }: About): Details {
  return {
    title: row.title,
    description: row.plain || null,
    location,
    geo: row.lat === null || row.lon === null ? null : { lat: row.lat, lon: row.lon },
    url,
    zone: row.zone,
    starts: row.starts,
    ends: row.ends,
    status: row.called_off_at ? 'cancelled' : 'confirmed',
    organizer,
    categories,
    sequence: row.sequence,
    created: row.created_at,
    modified: row.changed_at,
    stamped: row.changed_at,
  }
}
