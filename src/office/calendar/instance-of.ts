import * as events from '#domain/calendar/events.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as places from '#domain/legislature/places.ts'
import { asSeries } from '#domain/calendar/as-series.ts'
import { splitAt } from '#engines/calendar/splitting.ts'
import type { Db } from '#platform/database.ts'

type Said = Omit<events.Event, 'slug'> & Pick<events.Placed, 'town' | 'hosts'>

/** One time of a series as its form begins: with what it says itself, or as the series would go on from it. Undefined when there is no such time. */
export async function instanceOf(db: Db, event: events.Placed, of: string, which: 'this' | 'following'): Promise<Said | undefined> {
  const time = await listing.find(db, event, of)
  if (!time) return undefined
  const instances = await events.instancesOf(db, event)
  if (which === 'following') {
    const { after } = splitAt(asSeries(event, instances).series, of, '')
    return { ...event, starts: after.starts, ends: after.ends, rule: after.rule }
  }
  const own = instances.find((instance) => instance.of === of)
  const town = own?.place_id ? await places.find(db, own.place_id) : undefined
  return own ? { ...own, town: town?.display_name ?? null, hosts: event.hosts } : { ...event, starts: time.starts, ends: time.ends, rule: null }
}
