const metresPerDegree = 111_195

/** Metres between two points in degrees, on a flat map: right to a part in a thousand at the few kilometres compared here. */
export function metresBetween(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const across = (a.lon - b.lon) * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180)
  return Math.hypot(across, a.lat - b.lat) * metresPerDegree
}
