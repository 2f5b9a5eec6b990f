import { type Bbox, nowhere, type Polygon, type Position, type Ring, stretch } from '#engines/districts/polygons.ts'
import type { Tables } from '#engines/districts/tables.ts'

export const polygonsOf = (tables: Tables, parts: readonly number[]): Polygon[] => parts.map(part => ringsOf(tables, part))

export function bboxOf(tables: Tables, parts: readonly number[]): Bbox {
  const bbox = nowhere()
  for (const [lon, lat] of polygonsOf(tables, parts).flat(2)) stretch(bbox, lon, lat)
  return bbox
}

function ringsOf({ vertices, rings, parts }: Tables, part: number): Ring[] {
  const found: Ring[] = []
  for (let ring = parts[part] ?? 0; ring < (parts[part + 1] ?? 0); ring++) {
    const positions: Position[] = []
    for (let at = rings[ring] ?? 0; at < (rings[ring + 1] ?? 0); at++) {
      positions.push([vertices[2 * at] ?? 0, vertices[2 * at + 1] ?? 0])
    }
    found.push(positions)
  }
  return found
}
