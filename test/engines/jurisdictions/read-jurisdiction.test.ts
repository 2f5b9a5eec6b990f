import { expect, test } from 'vitest'
import { readJurisdiction, type PackFiles } from '#engines/jurisdictions/read-jurisdiction.ts'
import { seats } from '#engines/jurisdictions/seats.ts'
import type { Jurisdiction } from '#engines/jurisdictions/jurisdiction.ts'
import { arcadia } from './arcadia.ts'

function readable(files: PackFiles): Jurisdiction {
  const read = readJurisdiction(files)
  if (!read.jurisdiction) throw new Error(JSON.stringify(read.errors))
  return read.jurisdiction
}

function errorsOf(file: keyof PackFiles, wrong: string | RegExp, right: string) {
  const text = arcadia[file].replace(wrong, right)
  expect(text).not.toBe(arcadia[file])
  const read = readJurisdiction({ ...arcadia, [file]: text })
  return read.jurisdiction ? [] : read.errors
}

test('an invented state reads without knowledge of any real one', () => {
  const { name, places, districts, postalNames } = readable(arcadia)
  expect(name).toBe('Arcadia')
  expect(places.map(({ id }) => id)).toEqual([
    'ocd-division/country:xx/province:arcadia/parish:elm_hollow',
    'ocd-division/country:xx/province:arcadia/parish:st._anne-on-sea',
  ])
  expect(districts.map((district) => district.name)).toEqual(['Ward 1', 'Ward 2'])
  expect(postalNames[0]?.places).toEqual([places[1]?.id, places[0]?.id])
})

test('each precinct stands alone with its districts, and a ward only where there is one', () => {
  const { precincts, places } = readable(arcadia)
  expect(precincts.map(({ ward, precinct }) => `${ward ?? ''}/${precinct}`)).toEqual(['/1', '/2', '/3', '/3A', 'N/A', 'N/B1', 'S/1'])
  expect(precincts[5]).toEqual({
    place: places[1]?.id, ward: 'N', precinct: 'B1', divisions: { assembly: 'ocd-division/country:xx/province:arcadia/sldl:2' },
  })
  expect(precincts[0]).not.toHaveProperty('ward')
})

test('a seat is held, vacant where a roster covers it, and unknown where none does', () => {
  expect(seats(readable(arcadia)).map(({ post, state, holders }) => [post.key, state, holders.length])).toEqual([
    ['assembly', 'held', 1],
    ['assembly', 'vacant', 0],
    ['herald', 'vacant', 1],
    ['reeve', 'unknown', 0],
    ['reeve', 'unknown', 0],
  ])
})

test('committees know their members by identifier, or by name alone', () => {
  expect(readable(arcadia).committees).toEqual([{
    ids: [{ scheme: 'committee_code', identifier: 'A1' }], name: 'Bridges', chamber: 'assembly', code: 'A1',
    members: [
      { personIds: [{ scheme: 'almanack', identifier: 'ash-1' }], name: 'Ida Ash', role: 'chair' },
      { personIds: [], name: 'Ned Oak', role: 'member' },
    ],
  }])
})

test.each([
  ['jurisdiction.yaml', 'America/Denver', 'Mars/Olympus', 5, 'timeZone: not an IANA time zone'],
  ['jurisdiction.yaml', 'name: Arcadia\n', 'name: [\n', 3, expect.any(String)],
  ['jurisdiction.yaml', 'column: parish, divisions: 2', 'column: parish, divisions: 3', 12, 'parishes: 3 are promised, 2 listed.'],
  ['jurisdiction.yaml', 'reeve, layer: place', 'reeve, layer: shire', 16, 'There is no layer “shire”.'],
  ['jurisdiction.yaml', 'posts: [assembly, herald]', 'posts: [assembly, bard]', 18, 'There is no post “bard”.'],
  ['places.csv', 'Elm Hollow,,P', 'Elm Hollow,,Q', 2, 'The type “Q” is not one.'],
  ['districts.csv', 'sldl:2', 'sldl:3', 3, 'The id of “Ward 2” is ocd-division/country:xx/province:arcadia/sldl:2.'],
  ['precincts.csv', 'N,A B1,2nd', 'N,A B1,3rd', 3, expect.stringContaining('No division is called “3rd”')],
  ['precincts.csv', '1-3 3A', '1-3 2', 2, 'Elm Hollow, ward -, precinct 2 stands twice.'],
  ['postal-names.csv', 'St. Anne-on-Sea', 'St. Anne', 2, expect.stringContaining('No division is called “St. Anne”')],
  ['officials.yaml', 'post: herald', 'post: bard', 7, 'There is no post “bard”.'],
  ['officials.yaml', 'name: Ned Oak\n  familyName: Oak', 'name: Ned Oak', 5, expect.stringContaining('familyName')],
  ['committees.csv', 'ash-1', 'ash-2', 2, 'Nobody in officials.yaml has the identifier ash-2.'],
  ['committees.csv', 'Ida Ash,ash-1', 'Ida "Ash', 2, expect.any(String)],
] as const)('%s with %o for %o is wrong in line %4$d', (file, right, wrong, line, reason) => {
  expect(errorsOf(file, right, wrong)).toContainEqual({ file, line, reason })
})

test('a division listed twice is told', () => {
  expect(errorsOf('places.csv', 'St. Anne-on-Sea', 'Elm Hollow')).toContainEqual(
    expect.objectContaining({ reason: 'ocd-division/country:xx/province:arcadia/parish:elm_hollow stands twice.' }),
  )
})
