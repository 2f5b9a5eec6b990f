import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Query } from '#engines/addresses/answer.ts'
import { leastTime } from '../../least-time.ts'
import { openWorld, rows } from './small-world.ts'

const world = openWorld()

const megabyte = 1_000_000
const nasty: [string, string][] = [
  ['a megabyte of letters', 'a'.repeat(megabyte)], ['a megabyte of digits', '1'.repeat(megabyte)], ['a megabyte of blanks', ' '.repeat(megabyte)],
  ['a megabyte of commas', ','.repeat(megabyte)], ['NULs', '1\0Main\0St'], ['a lone surrogate', '1 Main \ud800 St'],
  ['right-to-left marks', '\u202e1 Main St\u202c'], ['Hebrew', '1 רחוב הרצל'], ['stacked marks', `1 Ma${'\u0301'.repeat(150)}in St`],
  ['hyphens', `1${'-1'.repeat(90)} Main St`], ['dots', `1 ${'a.'.repeat(90)}`], ['alternating letters', `1 ${'a b '.repeat(48)}`],
  ['hashes', `1 ${'#'.repeat(190)}`], ['units in a row', `1 Main St${' apt 3'.repeat(30)}`], ['directions in a row', `1 ${'n '.repeat(90)}st`],
  ['ordinals in a row', `1 ${'twenty '.repeat(25)}first`], ['routes in a row', `1 ${'us '.repeat(50)}rte 9`], ['Mc in a row', `1 ${'mc '.repeat(60)}main`],
  ['saints in a row', `1 ${'st '.repeat(60)}`], ['commas in a row', `1 Main St${', apt 3'.repeat(25)}`], ['property names', '1 __proto__ constructor, toString'],
  ['a formula', '=1+1 Main St'], ['markup', '1 <script>alert(1)</script> St'], ['SQL', "1 Main St'; drop table addresses; --"]
]

describe('hostile text', () => {
  it.each(nasty)('%s is answered in no time, in every field', (_, text) => {
    for (const query of [
      { street: text, town: 'Harborton' }, { street: '1 Main St', town: text }, { street: '1 Main St', town: 'Harborton', postcode: text },
      { street: '1 Main St', place: text }, { street: '1 Main St', place: 'harbor', postal: text }, { street: text, town: text, postcode: text }
    ]) {
      expect(leastTime(() => expect(['exact', 'between', 'nothing']).toContain(world.find(query).found), { enough: 100 })).toBeLessThan(100)
    }
  })

  it('longer than an address is refused unread', () => {
    for (const query of [
      { street: 'a'.repeat(megabyte), town: 'Harborton' }, { street: '1 Main St', town: 'a'.repeat(megabyte) },
      { street: '1 Main St', town: 'Harborton', postcode: '0'.repeat(megabyte) }, { street: '1 Main St', place: 'a'.repeat(megabyte) },
      { street: '1 Main St', place: 'harbor', postal: 'a'.repeat(megabyte) }
    ]) expect(world.find(query)).toMatchObject({ found: 'nothing', reason: 'too-long' })
  })

  it('of any kind never throws', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 210 }), fc.string({ unit: fc.constantFrom(...'12 -/#,.nmst½') , maxLength: 60 }))
    fc.assert(fc.property(text, text, text, (street, town, postcode) => {
      expect(() => world.find({ street, town, postcode })).not.toThrow()
      expect(() => world.find({ street: `1 ${street}`, place: 'harbor' } satisfies Query)).not.toThrow()
    }), { numRuns: 3000 })
  })
})

describe('whatever the noise', () => {
  const spaces = fc.stringMatching(/^[ \t.]{1,4}$/u).map((text) => ` ${text}`)
  const unit = fc.constantFrom('', ' Apt 3', ' #3', ', Unit B', ' Fl 2', ', Suite 12-A', ' 2nd floor', ' apt. 4 bldg C')
  const cased = fc.constantFrom((text: string) => text, (text: string) => text.toUpperCase(), (text: string) => text.toLowerCase())
  const unclear = (street: string) => street === 'Maple St' || street === 'Spruce St' || street === 'Bridge St'

  it('a house that is in the data is found where it stands', () => {
    fc.assert(fc.property(fc.constantFrom(...rows), spaces, unit, cased, fc.boolean(), ({ row, place }, gap, flat, inCase, whole) => {
      const street = inCase(`${row.NUMBER} ${row.STREET}`).replaceAll(' ', gap) + inCase(flat)
      const answer = world.find(whole ? { street: `${street}, ${row.CITY}, MA ${row.POSTCODE}` } : { street, place, postal: row.CITY })
      if (unclear(row.STREET) && answer.found === 'nothing') expect(answer.reason).toBe('ambiguous')
      else expect(answer).toMatchObject({ found: 'exact', place, lon: expect.closeTo(row.LON, 6), lat: expect.closeTo(row.LAT, 6) })
    }), { numRuns: 3000 })
  })
})
