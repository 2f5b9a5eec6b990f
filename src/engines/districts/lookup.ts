import Flatbush from 'flatbush'
import { metresPerDegree } from '#engines/districts/metres.ts'
import { judge, type Placement, shore, type Sighting } from '#engines/districts/placement.ts'
import { contains, type Lookout, squaredDistance } from '#engines/districts/sight.ts'
import type { Directory, Tables } from '#engines/districts/tables.ts'

const borderReach = 200

/** Where a point lies on every layer. */
export function lookup({ layers }: Directory, tables: Tables): (lon: number, lat: number) => Placement[] {
  const tree = Flatbush.from(tables.tree.buffer, tables.tree.byteOffset)
  const homes = layers.flatMap(({ divisions }, layer) => divisions.map(([id]) => ({ id, layer })))
  const widest = Math.max(...layers.map(layer => layer.accuracy))
  const seen = layers.map((): Sighting[] => [])

  function look(from: Lookout) {
    for (const sightings of seen) sightings.length = 0

    const [dx, dy] = [from.reach / Math.max(from.perLon, 1), from.reach / from.perLat]
    for (const part of tree.search(from.lon - dx, from.lat - dy, from.lon + dx, from.lat + dy)) {
      const inside = contains(tables, part, from.lon, from.lat)
      const squared = squaredDistance(tables, part, from)
      const home = homes[tables.owners[part] ?? 0]
      if (home && (inside || squared < Infinity)) note(seen[home.layer] ?? [], home.id, inside, Math.sqrt(squared))
    }
  }

  return (lon, lat) => {
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return layers.map(({ key }) => judge(key, 0, [], Infinity))

    const [perLon, perLat] = metresPerDegree(lat)
    look({ lon, lat, perLon, perLat, reach: Math.max(borderReach, widest) })
    const placements = layers.map(({ key, accuracy }, n) => judge(key, accuracy, seen[n] ?? [], border(seen[n] ?? [])))
    if (!placements.some(({ status }) => status === 'outside' || status === 'shore')) return placements

    look({ lon, lat, perLon, perLat, reach: Math.max(shore, widest) })
    return layers.map(({ key, accuracy }, n) => judge(key, accuracy, seen[n] ?? [], border(seen[n] ?? [])))
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
