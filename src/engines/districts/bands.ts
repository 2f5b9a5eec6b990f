import type { Bbox } from '#engines/districts/polygons.ts'

/** Aim at this many edges a band, in bands no lower than this many degrees (about 180 m). */
const edgesPerBand = 2
const lowest = 0.0016

/** The band of a latitude. Monotone, so an edge stands in every band between those of its two ends. */
export function bandOf(lat: number, south: number, perDegree: number, count: number) {
  const band = Math.floor((lat - south) * perDegree)
  return band < 0 ? 0 : band < count ? band : count - 1
}

/** Sorts the edges of one part into horizontal bands: for each, the vertices at which its edges begin. */
export function slice(vertices: readonly number[], rings: readonly number[], [, south, , north]: Bbox) {
  const edges = (rings.at(-1) ?? 0) - (rings[0] ?? 0)
  const count = Math.max(1, Math.floor(Math.min(edges / edgesPerBand, (north - south) / lowest)))
  const perDegree = north > south ? count / (north - south) : 0
  const bands = Array.from({ length: count }, (): number[] => [])

  for (let ring = 0; ring + 1 < rings.length; ring++) {
    const last = (rings[ring + 1] ?? 0) - 1
    for (let head = rings[ring] ?? 0; head < last; head++) {
      const one = bandOf(vertices[2 * head + 1] ?? 0, south, perDegree, count)
      const other = bandOf(vertices[2 * head + 3] ?? 0, south, perDegree, count)
      for (let band = Math.min(one, other); band <= Math.max(one, other); band++) bands[band]?.push(head)
    }
  }
  return { bands, perDegree }
}
