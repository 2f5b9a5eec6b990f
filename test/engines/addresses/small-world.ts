import { openAddresses } from '#engines/addresses/addresses.ts'
import { startAddresses } from '#engines/addresses/builder.ts'
import type { Gazetteer } from '#engines/addresses/gazetteer.ts'

/** Metres east and north of a corner of the small world, as degrees. */
export const at = (east: number, north: number) => ({
  LON: -71 + east / (111_195 * Math.cos((42 * Math.PI) / 180)),
  LAT: 42 + north / 111_195
})

export const gazetteer: Gazetteer = {
  places: [
    { id: 'harbor', name: 'Harborton' }, { id: 'north-harbor', name: 'North Harborton' },
    { id: 'foxboro', name: 'Foxborough' }, { id: 'upper', name: 'Upperfield' }, { id: 'lower', name: 'Lowerfield' }
  ],
  synonyms: [
    { name: 'East Harborton', places: ['harbor'] }, { name: 'Fields Falls', places: ['upper', 'lower'] },
    { name: 'Saint Agnes Village', places: ['harbor'] }
  ],
  regions: ['Massachusetts']
}

type Houses = [place: string, city: string, postcode: string, street: string, numbers: string[], east: number, north: number]

const streets: Houses[] = [
  ['harbor', 'Harborton', '01001', 'Main St', ['1', '3', '5', '9', '2', '4', '8', '10', '12A', '12R', '20-24', '30 1/2'], 0, 0],
  ['harbor', 'Harborton', '01001', 'E Main St', ['1', '3', '7'], 3000, 0],
  ['harbor', 'Harborton', '01001', 'Chestnut St', ['4', '6', '40'], 0, 500],
  ['harbor', 'Harborton', '01001', 'Chestnut Ave', ['4', '6', '8'], 0, 900],
  ['harbor', 'Harborton', '01001', 'Saint James Ave', ['7', '9'], 0, 1300],
  ['harbor', 'Harborton', '01001', "O'Brien Ct", ['7', '9'], 0, 1700],
  ['harbor', 'Harborton', '01001', '2nd Ave', ['100', '102'], 0, 2100],
  ['harbor', 'Harborton', '01001', 'State Rte 9', ['100', '102'], 0, 2500],
  ['harbor', 'Harborton', '01001', 'E St', ['100', '102'], 0, 2900],
  ['harbor', 'Harborton', '01001', 'East St', ['100', '102'], 2000, 2900],
  ['harbor', 'Harborton', '01001', 'Broadway', ['55', '57'], 0, 3300],
  ['harbor', 'Harborton', '01001', 'Maple St', ['10', '14'], 0, 3700],
  ['harbor', 'East Harborton', '01002', 'Maple St', ['10', '12', '50'], 6000, 3700],
  ['harbor', 'Harborton', '01001', 'Elmwood Rd', ['5'], 0, 4100],
  ['harbor', 'Harborton', '01001', 'Wildwood Rd', ['5', '7'], 0, 4500],
  ['harbor', 'Harborton', '01001', 'Mount Auburn St', ['5', '7'], 0, 4900],
  ['harbor', 'Harborton', '01001', 'Spruce St', ['2', '4', '6', '8'], 0, 5300],
  ['harbor', 'Harborton', '01001', 'Spruce St', ['1', '3', '5', '9'], 5000, 5300],
  ['north-harbor', 'North Harborton', '01003', 'Main St', ['1', '3', '5', '7'], 0, 20000],
  ['north-harbor', 'Harborton', '01003', 'Border Rd', ['1', '3'], 0, 21000],
  ['foxboro', 'Foxboro', '01004', 'Willow Ln', ['1', '3'], 20000, 0],
  ['foxboro', 'Foxboro', '01004', 'Wildwood Ave', ['1', '3'], 20000, 500],
  ['foxboro', 'Foxboro', '01004', 'Chesnut St', ['99'], 20000, 900],
  ['upper', 'Fields Falls', '01005', 'Bridge St', ['1', '3', '5'], 30000, 0],
  ['lower', 'Fields Falls', '01005', 'Bridge St', ['5', '20', '22'], 33000, 0],
  ['lower', 'Fields Falls', '01005', 'Mill St', ['20', '22'], 33000, 500]
]

/** Houses stand 10 m apart for each number, odd ones on the south side, even ones 20 m to the north. */
export const rows = streets.flatMap(([place, CITY, POSTCODE, STREET, numbers, east, north]) =>
  numbers.map((NUMBER) => {
    const number = Number.parseInt(NUMBER, 10)
    return { place, row: { ...at(east + number * 10, north + (number % 2 ? 0 : 20)), NUMBER, STREET, CITY, REGION: 'MA', POSTCODE } }
  }))

export function smallWorld() {
  const builder = startAddresses(gazetteer)
  const refused = rows.flatMap(({ row, place }) => builder.add(row, place) ?? [])
  return { bytes: builder.finish(), refused }
}

export const openWorld = () => openAddresses(smallWorld().bytes)
