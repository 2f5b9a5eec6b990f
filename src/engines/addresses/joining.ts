import { type Block, blocksInOrder } from '#engines/addresses/blocks.ts'
import { clusters } from '#engines/addresses/clusters.ts'
import type { Gathering } from '#engines/addresses/gathering.ts'
import { ranked } from '#engines/addresses/interned.ts'
import { metaOf } from '#engines/addresses/meta.ts'
import { metresBetween } from '#engines/addresses/metres.ts'
import { nameSections } from '#engines/addresses/names.ts'
import { sameSpot, unitsPerDegree } from '#engines/addresses/record.ts'
import { joinSections } from '#engines/addresses/sections.ts'

interface Row {
  lon: number
  lat: number
  number: number
  span: number
}

/** One spot for all rows of a house: the row nearest to their middle; a second, the farthest from it, when they are not one spot. */
function spotsOf(rows: readonly Row[]): Row[] {
  const [first] = rows
  if (!first || rows.length === 1) return [...rows]
  const middle = {
    lon: rows.reduce((sum, { lon }) => sum + lon, 0) / rows.length,
    lat: rows.reduce((sum, { lat }) => sum + lat, 0) / rows.length
  }
  const nearest = rows.reduce((best, row) => (metresBetween(row, middle) < metresBetween(best, middle) ? row : best), first)
  const farthest = rows.reduce((best, row) => (metresBetween(row, nearest) > metresBetween(best, nearest) ? row : best), first)
  return metresBetween(nearest, farthest) > sameSpot ? [nearest, farthest] : [nearest]
}

/** The houses of a block, each cluster apart, sorted by number, one record per house. */
function groupsOf(all: Gathering, block: Block): Row[][] {
  const rows = block.rows.map((row): Row => ({
    lon: all.lon.at(row) / unitsPerDegree, lat: all.lat.at(row) / unitsPerDegree, number: all.number.at(row), span: all.span.at(row)
  }))
  const cluster = clusters(rows)
  const apart = Map.groupBy(rows.keys(), (at) => cluster[at] ?? 0)
  return Array.from(apart.values(), (members) => {
    const houses = Map.groupBy(members.flatMap((at) => rows[at] ?? []), ({ number, span }) => number * 256 + span)
    return Array.from(houses.values(), spotsOf).flat().sort((a, b) => a.number - b.number || a.span - b.span)
  })
}

/** Makes the file of what has been gathered. */
export function joinAddresses(all: Gathering): Uint8Array<ArrayBuffer> {
  const [names, towns, postcodes] = [ranked(all.names.texts()), ranked(all.towns.texts()), ranked(all.postcodes.texts())]
  const blocks = blocksInOrder(all, { names: names.rank, towns: towns.rank, postcodes: postcodes.rank })
  const meta = metaOf(all, { towns, postcodes }, blocks)

  const most = all.block.length
  const records = { lon: new Int32Array(most), lat: new Int32Array(most), number: new Uint32Array(most), span: new Uint8Array(most) }
  const places: number[] = []
  const streets: { name: number[]; groups: number[] } = { name: [], groups: [] }
  const groups: { town: number[]; postcode: number[]; records: number[] } = { town: [], postcode: [], records: [] }
  let count = 0
  let before: Block | undefined
  for (const block of blocks) {
    if (block.place !== before?.place || block.name !== before.name) {
      while (places.length <= block.place) places.push(streets.name.length)
      streets.name.push(block.name)
      streets.groups.push(groups.town.length)
    }
    before = block
    for (const group of groupsOf(all, block)) {
      groups.town.push(block.town)
      groups.postcode.push(block.postcode)
      groups.records.push(count)
      for (const { lon, lat, number, span } of group) {
        records.lon[count] = Math.round(lon * unitsPerDegree)
        records.lat[count] = Math.round(lat * unitsPerDegree)
        records.number[count] = number
        records.span[count++] = span
      }
    }
  }
  while (places.length <= all.gazetteer.places.length) places.push(streets.name.length)
  const shown = Array.from(names.order, (name) => all.shownNames[name] ?? '')
  return joinSections([
    new TextEncoder().encode(JSON.stringify(meta)),
    ...nameSections(names.sorted, shown),
    Uint32Array.from(places), Uint32Array.from(streets.name), Uint32Array.from([...streets.groups, groups.town.length]),
    Uint32Array.from(groups.town), Uint32Array.from(groups.postcode), Uint32Array.from([...groups.records, count]),
    records.lon.subarray(0, count), records.lat.subarray(0, count), records.number.subarray(0, count), records.span.subarray(0, count)
  ])
}
