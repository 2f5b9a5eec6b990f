import type { Districts } from '#engines/districts/districts.ts'
import { type Layer, packDistricts } from '#engines/districts/pack.ts'
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

function layerOf(known: Districts, key: string, accuracy: number): Layer {
  return { key, accuracy, divisions: known.divisions(key).map(({ id, name }) => ({ id, name, polygons: known.rings(key, id) ?? [] })) }
}
