import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Boundary, readBoundaries } from '#engines/boundaries/boundaries.ts'
import { type Districts, openDistricts } from '#engines/districts/districts.ts'
import { packDistricts } from '#engines/districts/pack.ts'

const data = process.env.COMMONWEAL_DATA
const plain = (name: string) => name.replaceAll('&', 'and').replace(/[^a-z]+/gi, ' ').trim().toLowerCase()

async function read(file: string, name: string): Promise<Boundary[]> {
  const boundaries = await readBoundaries(readFileSync(`${data}/districts/${file}`), { name })
  if (!boundaries.ok) throw new Error(boundaries.reason)
  return boundaries.features
}

const layer = (key: string, features: Boundary[]) => ({
  key,
  accuracy: 12,
  divisions: features.map(({ name, polygons }) => ({ id: plain(name), name, polygons })),
})

describe.skipIf(!data)('the Senate districts as surveyed, in State Plane metres', () => {
  let surveyed: Boundary[]
  let districts: Districts
  beforeAll(async () => {
    surveyed = await read('SENATE2021_massgis_fullres_shp.zip', 'SEN_DIST')
    const drawn = await read('senate2021.wgs84.geojson', 'district')
    districts = openDistricts(packDistricts([layer('surveyed', surveyed), layer('drawn', drawn)]))
  })

  it('are the same forty as those drawn in degrees', () => {
    const [ids, others] = ['surveyed', 'drawn'].map(key => districts.divisions(key).map(({ id }) => id).sort())
    expect(ids).toHaveLength(40)
    expect(ids).toEqual(others)
  })

  it('hold the same points, unless nearer to a border than the drawing is accurate', () => {
    let [asked, inside] = [0, 0]
    for (let lon = -73.5; lon < -69.9; lon += 0.019) {
      for (let lat = 41.2; lat < 42.9; lat += 0.017) {
        const [one, other] = districts.at(lon, lat)
        asked++
        if (one?.status !== 'inside' || other?.status !== 'inside') continue
        expect([lon, lat, one.candidates]).toEqual([lon, lat, other.candidates])
        inside++
      }
    }
    expect(asked).toBeGreaterThan(15_000)
    expect(inside).toBeGreaterThan(7_000)
  })

  it('have every drawn corner within 12 m', () => {
    let corners = 0
    for (const { id } of districts.divisions('drawn')) {
      for (const [lon, lat] of districts.rings('drawn', id)!.flat(2).filter((_, n) => n % 10 === 0)) {
        expect(districts.at(lon, lat)[0]!.border).toBeLessThan(12)
        corners++
      }
    }
    expect(corners).toBeGreaterThan(4_000)
  })

  it('lie within 12 m of the drawing, but for two stretches of border within 23 m', () => {
    const corners = surveyed.flatMap(({ polygons }) => polygons.flat(2)).filter((_, n) => n % 20 === 0)
    const distances = corners.map(([lon, lat]) => districts.at(lon, lat)[1]!.border)
    expect(Math.max(...distances)).toBeLessThan(23)
    expect(distances.filter(distance => distance > 12).length).toBeLessThan(corners.length / 1000)
  })
})

describe.skipIf(!data)('the other official layers', () => {
  it.each([
    ['house2021', 'district', 160],
    ['govcouncil2021', 'district', 8],
    ['congressma118', 'district', 9],
    ['city_town_2024', 'city_town', 351],
  ])('are read whole: %s', async (file, name, count) => {
    const features = await read(`${file}.wgs84.geojson`, name)
    expect(new Set(features.map(each => each.name)).size).toBe(count)
  })
})
