import type { Atlas } from '#engines/atlas.ts'
import type { Db } from '#platform/database.ts'
import type { Person } from '#domain/people/person.ts'
import * as addressDoor from '#domain/legislature/address-door.ts'
import * as numbers from '#domain/legislature/numbers.ts'

export type Home = Pick<Person, 'street' | 'locality' | 'postcode'>
export type Placed = Pick<Person, 'place_id' | 'districts'> & { locality: string }

/** Answers where an address or a town lies, many times without asking the database. */
export type Placer = (home: Home) => Placed

/** A town and the districts in which all of it lies. */
export async function ofPlace(db: Db, placeId: string): Promise<Pick<Person, 'place_id' | 'districts' | 'locality'>> {
  const { display_name: locality } = await db.selectFrom('divisions').select('display_name').where('id', '=', placeId).executeTakeFirstOrThrow()
  return { place_id: placeId, locality, districts: await numbers.wholeIn(db, placeId) }
}

/**
 * Reads the towns and districts once. An address that is found decides every layer on which its boundaries are certain; otherwise the
 * town decides those layers in which all of it lies. What neither says is unknown: it is left out, never guessed.
 */
export async function openPlacer(db: Db, atlas: Atlas): Promise<Placer> {
  const towns = await numbers.towns(db)
  const numberOf = await numbers.all(db)
  const layers = new Set(atlas.jurisdiction.layers.map(({ key }) => key).filter((key) => key !== 'place'))

  return ({ street, locality, postcode }) => {
    const town = towns.get(locality.trim().toLowerCase())
    const placed = street && locality ? addressDoor.placementsOf(atlas, { street: postcode ? `${street}, ${locality} ${postcode}` : street, town: locality }) : undefined
    if (!placed || 'reason' in placed) return { place_id: town?.id ?? null, locality: town?.name ?? locality, districts: town?.districts ?? [] }
    const sure = placed.placements.flatMap(({ layer, candidates: [only, ...others] }) => (only && others.length === 0 ? [{ layer, id: only }] : []))
    const place = sure.find(({ layer }) => layer === 'place')
    const districts = sure.flatMap(({ layer, id }) => (layers.has(layer) ? numberOf.get(id) ?? [] : []))
    return { place_id: place?.id ?? town?.id ?? null, locality, districts: districts.toSorted((a, b) => a - b) }
  }
}
