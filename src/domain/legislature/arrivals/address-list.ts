import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Jurisdiction } from '#engines/jurisdictions/jurisdiction.ts'
import { gazetteerOf, type Gathered } from '#domain/legislature/arrivals/address-files.ts'
import { fileOf, type Place } from '#domain/legislature/arrivals/atlas-files.ts'
import * as fingerprints from '#domain/legislature/arrivals/fingerprints.ts'

/**
 * The rows of which the addresses in use were made; none when the two files do not belong together. `isStale` when the file of addresses
 * has to be made anew even of the same rows: it is missing or foreign, or other names of places count now.
 */
export async function open(place: Place, jurisdiction: Jurisdiction): Promise<{ rows: fingerprints.Fingerprints; isStale: boolean }> {
  const [index, list] = await Promise.all([readIfThere(fileOf(place, 'addresses')), readIfThere(fileOf(place, 'rows'))])
  const known = index && list && fingerprints.unpack(list)
  const [file, names] = known ? known.basis.split(' ') : []
  if (!index || !known || file !== hashOf(index)) return { rows: fingerprints.none, isStale: true }
  return { rows: known.rows, isStale: names !== namesIn(jurisdiction) }
}

/** The file for `openAddresses` and, beside it, the fingerprints of its rows. */
export function pack({ finish, rows }: Gathered, jurisdiction: Jurisdiction): { addresses: Uint8Array; rows: Uint8Array } {
  const addresses = finish()
  return { addresses, rows: fingerprints.pack(rows, `${hashOf(addresses)} ${namesIn(jurisdiction)}`) }
}

const readIfThere = (file: string) => readFile(file).catch(() => undefined)
const hashOf = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex')
const namesIn = (jurisdiction: Jurisdiction) => hashOf(JSON.stringify(gazetteerOf(jurisdiction)))
