import { expect, it } from 'vitest'
import { metresPerDegree } from '#engines/districts/metres.ts'

// WGS84, metres, to the published decimetre.
it.each([
  [0, 111319.5, 110574.3],
  [15, 107550.5, 110649.4],
  [30, 96486.3, 110852.4],
  [45, 78846.8, 111131.7],
  [60, 55800.0, 111412.3],
  [75, 28902.0, 111618.0],
  [90, 0, 111694.0],
])('a degree at %i° north or south is %d m of longitude and %d m of latitude', (lat, lon, north) => {
  for (const here of [metresPerDegree(lat), metresPerDegree(-lat)]) {
    expect(Math.abs(here[0] - lon)).toBeLessThan(1)
    expect(Math.abs(here[1] - north)).toBeLessThan(1)
  }
})
