import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openAddresses } from '#engines/addresses/addresses.ts'
import { packAddresses } from '#engines/addresses/builder.ts'

const data = process.env.COMMONWEAL_DATA
const file = join(data ?? '', 'addresses/openaddresses_sample.csv')
const row = z.object({
  LON: z.string(), LAT: z.string(), NUMBER: z.string(), STREET: z.string(), CITY: z.string(), REGION: z.string(), POSTCODE: z.string()
})

const long: Record<string, string> = { St: 'Street', Ave: 'Avenue', Pkwy: 'Parkway', Hwy: 'Highway', Rd: 'Road', Pl: 'Place', Blvd: 'Boulevard' }
const ways: Record<string, (street: string) => string> = {
  'in capitals': (street) => street.toUpperCase(),
  'in small letters with dots': (street) => street.toLowerCase().replace(/\b(st|ave|rd|blvd)$/u, '$1.'),
  'with its suffix in full': (street) => street.replace(/(?<= )(St|Ave|Pkwy|Hwy|Rd|Pl|Blvd)$/u, (short) => long[short] ?? short),
  'with its direction in full': (street) => street.replace(/^N /u, 'North ').replace(/^E /u, 'East ').replace(/^W /u, 'West '),
  'with a flat': (street) => `${street}, Apt 3B`,
  'with a number sign': (street) => `${street} #12`,
  'without apostrophes': (street) => street.replaceAll("'", '')
}

describe.skipIf(!data || !existsSync(file))('the sample of real addresses', async () => {
  const rows = data && existsSync(file) ? z.array(row).parse(parse(readFileSync(file), { columns: true })) : []
  const towns = [...new Set(rows.map(({ CITY }) => CITY))]
  const gazetteer = { places: towns.map((name) => ({ id: name.toLowerCase(), name })), regions: ['Massachusetts'] }
  const { bytes, kept, refused } = await packAddresses(gazetteer, rows.map((one) => ({ row: one, place: one.CITY.toLowerCase() })))
  const addresses = openAddresses(bytes)

  it('is taken whole', () => {
    expect({ kept, refused }).toEqual({ kept: 35, refused: {} })
  })

  describe.each(rows)('$NUMBER $STREET, $CITY', ({ NUMBER, STREET, CITY, POSTCODE, LON, LAT }) => {
    const here = { found: 'exact', place: CITY.toLowerCase(), lon: expect.closeTo(Number(LON), 6), lat: expect.closeTo(Number(LAT), 6) }

    it('is found by its own text', () => {
      expect(addresses.find({ street: `${NUMBER} ${STREET}`, town: CITY })).toMatchObject(here)
    })

    it.each(Object.entries(ways))('is found %s', (_, rewritten) => {
      expect(addresses.find({ street: `${NUMBER} ${rewritten(STREET)}`, town: CITY })).toMatchObject(here)
    })

    it('is found on one line, with and without commas', () => {
      expect(addresses.find({ street: `${NUMBER} ${STREET}, ${CITY}, MA ${POSTCODE}` })).toMatchObject(here)
      expect(addresses.find({ street: `${NUMBER} ${STREET} ${CITY} Massachusetts ${POSTCODE}-0001` })).toMatchObject(here)
    })

    it('is not found in another town', () => {
      const other = CITY === 'Salem' ? 'Lynn' : 'Salem'
      expect(addresses.find({ street: `${NUMBER} ${STREET}`, town: other })).toMatchObject({ found: 'nothing' })
    })
  })
})
