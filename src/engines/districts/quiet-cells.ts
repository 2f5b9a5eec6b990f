import type { Bbox } from '#engines/districts/polygons.ts'

/** Degrees. */
const finest = 0.01
const most = 250_000

/** The part in which a whole cell lies, with no border of its layer in reach of any point in it; undefined when borders are near. */
export type Settle = (layer: number, cell: { lon: number; lat: number; half: number }) => number | undefined

/**
 * A grid over the map that remembers where a layer's borders are out of everybody's reach. Each cell is settled when it is first asked
 * about; four bytes a cell and layer, at most a quarter of a million cells.
 */
export function quietCells([west, south, east, north]: Bbox, layers: number, settle: Settle) {
  const size = Math.max(finest, Math.sqrt(((east - west) * (north - south)) / most))
  const across = Math.floor((east - west) / size) + 1
  const down = Math.floor((north - south) / size) + 1
  const settled = new Int32Array(across * down * layers)

  return (layer: number, lon: number, lat: number): number | undefined => {
    const [x, y] = [Math.floor((lon - west) / size), Math.floor((lat - south) / size)]
    if (x < 0 || x >= across || y < 0 || y >= down) return undefined
    const cell = (layer * down + y) * across + x
    const state = settled[cell] ?? borders
    if (state !== unasked) return state === borders ? undefined : state - 1

    const part = settle(layer, { lon: west + (x + 0.5) * size, lat: south + (y + 0.5) * size, half: size / 2 })
    settled[cell] = part === undefined ? borders : part + 1
    return part
  }
}

const unasked = 0
const borders = -1
