import { fold, words } from '#engines/addresses/fold.ts'
import { type House, houseOf } from '#engines/addresses/house.ts'
import { isPostBox } from '#engines/addresses/line.ts'
import { streetOf } from '#engines/addresses/street.ts'

/** A row in OpenAddresses' layout, as text or numbers; degrees on WGS 84. Other columns are not looked at. */
export interface OpenAddress {
  LON: string | number
  LAT: string | number
  NUMBER: string
  STREET: string
  CITY?: string
  REGION?: string
  POSTCODE?: string
}

export type Refusal = 'no-number' | 'no-street' | 'po-box' | 'no-coordinates' | 'outside-the-world' | 'unknown-place'

const longestField = 100 // characters

const degrees = (value: string | number) => (typeof value === 'number' ? value : value.trim() === '' ? NaN : Number(value))

/** The point of a row in degrees, or why there is none. The point 0, 0 means that there is none. */
export function readPoint(row: OpenAddress): { lon: number; lat: number } | Refusal {
  const [lon, lat] = [degrees(row.LON), degrees(row.LAT)]
  if (!Number.isFinite(lon) || !Number.isFinite(lat) || (lon === 0 && lat === 0)) return 'no-coordinates'
  return Math.abs(lon) > 180 || Math.abs(lat) > 90 ? 'outside-the-world' : { lon, lat }
}

/** The house of a NUMBER as written, or why there is none. */
export function readNumber(written: string): House | Refusal {
  const folded = fold(written)
  return isPostBox(words(folded)) ? 'po-box' : (houseOf(folded) ?? 'no-number')
}

/** The normalised name of a STREET as written, or why there is none. */
export function readStreet(written: string): { street: string } | Refusal {
  const all = written.length > longestField ? [] : words(fold(written))
  return isPostBox(all) ? 'po-box' : all.length === 0 ? 'no-street' : { street: streetOf(all) }
}

/** A reader that remembers what it has read of equal texts. */
export function remembering<T>(read: (written: string) => T): (written: string) => T {
  const known = new Map<string, T>()
  return (written) => {
    const text = written.slice(0, longestField + 1)
    const before = known.get(text)
    if (before !== undefined) return before
    const result = read(text)
    known.set(text, result)
    return result
  }
}
