import type { Gazetteer } from '#engines/addresses/gazetteer.ts'
import { gathering } from '#engines/addresses/gathering.ts'
import { nameKey } from '#engines/addresses/names.ts'
import { joinAddresses } from '#engines/addresses/joining.ts'
import { postcodeOf } from '#engines/addresses/postcode.ts'
import { type OpenAddress, readNumber, readPoint, readStreet, type Refusal, remembering } from '#engines/addresses/row.ts'
import { mostMarks, unitsPerDegree } from '#engines/addresses/record.ts'
import { spelling } from '#engines/addresses/spelling.ts'
import { normaliseTown } from '#engines/addresses/town.ts'

/**
 * Gathers address rows and makes of them one file for `openAddresses`. Keeps 17 bytes per row (up to half as much again while it
 * grows) and each distinct street, town and postcode once; `finish` needs 13 bytes per row more.
 */
export function startAddresses(gazetteer: Gazetteer) {
  const all = gathering(gazetteer)
  const places = new Map(gazetteer.places.map(({ id }, at) => [id, at]))
  const houseOf = remembering(readNumber)
  const regionOf = remembering((written) => all.regions.add(normaliseTown(written)))
  const postcodeAt = remembering((written) => all.postcodes.of(postcodeOf(written)))
  const nameOf = remembering((written) => {
    const read = readStreet(written)
    if (typeof read === 'string') return read
    const name = all.names.of(nameKey(read.street))
    all.shownNames[name] ??= spelling(read.street, written)
    return name
  })
  const townOf = remembering((written) => {
    const name = normaliseTown(written)
    const town = all.towns.of(name)
    all.shownTowns[town] ??= spelling(name, written)
    return town
  })

  return {
    /** Takes one row lying in the place with this id, or says why it cannot be used. Units of a building collapse onto it. */
    add(row: OpenAddress, place: string | undefined): Refusal | undefined {
      const point = readPoint(row)
      if (typeof point === 'string') return point
      const name = nameOf(row.STREET)
      if (typeof name === 'string') return name
      const house = houseOf(row.NUMBER)
      if (typeof house === 'string') return house
      const at = place === undefined ? undefined : places.get(place)
      if (at === undefined) return 'unknown-place'
      const mark = all.marks.of(house.mark)
      if (mark >= mostMarks) return 'no-number'
      regionOf(row.REGION ?? '')
      all.block.push(all.blocks.of(`${at} ${name} ${townOf(row.CITY ?? '')} ${postcodeAt(row.POSTCODE ?? '')}`))
      all.lon.push(Math.round(point.lon * unitsPerDegree))
      all.lat.push(Math.round(point.lat * unitsPerDegree))
      all.number.push(house.number * mostMarks + mark)
      all.span.push(house.to - house.number)
      return undefined
    },

    /** How many rows have been taken. */
    get size() { return all.block.length },

    /** The file. The builder is used up. */
    finish: (): Uint8Array<ArrayBuffer> => joinAddresses(all)
  }
}

/** `startAddresses` over a stream of rows: the file, how many were kept, and how many were refused for which reason. */
export async function packAddresses(
  gazetteer: Gazetteer,
  rows: AsyncIterable<{ row: OpenAddress; place: string | undefined }> | Iterable<{ row: OpenAddress; place: string | undefined }>
): Promise<{ bytes: Uint8Array<ArrayBuffer>; kept: number; refused: Partial<Record<Refusal, number>> }> {
  const builder = startAddresses(gazetteer)
  const refused: Partial<Record<Refusal, number>> = {}
  for await (const { row, place } of rows) {
    const refusal = builder.add(row, place)
    if (refusal) refused[refusal] = (refused[refusal] ?? 0) + 1
  }
  return { bytes: builder.finish(), kept: builder.size, refused }
}
