import Flatbush from 'flatbush'
import { metresPerDegree } from '#engines/districts/metres.ts'
import { judge, type Placement, shore, type Sighting } from '#engines/districts/placement.ts'
import { quietCells } from '#engines/districts/quiet-cells.ts'
import { contains, type Lookout, squaredDistance } from '#engines/districts/sight.ts'
import type { Directory, Tables } from '#engines/districts/tables.ts'

const borderReach = 200

/** Where a point lies on every layer. */
export function lookup({ layers }: Directory, tables: Tables): (lon: number, lat: number) => Placement[] {
  const tree = Flatbush.from(tables.tree.buffer, tables.tree.byteOffset)
  const homes = layers.flatMap(({ divisions }, layer) => divisions.map(([id]) => ({ id, layer })))
  const homeOf = (part: number) => homes[tables.owners[part] ?? 0]
  const reach = Math.max(borderReach, ...layers.map(layer => layer.accuracy))
  const seen = layers.map((): Sighting[] => [])
  const calm: (Placement | undefined)[] = Array.from(tables.owners, (): undefined => undefined)
  const quiet = quietCells([tree.minX, tree.minY, tree.maxX, tree.maxY], layers.length, settle)

  function partsNear({ lon, lat, perLon, perLat, reach: around }: Lookout) {
    const [dx, dy] = [around / Math.max(perLon, 1), around / perLat]
    return tree.search(lon - dx, lat - dy, lon + dx, lat + dy)
  }

  /** A disc around a cell reaches as far past each of its points as a point is looked around at, and a little more for the sheet's bending. */
  function settle(layer: number, { lon, lat, half }: { lon: number; lat: number; half: number }) {
    const [perLon, perLat] = metresPerDegree(lat)
    const from = { lon, lat, perLon, perLat, reach: 1.02 * (Math.hypot(half * perLon, half * perLat) + reach) }
    const parts = partsNear(from).filter(part => homeOf(part)?.layer === layer)
    if (parts.some(part => squaredDistance(tables, part, from) < Infinity)) return undefined
    const [only, ...others] = parts.filter(part => contains(tables, part, lon, lat))
    return others.length === 0 ? only : undefined
  }

  function look(from: Lookout, placed: readonly (Placement | undefined)[]) {
    for (const sightings of seen) sightings.length = 0
    for (const part of partsNear(from)) {
      const home = homeOf(part)
      if (!home || placed[home.layer]) continue
      const inside = contains(tables, part, from.lon, from.lat)
      const squared = squaredDistance(tables, part, from)
      if (inside || squared < Infinity) note(seen[home.layer] ?? [], home.id, inside, Math.sqrt(squared))
    }
    return layers.map(({ key, accuracy }, n) => placed[n] ?? judge(key, accuracy, seen[n] ?? [], border(seen[n] ?? [])))
  }

  function calmly(layer: number, key: string, lon: number, lat: number) {
    const part = quiet(layer, lon, lat)
    if (part === undefined) return undefined
    return (calm[part] ??= { layer: key, status: 'inside', candidates: [homeOf(part)?.id ?? ''], border: Infinity })
  }

  return (lon, lat) => {
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return layers.map(({ key }) => judge(key, 0, [], Infinity))

    const placed = layers.map(({ key }, n) => calmly(n, key, lon, lat))
    if (placed.every(placement => placement !== undefined)) return placed

    const [perLon, perLat] = metresPerDegree(lat)
    const placements = look({ lon, lat, perLon, perLat, reach }, placed)
    if (!placements.some(({ status }) => status === 'outside' || status === 'shore')) return placements
    return look({ lon, lat, perLon, perLat, reach: Math.max(shore, reach) }, placed)
  }
}

function note(sightings: Sighting[], id: string, inside: boolean, distance: number) {
  const known = sightings.find(each => each.id === id)
  if (!known) return sightings.push({ id, inside, distance })
  known.inside ||= inside
  if (distance < known.distance) known.distance = distance
}

function border(sightings: Sighting[]) {
  let nearest = Infinity
  for (const { distance } of sightings) if (distance < nearest) nearest = distance
  return nearest <= borderReach ? nearest : Infinity
}
