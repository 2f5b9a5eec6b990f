import { describe, expect, it, test } from 'vitest'
import { at, openWorld, smallWorld } from './small-world.ts'

const world = openWorld()
const inHarbor = (street: string) => world.find({ street, town: 'Harborton' })
const house = (east: number, north: number) => ({ lon: expect.closeTo(at(east, north).LON, 6), lat: expect.closeTo(at(east, north).LAT, 6) })

test('every row of the small world is taken', () => {
  expect(smallWorld().refused).toEqual([])
})

describe('a house that is known', () => {
  it.each([
    ['1 Main St', 10, 0], ['1 main street', 10, 0], ['  1   MAIN   STR. ', 10, 0], ['0001 Main St', 10, 0],
    ['8 Main St Apt 3', 80, 20], ['8 Main St #3', 80, 20], ['8 Main St, Unit B', 80, 20], ['8 Main St Fl 2', 80, 20],
    ['8 Main St 2nd Floor', 80, 20], ['8 Main St Suite 200', 80, 20], ['8 Main St 3B', 80, 20], ['Apt 3, 8 Main St', 80, 20],
    ['8 Main St Apt 3, Harborton MA 01001', 80, 20], ['8 Main St, Harborton, Massachusetts 01001-1234, USA', 80, 20],
    ['8 Main St Apt 3 Harborton MA 01001', 80, 20], ['8 Main St\nHarborton, MA', 80, 20], ['8, Main St', 80, 20],
    ['12A Main St', 120, 20], ['12 a Main St', 120, 20], ['12 Rear Main St', 120, 20], ['12R Main St', 120, 20],
    ['20-24 Main St', 200, 20], ['20 Main St', 200, 20], ['22 Main St', 200, 20], ['24 Main St', 200, 20], ['22–24 Main St', 200, 20],
    ['30 1/2 Main St', 300, 20], ['30½ Main St', 300, 20], ['30-1/2 Main St', 300, 20],
    ['1 East Main St', 3010, 0], ['1 E. Main Street', 3010, 0],
    ['7 St James Ave', 70, 1300], ['7 Saint James Avenue', 70, 1300], ['7 St. James Av', 70, 1300],
    ['7 OBrien Ct', 70, 1700], ['7 O’Brien Court', 70, 1700], ['7 O Brien Ct', 70, 1700],
    ['100 2nd Ave', 1000, 2120], ['100 Second Avenue', 1000, 2120],
    ['100 Route 9', 1000, 2520], ['100 Rte 9', 1000, 2520], ['100 Rt. 9', 1000, 2520], ['100 State Route 9', 1000, 2520],
    ['100 E Street', 1000, 2920], ['100 East Street', 3000, 2920],
    ['55 Broadway', 550, 3300], ['5 Mt Auburn St', 50, 4900], ['5 Mt. Áuburn St', 50, 4900]
  ])('"%s" is found where it stands', (street, east, north) => {
    expect(inHarbor(street)).toMatchObject({ found: 'exact', place: 'harbor', ...house(east, north) })
    expect(inHarbor(street)).not.toHaveProperty('corrected')
  })

  it('is found by the id of its place', () => {
    expect(world.find({ street: '1 Main St', place: 'north-harbor' })).toMatchObject({ found: 'exact', ...house(10, 20000) })
  })

  it('is found by its postcode alone', () => {
    expect(world.find({ street: '1 Main St', postcode: '01003' })).toMatchObject({ found: 'exact', ...house(10, 20000) })
    expect(world.find({ street: '1 Main St 01003' })).toMatchObject({ found: 'exact', ...house(10, 20000) })
  })

  it.each(['N Harborton', 'No. Harborton', 'north harborton', 'Town of North Harborton', 'N. Harborton, MA', 'North Harborton MA 01003'])(
    'is found in the town written "%s"', (town) => {
      expect(world.find({ street: '1 Main St', town })).toMatchObject({ found: 'exact', place: 'north-harbor' })
    })

  it('is found in a borough written short or long', () => {
    for (const town of ['Foxboro', 'FOXBOROUGH']) expect(world.find({ street: '1 Willow Ln', town })).toMatchObject({ place: 'foxboro' })
  })

  it('is found by the postal name its row carries, although it lies in the next town', () => {
    expect(inHarbor('3 Border Rd')).toMatchObject({ found: 'exact', place: 'north-harbor' })
  })

  it('is found in whichever town of a shared postal name has it', () => {
    expect(world.find({ street: '1 Bridge St', town: 'Fields Falls' })).toMatchObject({ found: 'exact', place: 'upper' })
    expect(world.find({ street: '20 Bridge St', town: 'Fields Falls' })).toMatchObject({ found: 'exact', place: 'lower' })
  })
})

