import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { divisionId } from '#engines/divisions/division-id.ts'
import { displayName } from '#engines/divisions/names.ts'
import { divisionMatcher } from '#engines/divisions/matcher.ts'
import type { Layer } from '#engines/divisions/layer.ts'
import { congress, council, house, place, senate } from './layers.ts'

const data = process.env['COMMONWEAL_DATA']
const text = (path: string) => readFileSync(`${data}/${path}`, 'utf8')
const rows = (path: string): Record<string, string>[] => parse(text(path), { columns: true, bom: true })
const shapes = (file: string): Record<string, string>[] =>
  JSON.parse(text(`districts/${file}.wgs84.geojson`)).features.map((feature: { properties: object }) => feature.properties)

function matcherOf(layer: Layer, names: string[]) {
  const known = names.map((name) => ({ id: divisionId(layer, name), layer: layer.key, name: displayName(name, layer) }))
  expect(new Set(known.map(({ id }) => id)).size).toBe(known.length)
  return divisionMatcher(layer, known)
}

describe.skipIf(!data)('official names', () => {
  test.each([
    [house, 'house2021', 160, 'State_Rep'],
    [senate, 'senate2021', 40, 'State_Senate'],
    [council, 'govcouncil2021', 8, 'Gov_Council'],
    [congress, 'congressma118', 9, 'US_House'],
  ] as const)('every shape and precinct of %o is found, one id for each district', (layer, file, count, column) => {
    const features = shapes(file)
    const match = matcherOf(layer, features.map(({ district }) => district!))
    expect(features).toHaveLength(count)
    for (const { district, district_display } of features) expect(match(district_display!).found).toEqual(match(district!).found)

    const used = new Set(rows('districts/ma_districts_precincts_2022.csv').map((row) => match(row[column]!).found?.id))
    expect(used).not.toContain(undefined)
    expect(used.size).toBe(count)
  })

  test('all 351 municipalities of both tables have one id', () => {
    const towns = shapes('city_town_2024').map(({ city_town }) => city_town!)
    const match = matcherOf(place, towns)
    expect(towns).toHaveLength(351)
    for (const { city_town } of rows('districts/ma_districts_precincts_2022.csv')) expect(match(city_town!).found).toBeDefined()
    expect(match('acton').found?.id).toBe('ocd-division/country:us/state:ma/place:acton')
  })

  test('legislators of every source sit in a known district', () => {
    const matchers = {
      lower: matcherOf(house, shapes('house2021').map(({ district }) => district!)),
      upper: matcherOf(senate, shapes('senate2021').map(({ district }) => district!)),
    }
    const csv = ['ma_current_openstates_format.csv', 'openstates_people_current_ma_2026-04.csv'].flatMap((file) =>
      rows(`legislators/${file}`).map((row) => [row.current_chamber!, row.current_district!]))
    const members = JSON.parse(text('legislators/malegislature_members_194_2025-12.json')).map(
      (member: { chamber: string; raw_district: string }) => [member.chamber === 'house' ? 'lower' : 'upper', member.raw_district])
    const people = JSON.parse(text('legislators/ma_legislature_2026-08.json')).flatMap(
      (person: { roles: { type: string; district: string; end_date?: string }[] }) =>
        person.roles.filter((role) => !role.end_date).map((role) => [role.type, role.district]))
    const seats: [string, string][] = [...csv, ...members, ...people]

    expect(seats).toHaveLength(4 * 198)
    for (const [chamber, name] of seats) expect(matchers[chamber as 'lower'](name), name).toHaveProperty('found.id')
  })

  test('members of Congress give numbers', () => {
    const match = matcherOf(congress, shapes('congressma118').map(({ district }) => district!))
    const { members } = JSON.parse(text('legislators/ma_congress_2026-06.json'))
    const numbers = members.map((member: { terms: { district?: number }[] }) => member.terms.at(-1)?.district).filter(Boolean)
    expect(new Set(numbers.map((number: number) => match(String(number)).found?.id)).size).toBe(9)
  })
})
