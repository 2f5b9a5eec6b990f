import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { divisionMatcher } from '#engines/divisions/matcher.ts'
import { readJurisdiction } from '#engines/jurisdictions/read-jurisdiction.ts'
import { seats } from '#engines/jurisdictions/seats.ts'
import { build, committed } from '../../jurisdictions/build.ts'

const data = process.env['COMMONWEAL_DATA']
const files = committed('massachusetts')
const read = readJurisdiction(files)
if (!read.jurisdiction) throw new Error(JSON.stringify(read.errors.slice(0, 5)))
const pack = read.jurisdiction
const all = [...pack.districts, ...pack.places]
const find = (key: string) => divisionMatcher(pack.layers.find((layer) => layer.key === key)!, all)
const local = (id: string | undefined) => id?.split('/').at(-1)

test('the pack is whole and small', () => {
  const { places, districts, precincts, officials, committees } = pack
  expect([places, districts, precincts, officials, committees].map(({ length }) => length)).toEqual([351, 217, 2383, 215, 57])
  expect(Object.values(files).join('').length).toBeLessThan(1_000_000)
})

test('every seat that a roster covers is held but two, and the council is unknown', () => {
  const open = seats(pack).filter(({ state }) => state !== 'held')
  expect(open.filter(({ state }) => state === 'vacant').map(({ division }) => local(division)).toSorted()).toEqual(
    ['sldl:17th_middlesex', 'sldl:1st_franklin'])
  expect(open.filter(({ state }) => state === 'unknown').map(({ post }) => post.key)).toEqual(Array(8).fill('council'))
})

test('the two senators share one statewide post, and there is one Lieutenant Governor', () => {
  const holders = (key: string) => seats(pack).find(({ post }) => post.key === key)?.holders.map(({ name }) => name)
  expect(holders('us-senate')).toEqual(['Edward J. Markey', 'Elizabeth Warren'])
  expect(holders('lieutenant-governor')).toEqual(['Kim Driscoll'])
})

test('Acton lies in two House districts and one of each other', () => {
  const precincts = pack.precincts.filter(({ place }) => local(place) === 'place:acton')
  const of = (layer: string) => [...new Set(precincts.map(({ divisions }) => local(divisions[layer])))]
  expect(of('house')).toEqual(['sldl:14th_middlesex', 'sldl:37th_middlesex'])
  expect([of('senate'), of('congress'), of('council')]).toEqual([['sldu:middlesex_and_worcester'], ['cd:3'], ['council_district:3']])
})

test('both spellings of a district and of a town lead to it', () => {
  expect(find('senate')('Second Middlesex').found?.name).toBe('2nd Middlesex')
  expect(find('senate')('First Suffolk and Middlesex')).toMatchObject({ why: 'unknown' })
  expect(find('council')("Third Governor’s Council District").found?.id).toMatch(/council_district:3$/)
  expect(find('place')('Foxboro').found?.name).toBe('Foxborough')
})

test.each([
  ['East Falmouth', ['falmouth']], ['West Newton', ['newton']], ['Shelburne Falls', ['buckland', 'shelburne']],
  ['Green Harbor', ['marshfield']], ['Chestnut Hill', ['boston', 'brookline', 'newton']],
])('mail for %s goes to %o', (name, towns) => {
  const places = pack.postalNames.find((postal) => postal.name === name)?.places
  expect(places?.map((id) => id.split(':').at(-1))).toEqual(towns)
})

test('no postal name hides a municipality', () => {
  const match = find('place')
  expect(pack.postalNames.filter(({ name, places }) => match(name).found && !places.includes(match(name).found!.id))).toEqual([])
})

describe.skipIf(!data)('against the sources', () => {
  test('a fresh build equals the committed pack, byte for byte', { timeout: 60_000 }, () => {
    const fresh = build('massachusetts', data!)
    for (const [file, text] of Object.entries(fresh)) expect(text === files[file as keyof typeof files], file).toBe(true)
  })

  test('all 2,383 rows of the precinct table come back', () => {
    const rows: Record<string, string>[] = parse(readFileSync(`${data}/districts/ma_districts_precincts_2022.csv`), { columns: true })
    const columns = { house: 'State_Rep', senate: 'State_Senate', congress: 'US_House', council: 'Gov_Council' }
    const matchers = Object.entries(columns).map(([layer, column]) => ({ column, match: find(layer) }))
    const place = find('place')
    const official = rows.map((row) =>
      [place(row.city_town!).found?.id, row.Ward, row.Pct, ...matchers.map(({ column, match }) => match(row[column]!).found?.id)].join('|'))
    const ours = pack.precincts.map(({ place: town, ward = '-', precinct, divisions }) =>
      [town, ward, precinct, ...Object.keys(columns).map((layer) => divisions[layer])].join('|'))

    expect(ours).toHaveLength(2383)
    expect(new Set(ours)).toEqual(new Set(official))
  })
})
