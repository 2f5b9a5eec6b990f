import type { Districts } from '#engines/districts/districts.ts'
import { metresPerDegree } from '#engines/districts/metres.ts'
import type { Position } from '#engines/districts/polygons.ts'

const metresPerMile = 1609.344
const found = new WeakMap<Districts, Map<string, Position>>()

/**
 * How far each town lies from one of them, in miles as the crow flies between points well inside both; by division id, the town itself 0.
 * Empty when its outline is not known. Distances are those of a flat sheet at the latitude between the two: in a state a fraction of a percent off.
 */
export function townDistances(districts: Districts, from: string): Map<string, number> {
  const centres = found.get(districts) ?? middlesOf(districts)
  found.set(districts, centres)
  const here = centres.get(from)
  return new Map(here ? [...centres].map(([id, there]) => [id, milesBetween(here, there)]) : [])
}

function middlesOf(districts: Districts) {
  return new Map(districts.divisions('place').flatMap(({ id }) => {
    const middle = districts.pointInside('place', id)
    return middle ? [[id, middle] as const] : []
  }))
}

function milesBetween([lon, lat]: Position, [otherLon, otherLat]: Position) {
  const [perLon, perLat] = metresPerDegree((lat + otherLat) / 2)
  return Math.hypot((lon - otherLon) * perLon, (lat - otherLat) * perLat) / metresPerMile
}
