import { startAddresses } from '#engines/addresses/builder.ts'
import type { Gazetteer } from '#engines/addresses/gazetteer.ts'
import type { Refusal } from '#engines/addresses/row.ts'
import { type Districts, openDistricts } from '#engines/districts/districts.ts'
import { packDistricts } from '#engines/districts/pack.ts'
import type { Jurisdiction } from '#engines/jurisdictions/jurisdiction.ts'
import { displayName } from '#engines/divisions/names.ts'
import * as fingerprints from '#domain/legislature/arrivals/fingerprints.ts'
import { addressRows, NotAddresses } from '#domain/legislature/arrivals/address-rows.ts'

export type Gathered = { finish: () => Uint8Array; rows: fingerprints.Fingerprints; read: number; refused: number }
export type Hooks = { read: (bytes: number) => void; refuse: (where: string, reason: string) => void }

const patience = 10_000 // rows
const hope = 0.01 // of them that must be usable

/**
 * The addresses of these files: `finish` makes one file for `openAddresses` of them. The town of a row is the one in whose boundary its point lies. A file
 * is refused whole as soon as, after 10,000 rows or any more, fewer than one in a hundred could be used, or when it has no address rows.
 */
export async function gather(files: readonly string[], jurisdiction: Jurisdiction, districts: Districts, { read, refuse }: Hooks): Promise<Gathered> {
  const builder = startAddresses(gazetteerOf(jurisdiction))
  const prints = fingerprints.gathering()
  const placeAt = placeFinder(districts)
  let [rows, refused] = [0, 0]
  for (const file of files) {
    let [inFile, kept] = [0, 0]
    const reasonsSeen = new Map<Refusal, number>()
    for await (const { row, at } of addressRows(file, read)) {
      inFile++
      const place = placeAt(Number(row.LON), Number(row.LAT))
      const refusal = builder.add(row, place)
      if (refusal) {
        reasonsSeen.set(refusal, (reasonsSeen.get(refusal) ?? 0) + 1)
        refuse(`${file}, ${at}`, reasons[refusal])
      } else {
        prints.add(row, place ?? '')
        kept++
      }
      if (inFile % patience === 0 && kept < hope * inFile) throw new NotAddresses(`${file}: Of its first ${said(inFile)} rows ${said(kept)} can be used. ${usual(reasonsSeen)}`)
    }
    if (kept === 0) throw new NotAddresses(`${file}: None of its rows can be used. ${usual(reasonsSeen)}`)
    rows += inFile
    refused += inFile - kept
  }
  return { finish: builder.finish, rows: prints.finish(), read: rows, refused }
}

const said = (number: number) => number.toLocaleString('en-US')

function usual(seen: ReadonlyMap<Refusal, number>): string {
  const [first] = [...seen].toSorted(([, one], [, other]) => other - one)
  return first ? `Of most it is true: ${reasons[first[0]]}` : ''
}

const reasons: Record<Refusal, string> = {
  'no-number': 'It has no house number.',
  'no-street': 'It has no street.',
  'po-box': 'A post office box is no place.',
  'no-coordinates': 'It has no coordinates.',
  'outside-the-world': 'Its coordinates are no longitude and latitude.',
  'unknown-place': 'Its point lies in no city or town of the boundaries.',
}

/** The names under which towns are asked for. */
export function gazetteerOf({ layers, places, postalNames, address }: Jurisdiction): Gazetteer {
  const layer = layers.find(({ key }) => key === 'place')
  return {
    places: places.map(({ id, name }) => ({ id, name: displayName(name, layer) })),
    synonyms: [
      ...postalNames.map(({ name, places: ids }) => ({ name, places: ids })),
      ...places.flatMap(({ id, otherNames = [] }) => otherNames.map((name) => ({ name, places: [id] }))),
    ],
    regions: address.stateNames,
  }
}

/** Only the layer of places is asked: a fifth of the work. */
function placeFinder(districts: Districts) {
  const [accuracy = 0] = districts.layers.filter(({ key }) => key === 'place').map((layer) => layer.accuracy)
  const divisions = districts.divisions('place').map(({ id, name }) => ({ id, name, polygons: districts.rings('place', id) ?? [] }))
  const places = openDistricts(packDistricts([{ key: 'place', accuracy, divisions }]))
  return (lon: number, lat: number) => places.at(lon, lat)[0]?.candidates[0]
}
