import { expect, test } from 'vitest'
import { divisionId } from '#engines/divisions/division-id.ts'
import { displayName } from '#engines/divisions/names.ts'
import { divisionMatcher } from '#engines/divisions/matcher.ts'
import type { Layer } from '#engines/divisions/layer.ts'
import { congress, place, senate } from './layers.ts'

const named = (layer: Layer, names: string[]) =>
  divisionMatcher(
    layer,
    names.map((name) => ({ id: divisionId(layer, name), layer: layer.key, name: displayName(name, layer) })),
  )

const senators = named(senate, [
  'First Middlesex', 'Second Middlesex', 'Third Middlesex', 'Suffolk and Middlesex', 'Middlesex and Suffolk', 'Hampden', 'First Suffolk',
  'Berkshire, Hampden, Franklin and Hampshire',
])

test('a name is found however it is written', () => {
  for (const name of ['2nd Middlesex', 'SECOND MIDDLESEX', '2 middlesex', 'ocd-division/country:us/state:ma/sldu:2nd_middlesex']) {
    expect(senators(name).found?.name).toBe('2nd Middlesex')
  }
  expect(senators('Berkshire Hampden Franklin & Hampshire').found?.name).toContain('Franklin')
  expect(senators('Berkshire-Hampden-Franklin-Hampshire District').found?.name).toContain('Franklin')
})

test('the order of counties decides', () => {
  expect(senators('Suffolk & Middlesex').found?.name).toBe('Suffolk and Middlesex')
  expect(senators('Middlesex & Suffolk').found?.name).toBe('Middlesex and Suffolk')
})

test('First Suffolk and Middlesex is neither Second Middlesex nor Suffolk and Middlesex', () => {
  const match = senators('First Suffolk and Middlesex')
  expect(match).toMatchObject({ why: 'unknown' })
  expect(!match.found && match.near.map(({ name }) => name)).toContain('Suffolk and Middlesex')
})

test('a missing ordinal is ambiguous and names the choices', () => {
  const reason = '“Middlesex” could be 1st Middlesex; 2nd Middlesex; 3rd Middlesex.'
  expect(senators('Middlesex')).toMatchObject({ why: 'ambiguous', reason })
})

test('an additional ordinal is not guessed away', () => {
  expect(senators('First Hampden')).toMatchObject({ why: 'unknown' })
})

test('an unknown name brings the nearest', () => {
  expect(senators('Hamden')).toMatchObject({ why: 'unknown', near: [{ name: 'Hampden' }] })
  expect(senators('  ')).toMatchObject({ why: 'unknown', near: [], reason: 'The name is empty.' })
})

test('numbered divisions are found by any spelling and nothing else', () => {
  const districts = named(congress, ['1', '2', '3', '4', '5', '6', '7', '8', '9'])
  expect(districts('MA-7').found?.id).toMatch(/cd:7$/)
  expect(districts('Tenth')).toMatchObject({ why: 'unknown' })
  expect(districts('1st Norfolk')).toMatchObject({ why: 'unknown' })
})

test('other names and ignored phrases lead to the place', () => {
  const places = divisionMatcher(place, [
    { id: 'a', layer: 'place', name: 'Foxborough', otherNames: ['Foxboro'] },
    { id: 'b', layer: 'place', name: 'Charlton' },
    { id: 'c', layer: 'senate', name: 'Elsewhere' },
  ])
  expect(places('FOXBORO').found?.id).toBe('a')
  expect(places('Town of Charlton').found?.id).toBe('b')
  expect(places('Charlton City').found).toBeUndefined()
  expect(places('Elsewhere').found).toBeUndefined()
})

test('two divisions of one name are never chosen between', () => {
  const twice = divisionMatcher(place, [
    { id: 'a', layer: 'place', name: 'Washington' },
    { id: 'b', layer: 'place', name: 'Washington' },
  ])
  expect(twice('Washington')).toMatchObject({ why: 'ambiguous', near: [{ id: 'a' }, { id: 'b' }] })
})