describe('a house between two known ones', () => {
  it('lies on the line between its neighbours on the same side', () => {
    expect(inHarbor('6 Main St')).toMatchObject({ found: 'between', ...house(60, 20), neighbours: [house(40, 20), house(80, 20)] })
    expect(inHarbor('7 Main St')).toMatchObject({ found: 'between', ...house(70, 0) })
  })

  it('is not guessed when the neighbours are far apart', () => {
    expect(inHarbor('22 Chestnut St')).toMatchObject({ found: 'nothing', reason: 'unknown-number' })
  })

  it('is not guessed from the other side, nor beyond the last number', () => {
    expect(inHarbor('6 Wildwood Rd')).toMatchObject({ reason: 'unknown-number' })
    expect(inHarbor('9 Wildwood Rd')).toMatchObject({ reason: 'unknown-number' })
  })

  it('lies at its own number when only that number with another letter is known', () => {
    expect(inHarbor('12 Main St')).toMatchObject({ found: 'between', ...house(120, 20) })
    expect(inHarbor('8B Main St')).toMatchObject({ found: 'between', ...house(80, 20), neighbours: [house(80, 20), house(100, 20)] })
  })
})

describe('a refusal', () => {
  it.each([
    ['PO Box 12', 'po-box'], ['P.O. Box 12', 'po-box'], ['p o box 7', 'po-box'], ['POB 7', 'po-box'], ['Post Office Box 7', 'po-box'],
    ['P.O.Box 12, Harborton', 'po-box'], ['RR 2 Box 5', 'po-box'], ['Box 5', 'po-box'],
    ['Main St', 'no-number'], ['', 'no-number'], ['2nd Ave', 'no-number'], ['0 Main St', 'no-number'], ['12² Main St', 'no-number'],
    ['12/14 Main St', 'no-number'], ['1234567 Main St', 'no-number'], ['1', 'unknown-street'],
    ['1 Nowhere St', 'unknown-street'], ['1,3 Main St', 'unknown-street'], ['1.3 Main St', 'unknown-street'],
    ['999 Main St', 'unknown-number'], ['45-12 Main St', 'unknown-number'],
    ['1 W Main St', 'unknown-street'], ['100 3rd Ave', 'unknown-street'], ['100 W Street', 'unknown-street'],
    ['1 Willow Ln', 'unknown-street'], ['1 Main St, Foxboro', 'ambiguous'], ['1 Main St, Atlantis', 'unknown-town'],
    ['x'.repeat(201), 'too-long']
  ])('"%s" has the reason %s', (street, reason) => {
    expect(inHarbor(street)).toMatchObject({ found: 'nothing', reason })
  })

  it('says that the town is unknown, or missing', () => {
    expect(world.find({ street: '1 Main St', town: 'Atlantis' })).toMatchObject({ reason: 'unknown-town' })
    expect(world.find({ street: '1 Main St', place: 'atlantis' })).toMatchObject({ reason: 'unknown-town' })
    expect(world.find({ street: '1 Main St' })).toMatchObject({ reason: 'unknown-town' })
  })

  it('suggests the street with its right suffix, and never answers with it', () => {
    expect(inHarbor('1 Main Rd')).toMatchObject({ reason: 'unknown-street', suggestions: ['East Main Street', 'Main Street'] })
    expect(inHarbor('55 Broadway St')).toMatchObject({ reason: 'unknown-street', suggestions: ['Broadway'] })
  })
})

