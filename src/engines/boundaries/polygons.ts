import { z } from 'zod'
import { Refusal } from '#engines/boundaries/refusal.ts'
import type { Polygon, Position, Ring } from '#engines/districts/polygons.ts'

const Geometry = z.object({ type: z.string(), coordinates: z.unknown() })

/** The polygons of a GeoJSON geometry, as their file has them, rings closed. Feature numbers count from 1. */
export function polygonsOf(geometry: unknown, feature: number): Polygon[] {
  const read = Geometry.safeParse(geometry)
  if (!read.success) throw new Refusal(`Feature ${feature} has no shape`)

  const { type, coordinates } = read.data
  if (type !== 'Polygon' && type !== 'MultiPolygon') throw new Refusal(`Feature ${feature} is a ${type}; only polygons are boundaries`)

  const polygons = type === 'Polygon' ? [coordinates] : list(coordinates, feature)
  if (polygons.length === 0) throw new Refusal(`Feature ${feature} has no shape`)
  return polygons.map(polygon => {
    const rings = list(polygon, feature)
    if (rings.length === 0) throw new Refusal(`Feature ${feature} has an empty polygon`)
    return rings.map(ring => closed(list(ring, feature).map(position => positionOf(position, feature)), feature))
  })
}

function list(value: unknown, feature: number): unknown[] {
  if (!Array.isArray(value)) throw new Refusal(`Feature ${feature} has coordinates that are not nested as its type says`)
  return value
}

function positionOf(value: unknown, feature: number): Position {
  const [x, y]: unknown[] = list(value, feature)
  if (typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y)) return [x, y]
  throw new Refusal(`Feature ${feature} has a coordinate that is not a pair of numbers: ${JSON.stringify(value)?.slice(0, 60)}`)
}

function closed(ring: Position[], feature: number): Ring {
  const [first, last] = [ring[0], ring.at(-1)]
  const whole = first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring
  const corners = new Set(whole.map(position => position.join()))
  if (corners.size < 3) throw new Refusal(`Feature ${feature} has a ring of fewer than three corners`)
  return whole
}
