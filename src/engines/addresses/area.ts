import type { Opened } from '#engines/addresses/opening.ts'
import { firstNotBelow } from '#engines/addresses/opening.ts'

/**
 * A place in which to look. `town` is the postal name that was typed, unless it is the place's own; with `only`, nothing but rows
 * that carry this postal name or postcode count.
 */
export interface Area {
  place: number
  town?: number
  postcode?: number
  only?: 'town' | 'postcode'
}

/** What was said about where an address is: names are normalised; `postcode` is '' when none was given. */
export interface Where {
  place?: string
  names: readonly string[]
  postcode: string
}

function named(file: Opened, name: string): Area[] {
  const town = file.townAt.get(name)
  const { official = [], used = [] } = town === undefined ? {} : (file.towns[town] ?? {})
  return [
    ...official.map((place): Area => ({ place, town: file.places[place]?.town === name ? undefined : town })),
    ...used.filter((place) => !official.includes(place)).map((place): Area => ({ place, town, only: 'town' }))
  ]
}

function both(left: readonly Area[], right: readonly Area[]): Area[] {
  return left.flatMap((area) => {
    const same = right.find(({ place }) => place === area.place)
    return same ? [{ place: area.place, town: area.town ?? same.town, only: area.only ?? same.only }] : []
  })
}

/** The places meant by all that was said together; 'ambiguous' when names contradict each other. */
export function areasOf(file: Opened, { place, names, postcode }: Where): Area[] | 'unknown-town' | 'ambiguous' {
  const known = postcode === '' ? undefined : file.postcodeAt.get(postcode) ?? -1
  const said = names.map((name) => named(file, name))
  if (place !== undefined) said.unshift([{ place: file.placeAt.get(place) ?? -1 }].filter((area) => area.place >= 0))
  if (said.some((areas) => areas.length === 0)) return 'unknown-town'
  const [first, ...others] = said
  if (!first) {
    const delivered = known === undefined ? [] : (file.postcodes[known]?.places ?? [])
    return delivered.length > 0 ? delivered.map((at) => ({ place: at, postcode: known, only: 'postcode' })) : 'unknown-town'
  }
  const areas = others.reduce(both, first)
  return areas.length > 0 ? areas.map((area) => ({ ...area, postcode: known })) : 'ambiguous'
}

/** The names (as numbers) of all streets of these areas. */
export function* namesIn(file: Opened, areas: readonly Area[]): Generator<number> {
  for (const { place } of areas) {
    const [from = 0, to = 0] = file.placeStreets.subarray(place, place + 2)
    for (let street = from; street < to; street++) yield file.streetName[street] ?? 0
  }
}

/** The groups of the streets in an area whose name lies in [from, to), with that name. */
export function groupsNamed(file: Opened, area: Area, [from, to]: readonly [number, number]): { name: number; groups: number[] }[] {
  const [first = 0, end = 0] = file.placeStreets.subarray(area.place, area.place + 2)
  const found = []
  for (let street = firstNotBelow(file.streetName, from, first, end); street < end; street++) {
    const name = file.streetName[street] ?? 0
    if (name >= to) break
    const [start = 0, stop = 0] = file.streetGroups.subarray(street, street + 2)
    const groups = Array.from({ length: stop - start }, (_, at) => start + at).filter((group) =>
      area.only === 'town' ? file.groupTown[group] === area.town
        : area.only !== 'postcode' || file.groupPostcode[group] === area.postcode)
    if (groups.length > 0) found.push({ name, groups })
  }
  return found
}

/**
 * Those groups of one street that fit the postcode and the postal name; a group that has none fits all, and one with the place's own
 * name fits a name that no row of the place uses. `doubt` when all have others than were typed: the street is there, but perhaps it
 * is not the one that is meant.
 */
export function fitting(file: Opened, area: Area, groups: readonly number[]): { groups: readonly number[]; doubt: boolean } {
  const { town, postcode, place } = area
  const delivered = postcode === undefined ? [] : groups.filter((group) => file.groupPostcode[group] === postcode)
  const blank = groups.filter((group) => file.groupPostcode[group] === 0)
  const rest = postcode === undefined ? groups : delivered.length > 0 ? delivered : blank
  if (rest.length === 0) return { groups, doubt: true }
  if (town === undefined) return { groups: rest, doubt: false }
  const same = rest.filter((group) => file.groupTown[group] === town)
  if (same.length > 0) return { groups: same, doubt: false }
  if (delivered.length > 0) return { groups: rest, doubt: false }
  const own = file.towns[town]?.used.includes(place) ? undefined : file.townAt.get(file.places[place]?.town ?? '')
  const plain = rest.filter((group) => file.groupTown[group] === 0 || file.groupTown[group] === own)
  return plain.length > 0 ? { groups: plain, doubt: false } : { groups: rest, doubt: true }
}
