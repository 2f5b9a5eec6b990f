import { type Address, type Answer, type Hit, nothing } from '#engines/addresses/answer.ts'
import { type Area, fitting, groupsNamed } from '#engines/addresses/area.ts'
import { reach } from '#engines/addresses/clusters.ts'
import { type House, writeHouse } from '#engines/addresses/house.ts'
import { around, locate } from '#engines/addresses/locating.ts'
import { metresBetween } from '#engines/addresses/metres.ts'
import type { Opened } from '#engines/addresses/opening.ts'
import { sameSpot } from '#engines/addresses/record.ts'

const mostChoices = 8

function addressOf(file: Opened, name: number, { found, lon, lat, house, group, place }: Hit): Address {
  return {
    found, lon, lat,
    number: writeHouse(house),
    street: file.names.shown(name),
    place: file.places[place]?.id ?? '',
    postal: file.towns[file.groupTown[group] ?? 0]?.shown ?? '',
    postcode: file.postcodes[file.groupPostcode[group] ?? 0]?.code ?? ''
  }
}

const key = ({ place, postal, postcode, lon, lat }: Address) => [place, postal, postcode, lon, lat].join('|')

function choicesOf(file: Opened, name: number, hits: readonly Hit[]): Address[] {
  const all = hits.map((hit) => addressOf(file, name, hit))
  return [...new Map(all.map((address) => [key(address), address])).values()].slice(0, mostChoices)
}

/**
 * The one spot at which this house of the street `name` lies in these areas. Everything that fits has to agree within `sameSpot`,
 * and no other street of the name may have a gap where the house could be as well: else 'ambiguous'.
 */
export function chooseHouse(file: Opened, areas: readonly Area[], name: number, house: House): Answer {
  const streets = areas.flatMap((area) =>
    groupsNamed(file, area, [name, name + 1]).map(({ groups }) => ({ place: area.place, ...fitting(file, area, groups) })))
  const sure = streets.some(({ doubt }) => !doubt)
  const looked = streets.filter(({ doubt }) => doubt !== sure).flatMap(({ groups, place }) =>
    groups.map((group) => ({ group, hits: locate(file, group, place, house) })))
  const hits = looked.flatMap((group) => group.hits).sort((a, b) => a.rank - b.rank)
  const [best] = hits
  if (!best) return nothing('unknown-number')

  const agreed = hits.every((hit) => metresBetween(hit, best) <= sameSpot)
  const rivalled = looked.some((group) =>
    group.hits.length === 0 && around(file, group.group, house)?.every((point) => metresBetween(point, best) > reach))
  if (!sure || !agreed || rivalled) return nothing('ambiguous', [], choicesOf(file, name, hits))
  const address = addressOf(file, name, best)
  return best.found === 'exact' ? { ...address, found: 'exact' } : { ...address, found: 'between', neighbours: best.neighbours }
}
