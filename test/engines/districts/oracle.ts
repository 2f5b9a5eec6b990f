import { metresPerDegree } from '#engines/districts/metres.ts'
import type { Layer } from '#engines/districts/pack.ts'
import type { Polygon, Ring } from '#engines/districts/polygons.ts'

const edges = (ring: Ring) => ring.map((from, n) => [from, ring[(n + 1) % ring.length]!] as const)

/** Even-odd over every edge of a polygon. */
export const holds = (polygon: Polygon, lon: number, lat: number) =>
  polygon
    .flatMap(edges)
    .filter(([[, y1], [, y2]]) => y1 > lat !== y2 > lat)
    .filter(([[x1, y1], [x2, y2]]) => lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1).length % 2 === 1

/** Metres to the nearest of all edges. */
export function distance(polygons: readonly Polygon[], lon: number, lat: number) {
  const [perLon, perLat] = metresPerDegree(lat)
  let nearest = Infinity
  for (const [from, to] of polygons.flat().flatMap(edges)) {
    const [x1, y1, x2, y2] = [(from[0] - lon) * perLon, (from[1] - lat) * perLat, (to[0] - lon) * perLon, (to[1] - lat) * perLat]
    const length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * (x2 - x1) + y1 * (y2 - y1)) / length))
    nearest = Math.min(nearest, Math.hypot(x1 + t * (x2 - x1), y1 + t * (y2 - y1)))
  }
  return nearest
}

/** What the rules say of a point, from every edge of the layer; `close` when a distance stands on the edge of a rule. */
export function judged({ accuracy, divisions }: Layer, lon: number, lat: number) {
  const all = divisions.map(({ id, polygons }) => {
    const inside = polygons.some(polygon => holds(polygon, lon, lat))
    const border = distance(polygons, lon, lat)
    return { id, inside, border, away: inside ? 0 : border }
  })
  const nearest = Math.min(...all.map(each => each.away))
  const possible = all.filter(each => each.away <= accuracy)
  const equal = all.filter(each => each.away <= Math.min(500, nearest + accuracy))
  const border = Math.min(...all.map(each => each.border))
  const status = possible.length > 1 ? 'near' : possible[0]?.inside ? 'inside' : nearest <= 500 ? 'shore' : 'outside'
  return {
    status,
    candidates: (status === 'near' || status === 'inside' ? possible : status === 'shore' ? equal : []).map(each => each.id).sort(),
    first: all.filter(each => each.inside).map(each => each.id),
    border: border <= 200 ? border : Infinity,
    close: [accuracy, nearest + accuracy, 200, 500].some(rule => all.some(each => Math.abs(each.border - rule) < 1e-6)),
  }
}
