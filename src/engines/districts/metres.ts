/**
 * Metres in one degree of longitude and of latitude at a latitude (degrees), on the WGS84 ellipsoid.
 *
 * Distances here are those of a flat sheet with these two scales, laid at the point that is asked about. Against the
 * geodesic the error grows with the square of the distance: at 42° north under 1 cm at 200 m and 5 cm at 500 m.
 * Source: the series of the length-of-a-degree calculator of the National Geospatial-Intelligence Agency (WGS84).
 */
export function metresPerDegree(lat: number): [lon: number, lat: number] {
  const c = Math.cos((lat * Math.PI) / 180)
  const c2 = 2 * c * c - 1
  const c3 = c * (2 * c2 - 1)
  const c4 = 2 * c2 * c2 - 1
  const c5 = 2 * c2 * c3 - c
  const c6 = 2 * c3 * c3 - 1
  return [111412.84 * c - 93.5 * c3 + 0.118 * c5, 111132.92 - 559.82 * c2 + 1.175 * c4 - 0.0023 * c6]
}
