import type { Gazetteer } from '#engines/addresses/gazetteer.ts'
import { gathering } from '#engines/addresses/gathering.ts'
import { nameKey } from '#engines/addresses/names.ts'
import { joinAddresses } from '#engines/addresses/joining.ts'
import { postcodeOf } from '#engines/addresses/postcode.ts'
import { type OpenAddress, type Refusal, readRow } from '#engines/addresses/row.ts'
import { mostMarks, unitsPerDegree } from '#engines/addresses/record.ts'
import { spelling } from '#engines/addresses/spelling.ts'
import { normaliseStreet } from '#engines/addresses/street.ts'
import { normaliseTown } from '#engines/addresses/town.ts'

/**
 * Gathers address rows and makes of them one file for `openAddresses`. Keeps 17 bytes per row (up to half as much again while it
 * grows) and each distinct street, town and postcode once; `finish` needs 13 bytes per row more.
 */
export function startAddresses(gazetteer: Gazetteer) {
  const all = gathering(gazetteer)
  const places = new Map(gazetteer.places.map(({ id }, at) => [id, at]))
  const streets = new Map<string, number>()
  const towns = new Map<string, number>()

  function nameOf(written: string): number {
    let name = streets.get(written)
    if (name === undefined) {
      const street = normaliseStreet(written)
      name = all.names.of(nameKey(street))
      all.shownNames[name] ??= spelling(street, written)
      streets.set(written, name)
    }
    return name
  }

  function townOf(written: string): number {
    let town = towns.get(written)
    if (town === undefined) {
      const name = normaliseTown(written)
      town = all.towns.of(name)
      all.shownTowns[town] ??= spelling(name, written)
      towns.set(written, town)
    }
    return town
  }

  return {
    /** Takes one row lying in the place with this id, or says why it cannot be used. Units of a building collapse onto it. */
    add(row: OpenAddress, place: string | undefined): Refusal | undefined {
      const at = place === undefined ? undefined : places.get(place)
      const read = readRow(row)
      if (typeof read === 'string') return read
      if (at === undefined) return 'unknown-place'
      const { house } = read
      const mark = all.marks.size < mostMarks || house.mark === '' ? all.marks.of(house.mark) : mostMarks
      if (mark === mostMarks) return 'no-number'
      const town = townOf((row.CITY ?? '').slice(0, 100))
      const postcode = all.postcodes.of(postcodeOf(row.POSTCODE ?? ''))
      if (row.REGION) all.regions.add(normaliseTown(row.REGION.slice(0, 40)))
      all.block.push(all.blocks.of(`${at} ${nameOf(row.STREET)} ${town} ${postcode}`))
      all.lon.push(Math.round(read.lon * unitsPerDegree))
      all.lat.push(Math.round(read.lat * unitsPerDegree))
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
