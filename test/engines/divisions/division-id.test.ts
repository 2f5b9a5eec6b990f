import { expect, test } from 'vitest'
import { divisionId } from '#engines/divisions/division-id.ts'
import { displayName, normaliseName } from '#engines/divisions/names.ts'
import { ordinal } from '#engines/divisions/ordinals.ts'
import { congress, council, house, place, senate } from './layers.ts'

const ma = 'ocd-division/country:us/state:ma'

test.each([
  [house, 'Second Middlesex', 'sldl:2nd_middlesex'],
  [house, '2ND  MIDDLESEX', 'sldl:2nd_middlesex'],
  [house, '2 Middlesex', 'sldl:2nd_middlesex'],
  [house, 'Thirty-Seventh Middlesex', 'sldl:37th_middlesex'],
  [house, 'thirty seventh middlesex', 'sldl:37th_middlesex'],
  [house, '1st Barnstable District', 'sldl:1st_barnstable'],
  [house, 'Barnstable, Dukes & Nantucket', 'sldl:barnstable_dukes_and_nantucket'],
  [senate, 'Norfolk & Plymouth', 'sldu:norfolk_and_plymouth'],
  [senate, 'Berkshire, Hampden, Franklin and Hampshire', 'sldu:berkshire_hampden_franklin_and_hampshire'],
  [congress, '8th Congressional District', 'cd:8'],
  [congress, 'MA-7', 'cd:7'],
  [congress, 'MA-07', 'cd:7'],
  [congress, 'Massachusetts 7th', 'cd:7'],
  [council, 'First District', 'council_district:1'],
  [place, 'Manchester-by-the-Sea', 'place:manchester-by-the-sea'],
  [place, 'ACTON', 'place:acton'],
  [place, 'Oak Bluffs', 'place:oak_bluffs'],
])('the id of %o by the name %s is %s', (layer, name, local) => {
  expect(divisionId(layer, name)).toBe(`${ma}/${local}`)
})

test.each([
  ['SECOND MIDDLESEX', '2nd Middlesex'],
  ['Second Plymouth & Norfolk', '2nd Plymouth and Norfolk'],
  ['manchester-by-the-sea', 'Manchester-by-the-Sea'],
  ['CAPE AND ISLANDS', 'Cape and Islands'],
  ['Twentieth Middlesex', '20th Middlesex'],
  ['  First   Essex ', '1st Essex'],
])('%s is shown as %s', (name, shown) => {
  expect(displayName(name)).toBe(shown)
})

test('a numbered layer says its number in its own words', () => {
  expect(displayName('8', congress)).toBe('8th Congressional District')
  expect(displayName('Second', council)).toBe('2nd District')
  expect(displayName('at large', congress)).toBe('at large')
})

test('an eighth, spelled in any way, has one key', () => {
  const short = ['8', 'Eighth', '8th', '08', 'MA-8', 'Massachusetts 8th']
  const spellings = [...short, '8th Congressional District', 'EIGHTH DISTRICT', 'Congressional District 8']
  expect(new Set(spellings.map((name) => normaliseName(name, congress)))).toEqual(new Set(['8']))
})

test('ignored phrases are recognised with either apostrophe', () => {
  for (const name of ["Governor's Council District 3", 'Third Governor’s Council District', 'GOVERNORS COUNCIL 3']) {
    expect(normaliseName(name, { ...council, ignored: ["governor's council"] })).toBe('3')
  }
})

test('words that mean something keep a numbered name from being its number', () => {
  expect(normaliseName('8th Norfolk', congress)).not.toBe('8')
})

test('an ordinal is part of a name', () => {
  expect(normaliseName('First Suffolk', senate)).not.toBe(normaliseName('Suffolk', senate))
  expect(normaliseName('First Suffolk and Middlesex', senate)).not.toBe(normaliseName('Suffolk and Middlesex', senate))
  expect(normaliseName('Norfolk and Middlesex')).not.toBe(normaliseName('Middlesex and Norfolk'))
})

test('the display name of a name has the name’s own key', () => {
  for (const name of ['Second Middlesex', 'Norfolk & Plymouth', 'Barnstable, Dukes & Nantucket', "Martha's Vineyard", 'Gómez']) {
    expect(normaliseName(displayName(name))).toBe(normaliseName(name))
  }
})

test('accents, apostrophes and hostile lengths do no harm', () => {
  expect(divisionId(place, "L’Été d'Or")).toBe(`${ma}/place:lete_dor`)
  expect(normaliseName('x'.repeat(100_000)).length).toBeLessThanOrEqual(200)
})

test('ordinals end as English ends them', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 101, 111, 112].map(ordinal).join(' ')).toBe(
    '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 101st 111th 112th',
  )
})
