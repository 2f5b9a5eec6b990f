/**
 * `inside`: in one division, and no other could own the point.
 * `near`: nearer to a border between divisions than the file is accurate; each candidate may be the true one.
 * `shore`: in no division; the nearest within 500 m, or all that are as near to within the accuracy.
 * `outside`: none within 500 m.
 */
export type Status = 'inside' | 'near' | 'shore' | 'outside'

/** One and the same for all points of a quiet cell, so nobody may write into it. */
export type Placement = {
  readonly layer: string
  readonly status: Status
  /** Ids of divisions; those that contain the point first (the deepest first), then by distance. */
  readonly candidates: readonly string[]
  /** Metres to the nearest border of the layer, the coast among them; Infinity beyond 200. */
  readonly border: number
}

/** What a lookout sees of one division: `distance` in metres to its border, Infinity when out of reach. */
export type Sighting = { id: string; inside: boolean; distance: number }

/** Metres. */
export const shore = 500

/** A drawn border lies within `accuracy` of the true one, so the true owner of a point contains it or is at most so far away. */
export function judge(layer: string, accuracy: number, sightings: Sighting[], border: number): Placement {
  const possible = sightings.filter(each => each.inside || each.distance <= accuracy)
  if (possible.length > 1) return { layer, status: 'near', candidates: ids(possible), border }
  if (possible[0]?.inside) return { layer, status: 'inside', candidates: ids(possible), border }

  const nearest = Math.min(...sightings.map(each => each.distance))
  if (nearest > Math.max(shore, accuracy)) return { layer, status: 'outside', candidates: [], border }

  const equal = sightings.filter(each => each.distance <= Math.min(nearest + accuracy, Math.max(shore, accuracy)))
  return { layer, status: 'shore', candidates: ids(equal), border }
}

const depth = (each: Sighting) => (each.inside ? -each.distance : each.distance)
const ids = (sightings: Sighting[]) => sightings.toSorted((one, other) => compare(depth(one), depth(other))).map(each => each.id)
const compare = (one: number, other: number) => (one === other ? 0 : one - other)
