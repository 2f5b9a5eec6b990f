import type { Districts } from '#engines/districts/districts.ts'
import { type Layer, packDistricts } from '#engines/districts/pack.ts'
import type { Bbox } from '#engines/districts/polygons.ts'
import type { Jurisdiction } from '#engines/jurisdictions/jurisdiction.ts'
import { nothingYet, type Tally } from '#domain/legislature/arrivals/tally.ts'

/** The bytes of a districts file in which these layers stand in place of those of the same key; the others are kept as they are. */
export function merge(known: Districts | undefined, drawn: readonly Layer[], { layers }: Jurisdiction): Uint8Array {
  const kept = known?.layers.filter(({ key }) => !drawn.some((layer) => layer.key === key)).map(({ key, accuracy }) => layerOf(known, key, accuracy)) ?? []
  const order = layers.map(({ key }) => key)
  return packDistricts([...kept, ...drawn].toSorted((one, other) => order.indexOf(one.key) - order.indexOf(other.key)))
}

/** How the drawn divisions differ from those known: by outline, name and accuracy. */
export function compare(known: Districts | undefined, drawn: readonly Layer[]): Tally {
  const tally = nothingYet()
  for (const { key, accuracy, divisions } of drawn) {
    const before = known?.layers.find((layer) => layer.key === key)
    const outlines = new Map(known?.divisions(key).map(({ id, name }) => [id, JSON.stringify([name, known.rings(key, id)])]))
    for (const { id, name, polygons } of divisions) {
      tally.read++
      const was = outlines.get(id)
      if (was === undefined) tally.added++
      else if (before?.accuracy === accuracy && was === JSON.stringify([name, polygons])) tally.unchanged++
      else tally.changed++
    }
  }
  return tally
}

/**
 * What is wrong when a drawn layer lies wholly apart from the others, known or drawn: coordinates in another reference system than they
 * were read in, or latitudes and longitudes in each other's place.
 */
export function astray(known: Districts | undefined, drawn: readonly Layer[]): string | undefined {
  const boxes = (known?.layers ?? []).map(({ key }) => ({ key, box: around(known?.divisions(key).map(({ bbox }) => bbox) ?? []) }))
  for (const { key, divisions } of drawn) {
    const box = around(divisions.flatMap(({ polygons }) => polygons.flat(2).map(([lon, lat]): Bbox => [lon, lat, lon, lat])))
    const [other] = boxes.filter((one) => one.key !== key)
    if (other && !boxes.some((one) => one.key !== key && touch(one.box, box))) {
      return `The layer “${key}” would lie at ${placeOf(box)}, nowhere near the layer “${other.key}” at ${placeOf(other.box)}. One of them is in another reference system; say which with --crs.`
    }
    boxes.push({ key, box })
  }
  return undefined
}

const around = (boxes: readonly Bbox[]) => boxes.reduce<Bbox>(([west, south, east, north], box) =>
  [Math.min(west, box[0]), Math.min(south, box[1]), Math.max(east, box[2]), Math.max(north, box[3])], [Infinity, Infinity, -Infinity, -Infinity])

const touch = (one: Bbox, other: Bbox) => one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3]
const placeOf = ([west, south, east, north]: Bbox) => `${((west + east) / 2).toFixed(1)}, ${((south + north) / 2).toFixed(1)}`

function layerOf(known: Districts, key: string, accuracy: number): Layer {
  return { key, accuracy, divisions: known.divisions(key).map(({ id, name }) => ({ id, name, polygons: known.rings(key, id) ?? [] })) }
}
