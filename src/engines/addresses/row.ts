import { fold, words } from '#engines/addresses/fold.ts'
import { type House, houseOf } from '#engines/addresses/house.ts'
import { isPostBox } from '#engines/addresses/line.ts'

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

const longestStreet = 100 // characters

const degrees = (value: string | number) => (typeof value === 'number' ? value : value.trim() === '' ? NaN : Number(value))

/** The point and house number of a row, or why it cannot be used. The point 0, 0 means that there is none. */
export function readRow(row: OpenAddress): { lon: number; lat: number; house: House } | Refusal {
  const [lon, lat] = [degrees(row.LON), degrees(row.LAT)]
  if (!Number.isFinite(lon) || !Number.isFinite(lat) || (lon === 0 && lat === 0)) return 'no-coordinates'
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return 'outside-the-world'
  if (row.STREET.length > longestStreet) return 'no-street'
  const street = words(fold(row.STREET))
  if (isPostBox(street) || /^p ?o box/u.test(fold(row.NUMBER.slice(0, longestStreet)))) return 'po-box'
  if (street.length === 0) return 'no-street'
  const house = houseOf(fold(row.NUMBER.slice(0, longestStreet)))
  return house ? { lon, lat, house } : 'no-number'
}