describe('two streets of one name in one town', () => {
  const choices = [{ postal: 'Harborton', postcode: '01001' }, { postal: 'East Harborton', postcode: '01002' }]

  it('are never chosen between silently', () => {
    const answer = inHarbor('10 Maple St')
    expect(answer).toMatchObject({ found: 'nothing', reason: 'ambiguous' })
    if (answer.found === 'nothing') expect(answer.choices).toHaveLength(2)
    expect(answer).toMatchObject({ choices: expect.arrayContaining(choices.map((choice) => expect.objectContaining(choice))) })
  })

  it('are told apart by postal name, by postcode, and by the choice that was made', () => {
    expect(world.find({ street: '10 Maple St', town: 'East Harborton' })).toMatchObject({ found: 'exact', ...house(6100, 3720) })
    expect(world.find({ street: '10 Maple St', town: 'Harborton', postcode: '01002' })).toMatchObject(house(6100, 3720))
    expect(world.find({ street: '10 Maple St, Harborton 01001' })).toMatchObject(house(100, 3720))
    expect(world.find({ street: '10 Maple St', place: 'harbor', postal: 'Harborton' })).toMatchObject(house(100, 3720))
  })

  it('stay apart when one has the number and the other has a gap there', () => {
    expect(inHarbor('12 Maple St')).toMatchObject({ reason: 'ambiguous' })
    expect(inHarbor('50 Maple St')).toMatchObject({ found: 'exact', ...house(6500, 3720) })
  })

  it('come apart by distance alone', () => {
    expect(inHarbor('4 Spruce St')).toMatchObject({ reason: 'ambiguous' })
    expect(inHarbor('1 Spruce St')).toMatchObject({ found: 'exact', ...house(5010, 5300) })
  })

  it('are not mixed up by a postal name that only the other has', () => {
    expect(world.find({ street: '3 Elmwood Rd', town: 'East Harborton' })).toMatchObject({ found: 'nothing' })
    expect(world.find({ street: '5 Elmwood Rd', town: 'East Harborton' })).toMatchObject({ reason: 'ambiguous', choices: [{ postal: 'Harborton' }] })
    expect(world.find({ street: '5 Elmwood Rd', town: 'St. Agnes Vlg' })).toMatchObject({ found: 'exact' })
  })

  it('are not mixed up by a postcode that neither has', () => {
    expect(world.find({ street: '1 Main St', town: 'Harborton', postcode: '01004' }))
      .toMatchObject({ reason: 'ambiguous', choices: [{ postcode: '01001' }] })
  })

  it('are refused when they lie in two towns of one postal name', () => {
    expect(world.find({ street: '5 Bridge St', town: 'Fields Falls' })).toMatchObject({ reason: 'ambiguous' })
  })
})

describe('a misspelling', () => {
  it.each([
    ['4 Chestnutt St', 'Chestnut Street'], ['4 Chsetnut St', 'Chestnut Street'], ['5 Elmwod Rd', 'Elmwood Road'], ['5 Elm Wood Rd', 'Elmwood Road']
  ])('"%s" is put right and said', (street, corrected) => {
    expect(inHarbor(street)).toMatchObject({ found: 'exact', corrected })
  })

  it('is not put right in a name of three letters', () => {
    expect(world.find({ street: '20 Mil St', town: 'Fields Falls' })).toMatchObject({ reason: 'unknown-street' })
  })

  it('is not put right when the name as typed is a street elsewhere', () => {
    expect(inHarbor('4 Chesnut St')).toMatchObject({ reason: 'unknown-street', suggestions: expect.arrayContaining(['Chestnut Street']) })
  })

  it('is not put right when the house is unknown there', () => {
    expect(inHarbor('999 Chestnutt St')).toMatchObject({ reason: 'unknown-street', suggestions: ['Chestnut Street'] })
  })

  it('does not change the suffix', () => {
    expect(inHarbor('5 Elmwod Ave')).toMatchObject({ reason: 'unknown-street' })
  })
})

describe('a missing suffix', () => {
  it('is added when one single street can be meant', () => {
    expect(inHarbor('5 Elmwood')).toMatchObject({ found: 'exact', corrected: 'Elmwood Road' })
    expect(inHarbor('1 Main')).toMatchObject({ found: 'exact', corrected: 'Main Street', ...house(10, 0) })
  })

  it('may be the end of a longer name', () => {
    expect(inHarbor('5 Mount Auburn')).toMatchObject({ found: 'exact', corrected: 'Mount Auburn Street' })
  })

  it('is asked for when there are several', () => {
    expect(inHarbor('4 Chestnut')).toMatchObject({ reason: 'ambiguous', suggestions: ['Chestnut Avenue', 'Chestnut Street'] })
  })
})
