import { beforeAll, describe, expect, it } from 'vitest'
import { type Districts, openDistricts } from '#engines/districts/districts.ts'
import { BadDistrictsFile } from '#engines/districts/file.ts'
import { packDistricts } from '#engines/districts/pack.ts'
import type { Position } from '#engines/districts/polygons.ts'
import { data, layers, massachusetts, precincts } from './massachusetts.ts'
import { judged } from './oracle.ts'

describe.skipIf(!data)('the 351 cities and towns of Massachusetts', () => {
  let districts: Districts
  beforeAll(() => {
    districts = massachusetts()
  })

  it('lie in districts that the precinct table gives them', () => {
    const table = precincts()
    const towns = districts.divisions('place')
    expect(towns).toHaveLength(351)
    for (const { id } of towns) {
      const placements = districts.at(...districts.pointInside('place', id)!)
      expect(placements.at(-1)).toMatchObject({ status: 'inside', candidates: [id] })
      for (const { layer, status, candidates } of placements.slice(0, 4)) {
        const listed = table.get(id)![layer]!
        expect([id, layer, status === 'inside' || status === 'near']).toEqual([id, layer, true])
        expect([id, layer, candidates.some(candidate => listed.has(candidate))]).toEqual([id, layer, true])
      }
    }
  })

  it('are where every edge, asked one by one, says', () => {
    const drawn = layers()
    for (const { id } of districts.divisions('place').filter((_, n) => n % 59 === 0)) {
      const [lon, lat] = districts.rings('place', id)![0]![0]![0]!
      const points: Position[] = [districts.pointInside('place', id)!, [lon, lat], [lon + 0.00005, lat], [lon, lat - 0.001]]
      for (const point of points) {
        for (const [n, placement] of districts.at(...point).entries()) {
          const truth = judged(drawn[n]!, ...point)
          expect([placement.status, placement.candidates.toSorted()]).toEqual([truth.status, truth.candidates])
          if (truth.border < Infinity) expect(placement.border).toBeCloseTo(truth.border, 6)
          else expect(placement.border).toBe(Infinity)
        }
      }
    }
  })

  it('have points inside every district of every layer', () => {
    for (const { key } of districts.layers) {
      for (const { id } of districts.divisions(key)) {
        const found = districts.at(...districts.pointInside(key, id)!).find(({ layer }) => layer === key)
        expect(found).toMatchObject({ status: 'inside', candidates: [id] })
      }
    }
  })

  it('are refused as a file when cut off at any 997th byte', () => {
    const bytes = packDistricts(layers())
    for (let length = 0; length < bytes.length; length += 997) {
      expect(() => openDistricts(bytes.subarray(0, length))).toThrow(BadDistrictsFile)
    }
  })
})
