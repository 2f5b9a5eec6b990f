import type { Layer } from '#engines/districts/pack.ts'
import type { Polygon, Position, Ring } from '#engines/districts/polygons.ts'

/** The south-west corner of the drawing board, and its scale: a drawing's unit is one metre there. */
export const corner: Position = [-71.5, 42.3]
const perLat = 111083.0
const perLon = 82466.0

export const place = (x: number, y: number): [number, number] => [corner[0] + x / perLon, corner[1] + y / perLat]

export const ring = (...corners: [number, number][]): Ring => {
  const positions = corners.map(([x, y]) => place(x, y))
  return [...positions, positions[0]!]
}

export const box = (west: number, south: number, east: number, north: number): Ring =>
  ring([west, south], [east, south], [east, north], [west, north])

export const division = (id: string, ...polygons: Polygon[]) => ({ id, name: `The ${id} district`, polygons })

export const layer = (key: string, accuracy: number, ...divisions: Layer['divisions'][number][]): Layer => ({ key, accuracy, divisions })
