import { metresPerDegree } from '#engines/districts/metres.ts'
import { type Bbox, nowhere, type Polygon, type Ring, stretch } from '#engines/districts/polygons.ts'
import { type Point, simplify } from '#engines/districts/simplify.ts'

export type Outlines = { viewBox: string; paths: { id: string; d: string }[] }

export type Sheet = {
  /** The drawing's width in its own units, best its pixels; the drawing fills it. */
  width: number
  /** When given, the drawing is fitted and centred in width x height; else the height follows. */
  height?: number
  /** What the drawing shows, in degrees; all of the shapes unless told. What lies outside is drawn beyond the edges. */
  box?: Bbox
  /** How far a line may stray, in the drawing's units; 0.4 unless told. */
  tolerance?: number
  /** Islands and holes of less area are left out, in square units; 1 unless told. The largest polygon of a division always stays. */
  smallest?: number
  /** Decimals of the coordinates; 1 unless told. */
  decimals?: number
}

/**
 * SVG path data for a map of divisions, north up: equirectangular at the middle latitude, which at the size of a state bends
 * distances by about a hundredth at its north and south ends. Neighbours are simplified each for itself: their common border may differ
 * by the tolerance, so keep it below a pixel. Paths use relative lines and want `fill-rule="evenodd"` for holes.
 */
export function outlines(shapes: readonly { id: string; polygons: readonly Polygon[] }[], sheet: Sheet): Outlines {
  const { width, tolerance = 0.4, smallest = 1, decimals = 1 } = sheet
  const [west, south, east, north] = sheet.box ?? boxAround(shapes)
  if (west > east) return { viewBox: `0 0 ${width} ${sheet.height ?? width}`, paths: shapes.map(({ id }) => ({ id, d: '' })) }

  const [perLon, perLat] = metresPerDegree((south + north) / 2)
  const [across, down] = [Math.max((east - west) * perLon, 1), Math.max((north - south) * perLat, 1)]
  const scale = Math.min(width / across, (sheet.height ?? Infinity) / down)
  const height = sheet.height ?? Math.ceil(down * scale)
  const [left, top] = [(width - across * scale) / 2, (height - down * scale) / 2]
  const flat = (ring: Ring) =>
    ring.map(([lon, lat]): Point => [left + (lon - west) * perLon * scale, top + (north - lat) * perLat * scale])

  const paths = shapes.map(({ id, polygons }) => {
    const largest = largestOf(polygons.map(polygon => polygon.slice(0, 1).map(flat)))
    const rings = polygons.flatMap((polygon, n) => {
      const [outer = [], ...holes] = polygon.map(flat)
      if (n !== largest && areaOf(outer) < smallest) return []
      return [outer, ...holes.filter(hole => areaOf(hole) >= smallest)]
    })
    return { id, d: rings.map(ring => pathOf(simplify(ring, tolerance), decimals)).join('') }
  })
  return { viewBox: `0 0 ${width} ${height}`, paths }
}

function boxAround(shapes: readonly { polygons: readonly Polygon[] }[]): Bbox {
  const box = nowhere()
  for (const [lon, lat] of shapes.flatMap(({ polygons }) => polygons.flat(2))) stretch(box, lon, lat)
  return box
}

function largestOf(polygons: Point[][][]) {
  const areas = polygons.map(([outer = []]) => areaOf(outer))
  return areas.indexOf(Math.max(...areas))
}

function areaOf(ring: readonly Point[]) {
  let sum = 0
  for (let n = 1; n < ring.length; n++) {
    const [[x1, y1], [x2, y2]] = [ring[n - 1] ?? [0, 0], ring[n] ?? [0, 0]]
    sum += x1 * y2 - x2 * y1
  }
  return Math.abs(sum / 2)
}

/** Rounds to whole steps of the last decimal first, so that relative lines never drift. */
function pathOf(ring: Point[], decimals: number) {
  const step = 10 ** decimals
  const [start = [0, 0], ...others] = ring.slice(0, -1).map(([x, y]): Point => [Math.round(x * step), Math.round(y * step)])
  const word = (steps: number) => String(steps / step).replace(/^(-?)0\./, '$1.')

  let [x, y] = start
  let lines = ''
  for (const [nextX, nextY] of others) {
    if (nextX === x && nextY === y) continue
    for (const number of [word(nextX - x), word(nextY - y)]) lines += `${separator(lines, number)}${number}`
    ;[x, y] = [nextX, nextY]
  }
  return `M${word(start[0])} ${word(start[1])}${lines && `l${lines}`}z`
}

/** A number may follow another at once when its sign, or a second decimal point, shows where it begins. */
function separator(before: string, number: string) {
  const shown = before === '' || number.startsWith('-') || (number.startsWith('.') && /\.\d+$/.test(before.slice(-6)))
  return shown ? '' : ' '
}
