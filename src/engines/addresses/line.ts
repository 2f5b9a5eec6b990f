import { direction } from '#engines/addresses/directions.ts'
import { fold, words } from '#engines/addresses/fold.ts'
import { type House, readHouse } from '#engines/addresses/house.ts'
import { suffix } from '#engines/addresses/suffixes.ts'
import { isUnit } from '#engines/addresses/units.ts'

/** What was typed into a street field: the house number, the words behind it, and whatever followed after commas. */
export interface Line {
  house: House
  street: string[]
  towns: string[][]
  postcode: string
}

export interface Reading {
  house: House
  street: string[]
}

const boxes = [
  'p ?o ?b? (?:box|bx|drawer)', 'pob', 'post office (?:box|drawer)', 'post box', 'box \\d',
  '(?:rr|hc|rural route|highway contract) \\d+ (?:po )?box'
]
const postBox = new RegExp(`^(?:${boxes.join('|')})(?: |$)`, 'u')

export function isPostBox(all: readonly string[]): boolean {
  return postBox.test(all.join(' '))
}

/** Parts "newton ma 02458 usa" into the name and the postcode, keeping at least `keep` words. Regions are normalised names. */
export function withoutRegion(all: readonly string[], regions: ReadonlySet<string>, keep = 1): { name: string[]; postcode: string } {
  let name = [...all]
  let postcode = ''
  const ends = (word: string) => name.length > keep && name.at(-1) === word
  if (ends('usa') || ends('us')) name = name.slice(0, -1)
  if (name.length > keep + 1 && /^\d{4}$/u.test(name.at(-1) ?? '') && /^\d{5}$/u.test(name.at(-2) ?? '')) name = name.slice(0, -1)
  if (name.length > keep && /^\d{5}$/u.test(name.at(-1) ?? '')) postcode = name.pop() ?? ''
  for (const length of [2, 1]) {
    if (name.length >= keep + length && regions.has(name.slice(-length).join(' '))) return { name: name.slice(0, -length), postcode }
  }
  return { name, postcode }
}

/** Reads a street field: "12 Main St Apt 3, Newton MA 02458". Without commas the town stays among the words of the street. */
export function readLine(text: string, regions: ReadonlySet<string>): Line | 'no-number' | 'po-box' {
  const parts = fold(text).split(',').map((part) => part.trim()).filter(Boolean)
  while (parts.length > 1 && isUnit(words(parts[0] ?? ''))) parts.shift()
  if (/^\d+ ?[a-z]?$/u.test(parts[0] ?? '') && parts.length > 1) parts.unshift(`${parts.shift()} ${parts.shift()}`)
  const [first = '', ...others] = parts
  if (isPostBox(words(first))) return 'po-box'
  const read = readHouse(first)
  if (!read) return 'no-number'

  const towns = others.map(words).filter((part) => part.length > 0 && !isUnit(part) && !isPostBox(part))
  const postcodes: string[] = []
  for (let last = towns.pop(); last; last = towns.pop()) {
    const { name, postcode } = withoutRegion(last, regions, 0)
    postcodes.push(postcode)
    if (name.length === 0) continue
    towns.push(name)
    break
  }
  const { name: street, postcode } = withoutRegion(words(read.rest), regions, 2)
  return { house: read.house, street, towns, postcode: [...postcodes, postcode].find(Boolean) ?? '' }
}

/**
 * Other ways to understand the same words, to be tried when the plain one names no street: "12 A Main St" as 12A, "12 Rear Main St"
 * as 12R, "12 Main St 3B" as flat 3B. A letter that may be a direction is never taken for anything else.
 */
export function otherReadings({ house, street }: Reading): Reading[] {
  const [first = '', ...rest] = street
  const letter = first === 'rear' ? 'r' : first
  const readings: Reading[] = []
  if (house.mark === '' && rest.length > 1 && /^[a-z]$/u.test(letter) && !direction(letter)) {
    readings.push({ house: { ...house, mark: letter }, street: rest })
  }
  const last = street.at(-1) ?? ''
  if (street.length > 2 && suffix(street.at(-2) ?? '') && /^(?:\d{1,4}[a-z]?|[a-z]\d{0,4})$/u.test(last) && !direction(last)) {
    readings.push({ house, street: street.slice(0, -1) })
  }
  return readings
}
