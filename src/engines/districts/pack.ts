import Flatbush from 'flatbush'
import { slice } from '#engines/districts/bands.ts'
import { seal } from '#engines/districts/file.ts'
import { nowhere, type Polygon, stretch } from '#engines/districts/polygons.ts'

export type Division = { id: string; name: string; polygons: readonly Polygon[] }

/** `accuracy`: how far, in metres, a drawn border may lie from the true one. */
export type Layer = { key: string; accuracy: number; divisions: readonly Division[] }

/**
 * Packs layers of divisions into the bytes that `openDistricts` reads.
 * Open rings are closed. Throws a RangeError that names the division whose shape is missing, has fewer than three corners or
 * a coordinate that is no longitude or latitude; likewise for an accuracy that is no distance and a key or id that comes twice.
 */
export function packDistricts(layers: readonly Layer[]): Uint8Array {
  const vertices: number[] = []
  const rings = [0]
  const parts = [0]
  const owners: number[] = []
  const slices: number[] = []
  const bands = [0]
  const edges = [0]
  const heads: number[] = []
  const boxes: number[] = []

  unique(layers.map(layer => layer.key), 'layer')
  const all = layers.flatMap(checked)
  if (all.length === 0) throw new RangeError('There are no divisions to pack')

  for (const [owner, { id, polygons }] of all.entries()) {
    for (const polygon of polygons) {
      const box = nowhere()
      const begin = rings.length - 1
      for (const ring of polygon) {
        for (const [lon, lat] of closed(ring, id)) {
          vertices.push(lon, lat)
          stretch(box, lon, lat)
        }
        rings.push(vertices.length / 2)
      }
      parts.push(rings.length - 1)
      owners.push(owner)
      boxes.push(...box)

      const sliced = slice(vertices, rings.slice(begin), box)
      slices.push(box[1], sliced.perDegree)
      for (const band of sliced.bands) {
        for (const head of band) heads.push(head)
        edges.push(heads.length)
      }
      bands.push(edges.length - 1)
    }
  }

  const directory = {
    layers: layers.map(({ key, accuracy, divisions }) => ({
      key,
      accuracy,
      divisions: divisions.map(({ id, name }): [string, string] => [id, name]),
    })),
  }
  return seal(directory, {
    vertices: Float64Array.from(vertices),
    rings: Uint32Array.from(rings),
    parts: Uint32Array.from(parts),
    owners: Uint32Array.from(owners),
    slices: Float64Array.from(slices),
    bands: Uint32Array.from(bands),
    edges: Uint32Array.from(edges),
    heads: Uint32Array.from(heads),
    tree: tree(boxes),
  })
}

function tree(boxes: number[]) {
  const index = new Flatbush(boxes.length / 4)
  for (let at = 0; at < boxes.length; at += 4) index.add(boxes[at] ?? 0, boxes[at + 1] ?? 0, boxes[at + 2], boxes[at + 3])
  index.finish()
  return new Uint8Array(index.data)
}

function checked(layer: Layer) {
  const { key, accuracy } = layer
  if (!(accuracy >= 0 && accuracy < Infinity)) throw new RangeError(`${key}: an accuracy of ${accuracy} m is no distance`)
  unique(layer.divisions.map(division => division.id), `division of ${key}`)
  for (const { id, polygons } of layer.divisions) {
    if (polygons.length === 0 || polygons.some(polygon => polygon.length === 0)) throw new RangeError(`${id} has no shape`)
  }
  return layer.divisions
}

function unique(keys: string[], what: string) {
  const twice = keys.find((key, n) => keys.indexOf(key) !== n)
  if (twice !== undefined) throw new RangeError(`The ${what} ${twice} comes twice`)
}

function closed(ring: Polygon[number], id: string) {
  const stray = ring.find(([lon, lat]) => !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
  if (stray) throw new RangeError(`${id} has a corner at ${stray.join(', ')}, which is no longitude and latitude`)

  const [first, last] = [ring[0], ring.at(-1)]
  const open = first && last && (first[0] !== last[0] || first[1] !== last[1])
  const whole = open ? [...ring, first] : ring
  if (whole.length < 4) throw new RangeError(`${id} has a ring of fewer than three corners`)
  return whole
}
