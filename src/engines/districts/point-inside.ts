import { metresPerDegree } from '#engines/districts/metres.ts'
import { nowhere, type Polygon, type Position, type Ring, stretch } from '#engines/districts/polygons.ts'
import { squaredToSegment } from '#engines/districts/sight.ts'

const scanLines = 24
const steps = 12

type Scale = [perLon: number, perLat: number]
type Edge = [from: Position, to: Position]
type Room = { at: Position; clearance: number }

/**
 * A point inside the largest polygon and far from its border: the best middle of 24 scan lines' inner stretches, then
 * moved by ever smaller steps to where the nearest border is farthest. Undefined when no polygon has an area.
 */
export function poleOf(polygons: readonly Polygon[]): Position | undefined {
  const polygon = polygons.toSorted((one, other) => areaOf(other[0]) - areaOf(one[0]))[0] ?? []
  const box = nowhere()
  for (const [lon, lat] of polygon[0] ?? []) stretch(box, lon, lat)
  const [, south, , north] = box
  const scale = metresPerDegree((south + north) / 2)
  const edges = polygon.flatMap(edgesOf)

  let best: Room | undefined
  for (let line = 0; line < scanLines; line++) {
    const lat = south + ((line + 0.5) / scanLines) * (north - south)
    for (const lon of middles(edges, lat)) best = roomier(best, edges, [lon, lat], scale)
  }
  return best && climb(edges, best, scale).at
}

function climb(edges: Edge[], from: Room, scale: Scale): Room {
  let best = from
  for (let step = from.clearance, left = steps; left > 0; step /= 2, left--) {
    const { at: [lon, lat] } = best
    for (const [x, y] of [[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, 1], [1, -1], [-1, -1]] as const) {
      best = roomier(best, edges, [lon + (x * step) / scale[0], lat + (y * step) / scale[1]], scale)
    }
  }
  return best
}

/** The room at a position, if it is inside and farther from every edge than the best so far. */
function roomier<Best extends Room | undefined>(best: Best, edges: Edge[], at: Position, [perLon, perLat]: Scale): Room | Best {
  const [lon, lat] = at
  const least = (best?.clearance ?? 0) ** 2
  let inside = false
  let squared = Infinity
  for (const [[x1, y1], [x2, y2]] of edges) {
    if (y1 > lat !== y2 > lat && lon < crossing(x1, y1, x2, y2, lat)) inside = !inside
    const here = squaredToSegment((x1 - lon) * perLon, (y1 - lat) * perLat, (x2 - lon) * perLon, (y2 - lat) * perLat)
    if (here <= least) return best
    if (here < squared) squared = here
  }
  return inside ? { at, clearance: Math.sqrt(squared) } : best
}

function middles(edges: Edge[], lat: number): number[] {
  const crossings = edges
    .filter(([[, y1], [, y2]]) => y1 > lat !== y2 > lat)
    .map(([[x1, y1], [x2, y2]]) => crossing(x1, y1, x2, y2, lat))
    .toSorted((one, other) => one - other)

  const spans: [west: number, east: number][] = []
  for (let n = 0; n + 1 < crossings.length; n += 2) spans.push([crossings[n] ?? 0, crossings[n + 1] ?? 0])
  return spans
    .toSorted((one, other) => other[1] - other[0] - (one[1] - one[0]))
    .slice(0, 2)
    .map(([west, east]) => (west + east) / 2)
}

const crossing = (x1: number, y1: number, x2: number, y2: number, lat: number) => ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1

const edgesOf = (ring: Ring) => ring.slice(1).map((end, n): Edge => [ring[n] ?? end, end])

/** Square degrees, whichever way round the ring goes. */
const areaOf = (ring: Ring = []) => Math.abs(edgesOf(ring).reduce((sum, [[x1, y1], [x2, y2]]) => sum + x1 * y2 - x2 * y1, 0) / 2)
