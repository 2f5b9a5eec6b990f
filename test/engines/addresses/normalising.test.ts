import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edits } from '#engines/addresses/edits.ts'
import { fold } from '#engines/addresses/fold.ts'
import { houseOf, readHouse, writeHouse } from '#engines/addresses/house.ts'
import { differingBits, letters } from '#engines/addresses/likeness.ts'
import { withNumerals } from '#engines/addresses/ordinals.ts'
import { normaliseStreet, partStreet } from '#engines/addresses/street.ts'
import { normaliseTown } from '#engines/addresses/town.ts'

describe('a street is written one way', () => {
  it.each([
    ['Main St', 'main street'], ['MAIN STREET', 'main street'], ['main str.', 'main street'], ['N. Main St', 'north main street'],
    ['No Main St', 'north main street'], ['Main St N', 'main street north'], ['So. Main', 'south main'], ['North East St', 'north east street'],
    ['N East St', 'north east street'], ['E St', 'e street'], ['East St', 'east street'], ['Avenue E', 'avenue e'], ['Ave E', 'avenue e'],
    ['W Boylston St', 'west boylston street'], ['Old W Mountain Rd', 'old west mountain road'], ['NE Cutoff Rd', 'northeast cutoff road'],
    ['St James Ave', 'saint james avenue'], ['St. James', 'saint james'], ['Mt Auburn St', 'mount auburn street'],
    ['Mt St James Rd', 'mount saint james road'], ['Main St Ext', 'main street extension'], ['Summer St Pl', 'summer street place'],
    ['Dr Martin Luther King Jr Blvd', 'doctor martin luther king junior boulevard'], ['Dr. Lord Dr', 'doctor lord drive'],
    ['Rte 9', 'route 9'], ['RT 6A', 'route 6a'], ['State Rte 9', 'route 9'], ['US Route 1', 'route 1'], ['U.S. Rt 1', 'route 1'],
    ['Rte 9 E', 'route 9 east'], ['State Rd', 'state road'], ['Second Ave', '2nd avenue'], ['Twenty-Third St', '23rd street'],
    ['2nd Ave', '2nd avenue'], ["O'Brien Ct", 'obrien court'], ['O Brien Ct', 'obrien court'], ['O St', 'o street'], ['Mc Grath Hwy', 'mcgrath highway'],
    ["Merchant's Way", 'merchants way'], ['Merchant’s Wy', 'merchants way'], ['Winter-Hill Ter', 'winter hill terrace'],
    ['Peña Ln', 'pena lane'], ['Ærø Sq', 'aero square'], ['Bow & Arrow Cir', 'bow and arrow circle'],
    ['Water St # 1A', 'water street'], ['Water St Apt. 3-B', 'water street'], ['Water St Unit B Bldg 2', 'water street'],
    ['Water St 2nd Fl', 'water street'], ['Water St Rear', 'water street'], ['Lot St', 'lot street'], ['Floor Rd', 'floor road'], ['Unit St', 'unit street'],
    ['Avenue Louis Pasteur', 'avenue louis pasteur'], ['Ave Louis Pasteur', 'avenue louis pasteur'], ['Park', 'park'], ['Court St', 'court street'],
    ['Ma\u200bin St', 'main street'], ['constructor St', 'constructor street'], ['', '']
  ])('%s', (written, normal) => {
    expect(normaliseStreet(written)).toBe(normal)
  })

  it.each([
    ['main street', 'main', 'street'], ['main street north', 'main north', 'street'], ['main street extension', 'main street', 'extension'],
    ['broadway', 'broadway', ''], ['avenue e', 'avenue e', ''], ['park', 'park', ''], ['park avenue', 'park', 'avenue']
  ])('%s is parted', (street, stem, suffix) => {
    expect(partStreet(street)).toEqual({ stem, suffix })
  })
})

