import { type Outlines, outlines } from '#engines/districts/outlines.ts'
import type { Polygon } from '#engines/districts/polygons.ts'

const longest = 1500
const finest = 0.4
const coarsest = 5

/** One division in a box of 100 x 100, as fine as 1,500 characters of path data allow: a jagged coast is drawn more coarsely. */
export function silhouette(shape: { id: string; polygons: readonly Polygon[] }): Outlines {
  let tolerance = finest
  let drawn = draw()
  while (tolerance < coarsest && drawn.paths.some(({ d }) => d.length > longest)) {
    tolerance *= 1.25
    drawn = draw()
  }
  return drawn

  function draw() {
    return outlines([shape], { width: 100, height: 100, tolerance, smallest: tolerance * 2.5 })
  }
}
