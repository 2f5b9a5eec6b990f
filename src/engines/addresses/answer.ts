import type { House } from '#engines/addresses/house.ts'

export interface Point {
  lon: number
  lat: number
}

/** Where an address was found; degrees on WGS 84, as in the rows. `postal` and `postcode` are the rows' own, '' when they have none. */
export interface Address extends Point {
  found: 'exact' | 'between'
  number: string
  street: string
  place: string
  postal: string
  postcode: string
}

/** What is asked. At least one of `place` (an id), `town` (any name), `postcode`, or a town behind the street has to be there. */
export interface Query {
  street: string
  place?: string
  town?: string
  postcode?: string
  /** Exactly this postal name, as a choice of an ambiguous answer gave it. */
  postal?: string
}

export type Reason =
  | 'too-long' | 'no-number' | 'po-box' | 'unknown-town' | 'unknown-street' | 'unknown-number' | 'ambiguous'

/** `corrected` is the street's name when it is not what was typed (a misspelling, a missing suffix): to be shown. */
export type Answer =
  | (Address & { found: 'exact'; corrected?: string })
  | (Address & { found: 'between'; neighbours: [Point, Point]; corrected?: string })
  | { found: 'nothing'; reason: Reason; suggestions: string[]; choices: Address[] }

export type Hit = Point & { group: number; place: number; house: House; rank: number } & (
    | { found: 'exact' }
    | { found: 'between'; neighbours: [Point, Point] }
  )

export function nothing(reason: Reason, suggestions: string[] = [], choices: Address[] = []): Answer {
  return { found: 'nothing', reason, suggestions, choices }
}