describe('a town is written one way', () => {
  it.each([
    ['N Andover', 'north andover'], ['No. Andover', 'north andover'], ['E. Falmouth', 'east falmouth'], ['Foxborough', 'foxboro'],
    ['Foxboro', 'foxboro'], ['Newton Centre', 'newton center'], ['Newton Ctr.', 'newton center'], ['Mt. Washington', 'mount washington'],
    ['City of Boston', 'boston'], ['West  NEWTON', 'west newton'], ['Manchester-by-the-Sea', 'manchester by the sea'], ['', '']
  ])('%s', (written, normal) => {
    expect(normaliseTown(written)).toBe(normal)
  })
})

describe('a house number', () => {
  it.each([
    ['12', 12, 12, ''], ['12A', 12, 12, 'a'], ['12 A', 12, 12, 'a'], ['12 REAR', 12, 12, 'r'], ['12R', 12, 12, 'r'], ['12 1/2', 12, 12, '1/2'],
    ['12½', 12, 12, '1/2'], ['12-14', 12, 14, ''], ['12 – 14', 12, 14, ''], ['12-14A', 12, 14, ''], ['12A-C', 12, 12, 'a-c'], ['007', 7, 7, ''],
    ['45-12', 45, 45, '-12'], ['12-3', 12, 12, '-3'], ['12-1200', 12, 12, '-1200'], ['12-12', 12, 12, '']
  ])('%s', (written, number, to, mark) => {
    const house = houseOf(fold(written))
    expect(house).toEqual({ number, to, mark })
    expect(house && houseOf(fold(writeHouse(house)))).toEqual(house)
  })

  it.each(['', '0', '00', 'A12', '12AB', '12th', '12²', '12.5', '1,200', '12/14', '12-14-16', '1234567', '-5', '١٢'])('%s is none', (written) => {
    expect(houseOf(fold(written))).toBeUndefined()
  })

  it('is read only where it stands apart', () => {
    expect(readHouse('12 main st')?.rest).toBe('main st')
    expect(readHouse('2nd ave')).toBeUndefined()
  })
})

const word = fc.constantFrom(
  ...'n no so north e east ne st saint street ste mt mount dr doctor drive ave av avenue ct court e w main hill o mc brien rte rt route us state ma'.split(' '),
  ...'9 6a 2nd second twenty third first apt unit 3 b fl floor rear ext pl the # & - , . \' ½ town city of borough foxborough ctr sq jr'.split(' ')
)

describe('normalising twice changes nothing', () => {
  it('for streets made of awkward words', () => {
    fc.assert(fc.property(fc.array(word, { maxLength: 7 }), (all) => {
      const once = normaliseStreet(all.join(' '))
      expect(normaliseStreet(once)).toBe(once)
    }), { numRuns: 20_000 })
  })

  it('for towns made of awkward words', () => {
    fc.assert(fc.property(fc.array(word, { maxLength: 6 }), (all) => {
      const once = normaliseTown(all.join(' '))
      expect(normaliseTown(once)).toBe(once)
    }), { numRuns: 5000 })
  })

  it('for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
      expect(normaliseStreet(normaliseStreet(text))).toBe(normaliseStreet(text))
    }), { numRuns: 5000 })
  })
})

describe('misspellings', () => {
  it.each([['main', 'main', 0], ['main', 'mian', 1], ['main', 'mai', 1], ['main', 'maine', 1], ['main', 'moon', 2], ['main', 'elm', 3], ['', 'abcd', 3]])(
    '%s and %s are %i edits apart, counted to 3', (a, b, count) => {
      expect(edits(a, b, 2)).toBe(count)
    })

  it('are never ruled out by their letters', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abcdefgh ') , maxLength: 12 })
    fc.assert(fc.property(text, text, (a, b) => {
      expect(differingBits(letters(a), letters(b))).toBeLessThanOrEqual(2 * edits(a, b, 20))
    }))
  })

  it('know ordinals beyond twenty', () => {
    expect(withNumerals(['forty', 'second', 'and', 'eleventh', 'thirtieth', 'twenty', 'mile'])).toEqual(['42nd', 'and', '11th', '30th', 'twenty', 'mile'])
  })
})
