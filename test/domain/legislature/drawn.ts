import { jurisdictionNamed } from '#domain/legislature/atlases.ts'

const pack = await jurisdictionNamed('massachusetts')
const south = 42
const square = (at: number) => {
  const west = -73 + at / 100
  return [[[west, south], [west + 0.01, south], [west + 0.01, south + 0.01], [west, south + 0.01], [west, south]]]
}
type Drawn = { name: string; polygon: number[][][] }

export const council = pack.districts.filter(({ layer }) => layer === 'council')
const layerOf = (divisions: { name: string }[]): Drawn[] => divisions.map(({ name }, at) => ({ name, polygon: square(at) }))

/** Squares from west to east, 0.01° wide, the first at -73, 42: districts of the council, and every city and town. */
export const councilSquares = (): Drawn[] => layerOf(council)
export const townSquares = (): Drawn[] => layerOf(pack.places)

export const drawing = (divisions: Drawn[], more: Record<string, unknown> = {}) => JSON.stringify({
  type: 'FeatureCollection',
  ...more,
  features: divisions.map(({ name, polygon }, at) =>
    ({ type: 'Feature', properties: { GEOID: String(divisions.length - at), district: name, shown: `Called ${name}` }, geometry: { type: 'Polygon', coordinates: polygon } })),
})

/** Rows in the OpenAddresses layout: in each of the first towns as many houses of its Main Street. */
export function addressRows(towns: number, houses: number): string[] {
  return Array.from({ length: towns * houses }, (_, at) => {
    const [town, house] = [Math.floor(at / houses), at % houses]
    return `${(-72.999 + town / 100 + house / 1e6).toFixed(7)},42.005,${house + 1},Main Street,,,,,`
  })
}
export const addressFile = (rows: string[]) => `LON,LAT,NUMBER,STREET,UNIT,CITY,DISTRICT,REGION,POSTCODE\n${rows.join('\n')}\n`
