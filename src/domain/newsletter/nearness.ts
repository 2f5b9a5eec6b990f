import type { Atlas } from '#engines/atlas.ts'
import { townDistances } from '#engines/districts/town-distances.ts'
import type { Db } from '#platform/database.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as places from '#domain/legislature/places.ts'

/** What is on: for each town, and for whoever has not said where they live. */
export type Coming = { byTown: ReadonlyMap<string, listing.OnCalendar[]>; anywhere: listing.OnCalendar[] }

/** As on the calendar, towns that near count as being there, in miles. */
const near = 10
const days = 28
const shown = 4
const most = 1000

export const nothingOn: Coming = { byTown: new Map(), anywhere: [] }

/**
 * What is on in each town within four weeks: there or within ten miles (where the boundaries are known), the soonest first, and after it what can be
 * joined online. Each event once, with its next time. `told`: the events that the letter tells of already.
 */
export async function comingNear(db: Db, now: Date, told: ReadonlySet<number>, { districts }: Pick<Atlas, 'districts'>): Promise<Coming> {
  const until = new Date(now.getTime() + days * 86_400_000)
  const [all, towns] = await Promise.all([listing.list(db, {}, { from: now, until, once: true, limit: most }), places.list(db)])
  const times = all.filter(({ called_off, event_id }) => !called_off && !told.has(event_id))
  const online = times.filter(({ is_online }) => is_online)
  const byTown = towns.map(({ id }) => {
    const far = districts ? townDistances(districts, id) : new Map<string, number>()
    const there = times.filter(({ place_id }) => place_id !== null && (place_id === id || (far.get(place_id) ?? Infinity) <= near))
    return [id, [...there, ...online.filter((time) => !there.includes(time))].slice(0, shown)] as const
  })
  return { byTown: new Map(byTown), anywhere: times.slice(0, shown) }
}
