import { meta } from '#engines/addresses/gazetteer.ts'
import { openNames } from '#engines/addresses/names.ts'
import { unitsPerDegree } from '#engines/addresses/record.ts'
import { openSections } from '#engines/addresses/sections.ts'

export type Opened = ReturnType<typeof openFile>

const positions = (texts: readonly string[]) => new Map(texts.map((text, at) => [text, at]))

/**
 * The tables of a file. Places have streets, streets have groups (the houses that share postal town, postcode and neighbourhood),
 * groups have records sorted by number; each table of starts has one entry more than there are things.
 */
export function openFile(bytes: Uint8Array) {
  const read = openSections(bytes)
  const { places, towns, postcodes, regions, marks } = meta.parse(JSON.parse(new TextDecoder().decode(read.bytes())))
  const names = openNames(read)
  const [placeStreets, streetName, streetGroups] = [read.words(), read.words(), read.words()]
  const [groupTown, groupPostcode, groupRecords] = [read.words(), read.words(), read.words()]
  const [lon, lat, number, span] = [read.integers(), read.integers(), read.words(), read.bytes()]
  return {
    places, towns, postcodes, marks, names, placeStreets, streetName, streetGroups, groupTown, groupPostcode, groupRecords, number, span,
    regions: new Set(regions),
    placeAt: positions(places.map(({ id }) => id)),
    townAt: positions(towns.map(({ name }) => name)),
    postcodeAt: positions(postcodes.map(({ code }) => code)),
    pointAt: (record: number) => ({ lon: (lon[record] ?? 0) / unitsPerDegree, lat: (lat[record] ?? 0) / unitsPerDegree })
  }
}

/** The first index in [from, to) of sorted numbers whose value is not below `value`. */
export function firstNotBelow(numbers: Uint32Array, value: number, from: number, to: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
