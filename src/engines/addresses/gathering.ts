import { column } from '#engines/addresses/column.ts'
import type { Gazetteer } from '#engines/addresses/gazetteer.ts'
import { interned } from '#engines/addresses/interned.ts'
import { normaliseTown } from '#engines/addresses/town.ts'

export type Gathering = ReturnType<typeof gathering>

/** What a builder holds: an entry in the columns per row, and in `blocks` per place, street, postal town and postcode. */
export function gathering(gazetteer: Gazetteer) {
  const known = { names: interned(), towns: interned(), postcodes: interned(), marks: interned(), blocks: interned() }
  for (const blank of [known.towns, known.postcodes, known.marks]) blank.of('')
  return {
    gazetteer,
    ...known,
    shownNames: new Array<string>(),
    shownTowns: [''],
    regions: new Set<string>((gazetteer.regions ?? []).map(normaliseTown)),
    block: column((length) => new Uint32Array(length)),
    lon: column((length) => new Int32Array(length)),
    lat: column((length) => new Int32Array(length)),
    number: column((length) => new Uint32Array(length)),
    span: column((length) => new Uint8Array(length))
  }
}
