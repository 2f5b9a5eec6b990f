import { bandOf } from '#engines/districts/bands.ts'
import type { Tables } from '#engines/districts/tables.ts'

/** Where one looks from, and how far. */
export type Lookout = {
  lon: number
  lat: number
  /** Metres in a degree of longitude and of latitude here. */
  perLon: number
  perLat: number
  /** Metres. */
  reach: number
}

/** Whether a part contains a point: the even-odd rule over the rings, south and west sides belonging to the inside. */
export function contains({ vertices, slices, bands, edges, heads }: Tables, part: number, lon: number, lat: number): boolean {
  const first = bands[part] ?? 0
  const band = first + bandOf(lat, slices[2 * part] ?? 0, slices[2 * part + 1] ?? 0, (bands[part + 1] ?? 0) - first)
  const end = edges[band + 1] ?? 0
  let inside = false
  for (let edge = edges[band] ?? 0; edge < end; edge++) {
    const at = 2 * (heads[edge] ?? 0)
    const y1 = vertices[at + 1] ?? 0
    const y2 = vertices[at + 3] ?? 0
    if (y1 > lat === y2 > lat) continue
    const x1 = vertices[at] ?? 0
    const x2 = vertices[at + 2] ?? 0
    if (lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}

/** Square metres: the squared distance from the lookout to a part's border; Infinity when that is out of reach. */
export function squaredDistance(tables: Tables, part: number, from: Lookout): number {
  const { vertices, slices, bands, edges, heads } = tables
  const { lon, lat, perLon, perLat, reach } = from
  const west = lon - reach / perLon
  const east = lon + reach / perLon
  const south = lat - reach / perLat
  const north = lat + reach / perLat

  const first = bands[part] ?? 0
  const count = (bands[part + 1] ?? 0) - first
  const floor = slices[2 * part] ?? 0
  const perDegree = slices[2 * part + 1] ?? 0
  const end = edges[first + bandOf(north, floor, perDegree, count) + 1] ?? 0

  let nearest = reach * reach
  let found = Infinity
  for (let edge = edges[first + bandOf(south, floor, perDegree, count)] ?? 0; edge < end; edge++) {
    const at = 2 * (heads[edge] ?? 0)
    const x1 = vertices[at] ?? 0
    const x2 = vertices[at + 2] ?? 0
    if ((x1 > east && x2 > east) || (x1 < west && x2 < west)) continue
    const y1 = vertices[at + 1] ?? 0
    const y2 = vertices[at + 3] ?? 0
    if ((y1 > north && y2 > north) || (y1 < south && y2 < south)) continue

    const square = squaredToSegment((x1 - lon) * perLon, (y1 - lat) * perLat, (x2 - lon) * perLon, (y2 - lat) * perLat)
    if (square <= nearest) found = nearest = square
  }
  return found
}

/** From the origin to the segment between two points. */
export function squaredToSegment(x1: number, y1: number, x2: number, y2: number): number {
  const dx = x2 - x1
  const dy = y2 - y1
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : -(x1 * dx + y1 * dy) / length
  const t = along < 0 ? 0 : along > 1 ? 1 : along
  const x = x1 + t * dx
  const y = y1 + t * dy
  return x * x + y * y
}
