import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDistricts } from '#engines/districts/districts.ts'
import { packDistricts } from '#engines/districts/pack.ts'
import type { Polygon } from '#engines/districts/polygons.ts'
import { judged } from './oracle.ts'
import { layer, place, ring } from './shapes.ts'

const metres = fc.integer({ min: -1500, max: 1500 })
const spoke = fc.integer({ min: 40, max: 900 })

/** Any star around a middle, with a hole of a third of its size now and then. */
const star = fc.tuple(metres, metres, fc.array(spoke, { minLength: 3, maxLength: 60 }), fc.boolean()).map(([x, y, spokes, holed]) => {
  const around = (share: number) => ring(...spokes.map((length, n): [number, number] => {
    const angle = (2 * Math.PI * n) / spokes.length
    return [x + share * length * Math.cos(angle), y + share * length * Math.sin(angle)]
  }))
  return holed ? [around(1), around(1 / 3)] : [around(1)]
})

const drawings = fc.array(fc.array(star, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 })
const far = fc.integer({ min: -3000, max: 3000 })
const points = fc.array(fc.tuple(far, far), { minLength: 20, maxLength: 20 })
const drawn = (accuracy: number, shapes: Polygon[][]) =>
  layer('stars', accuracy, ...shapes.map((polygons, n) => ({ id: `d${n}`, name: '', polygons })))

describe('a point among any shapes', () => {
  it('lies where every edge, asked one by one, says that it lies', () => {
    fc.assert(fc.property(drawings, fc.integer({ min: 0, max: 300 }), points, (shapes, accuracy, asked) => {
      const stars = drawn(accuracy, shapes)
      const districts = openDistricts(packDistricts([stars]))
      for (const [lon, lat] of asked.map(([x, y]) => place(x, y))) {
        const truth = judged(stars, lon, lat)
        if (truth.close) continue
        const placed = districts.at(lon, lat)[0]!
        expect([placed.status, placed.candidates.toSorted()]).toEqual([truth.status, truth.candidates])
        expect(truth.first.toSorted()).toEqual(placed.candidates.slice(0, truth.first.length).toSorted())
        if (truth.border === Infinity) expect(placed.border).toBe(Infinity)
        else expect(placed.border).toBeCloseTo(truth.border, 6)
      }
    }), { numRuns: 150 })
  })

  it('lies inside the division whose inner point it is', () => {
    fc.assert(fc.property(drawings, shapes => {
      const districts = openDistricts(packDistricts([drawn(0, shapes)]))
      for (const { id } of districts.divisions('stars')) {
        expect(districts.at(...districts.pointInside('stars', id)!)[0]!.candidates).toContain(id)
      }
    }))
  })
})

describe('a point anywhere', () => {
  it('gets an answer and never an error', () => {
    const districts = openDistricts(packDistricts([drawn(10, [[[ring([0, 0], [900, 0], [0, 900])]]])]))
    fc.assert(fc.property(fc.double(), fc.double(), (lon, lat) => {
      expect(districts.at(lon, lat)).toHaveLength(1)
    }))
  })
})
