import { unseal } from '#engines/districts/file.ts'
import { lookup } from '#engines/districts/lookup.ts'
import type { Placement } from '#engines/districts/placement.ts'
import { poleOf } from '#engines/districts/point-inside.ts'
import type { Bbox, Polygon, Position } from '#engines/districts/polygons.ts'
import { bboxOf, polygonsOf } from '#engines/districts/shapes.ts'

export type Districts = {
  /** `accuracy` in metres, `count` of divisions; in the order of the file. */
  layers: readonly { key: string; accuracy: number; count: number }[]
  /**
   * Where a point (degrees, WGS84) lies: one placement per layer, in their order. A point that is no longitude and latitude is outside.
   * Distances are metres on a flat sheet laid at the point (see `metresPerDegree`); they do not cross the 180th meridian.
   */
  at(lon: number, lat: number): Placement[]
  /** The divisions of a layer, their boxes in degrees; none for a layer that is not there. */
  divisions(layer: string): { id: string; name: string; bbox: Bbox }[]
  /** The outlines as they were packed (rings closed); undefined for a division that is not there. */
  rings(layer: string, id: string): Polygon[] | undefined
  /** A point well inside the largest polygon of a division, for labels and previews; undefined for one that is not there. */
  pointInside(layer: string, id: string): Position | undefined
}

/**
 * Opens the bytes that `packDistricts` made, without copying their tables. Throws a `BadDistrictsFile` that says
 * what is wrong with a file that is foreign, cut off, damaged or of another version.
 */
export function openDistricts(bytes: Uint8Array): Districts {
  const { directory, tables } = unseal(bytes)

  const partsOf: number[][] = directory.layers.flatMap(layer => layer.divisions.map(() => []))
  for (const [part, owner] of tables.owners.entries()) partsOf[owner]?.push(part)

  let owner = 0
  const layers = new Map(directory.layers.map(({ key, divisions }) => [
    key,
    new Map(divisions.map(([id, name]) => [id, { id, name, parts: partsOf[owner++] ?? [] }])),
  ]))

  const rings = (layer: string, id: string) => {
    const division = layers.get(layer)?.get(id)
    return division && polygonsOf(tables, division.parts)
  }

  return {
    layers: directory.layers.map(({ key, accuracy, divisions }) => ({ key, accuracy, count: divisions.length })),
    at: lookup(directory, tables),
    divisions: layer =>
      Array.from(layers.get(layer)?.values() ?? [], ({ id, name, parts }) => ({ id, name, bbox: bboxOf(tables, parts) })),
    rings,
    pointInside(layer, id) {
      const polygons = rings(layer, id)
      return polygons && poleOf(polygons)
    },
  }
}
