/** Longitude and latitude in degrees, WGS84. */
export type Position = readonly [lon: number, lat: number]

/** A closed line: the last position repeats the first. */
export type Ring = readonly Position[]

/** An outer ring, then its holes. */
export type Polygon = readonly Ring[]

/** West, south, east, north in degrees. */
export type Bbox = [west: number, south: number, east: number, north: number]

export const nowhere = (): Bbox => [Infinity, Infinity, -Infinity, -Infinity]

export function stretch(bbox: Bbox, lon: number, lat: number) {
  if (lon < bbox[0]) bbox[0] = lon
  if (lat < bbox[1]) bbox[1] = lat
  if (lon > bbox[2]) bbox[2] = lon
  if (lat > bbox[3]) bbox[3] = lat
}
