import type { Districts } from '#engines/districts/districts.ts'
import { type Outlines, outlines } from '#engines/districts/outlines.ts'

const drawn = new WeakMap<Districts, Outlines>()

/** All towns of the state, drawn once for the boundaries in memory; nothing when these name no towns. */
export function townMap(districts: Districts): Outlines | undefined {
  const known = drawn.get(districts)
  if (known) return known
  const towns = districts.divisions('place')
  if (towns.length === 0) return undefined
  const map = outlines(towns.map(({ id }) => ({ id, polygons: districts.rings('place', id) ?? [] })), { width: 585 })
  drawn.set(districts, map)
  return map
}
