import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outlines } from '#engines/districts/outlines.ts'
import { silhouette } from '#engines/districts/silhouette.ts'
import { type Point, simplify } from '#engines/districts/simplify.ts'
import { data, layers } from './massachusetts.ts'
import { box, division, ring } from './shapes.ts'

const toSegment = ([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point) => {
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
  return Math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1))
}
const toLine = (point: Point, line: Point[]) => Math.min(...line.slice(1).map((end, n) => toSegment(point, line[n]!, end)))

/** The corners that a path draws, read as SVG 2 reads numbers. */
function corners(d: string): Point[][] {
  return d.split('z').filter(Boolean).map(closed => {
    const [start, lines = ''] = closed.slice(1).split('l')
    const numbers = (words = '') => Array.from(words.matchAll(/-?(\d+(\.\d+)?|\.\d+)/g), ([word]) => Number(word))
    let [x = NaN, y = NaN] = numbers(start)
    const points: Point[] = [[x, y]]
    const steps = numbers(lines)
    for (let n = 0; n < steps.length; n += 2) points.push([x += steps[n]!, y += steps[n + 1]!])
    return points
  })
}

describe('a simplified ring', () => {
  const coordinate = fc.integer({ min: 0, max: 1000 }).map(n => n / 10)
  const open = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 80 })
  const rings = open.map((points): Point[] => [...points, points[0]!])

  it('stays within the tolerance of every corner, and closed', () => {
    fc.assert(fc.property(rings, fc.integer({ min: 0, max: 200 }), (line, tenths) => {
      const simple = simplify(line, tenths / 10)
      for (const corner of line) expect(toLine(corner, simple)).toBeLessThanOrEqual(tenths / 10 + 1e-9)
      expect(simple.at(-1)).toEqual(simple[0])
      expect(simple.length).toBeLessThanOrEqual(line.length)
    }))
  })

  it('keeps the corners of a square and none along its sides', () => {
    const sides: Point[] = [[0, 0], [5, 0.1], [10, 0], [10, 10], [4, 10], [0, 10], [0, 5], [0, 0]]
    expect(simplify(sides, 0.2)).toEqual([[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]])
  })
})

describe('outlines', () => {
  const west = division('west', [box(0, 0, 1000, 1000), box(300, 300, 700, 700)])
  const east = division('east', [box(1000, 0, 2000, 1000)], [box(1500, 1200, 1502, 1202)])

  it('fill the width with north up, holes and all, without specks', () => {
    const drawn = outlines([west, east], { width: 200 })
    const [height] = drawn.viewBox.split(' ').map(Number).slice(3)
    expect(height).toBeGreaterThanOrEqual(120)
    expect(height).toBeLessThanOrEqual(121)
    expect(drawn.paths.map(({ id }) => id)).toEqual(['west', 'east'])
    const [outer, hole] = corners(drawn.paths[0]!.d)
    expect(outer!.map(([x, y]) => [Math.round(x), Math.round(y)])).toEqual([[0, 121], [100, 121], [100, 21], [0, 21]])
    expect(hole!.map(([x, y]) => [Math.round(x), Math.round(y)])).toEqual([[30, 91], [70, 91], [70, 51], [30, 51]])
    expect(corners(drawn.paths[1]!.d)).toHaveLength(1)
  })

  it('are centred in a box that is given', () => {
    const drawn = outlines([division('west', [box(0, 0, 2000, 1000)])], { width: 100, height: 100, decimals: 0 })
    expect(drawn).toEqual({ viewBox: '0 0 100 100', paths: [{ id: 'west', d: 'M0 75l100 0 0-50-100 0z' }] })
  })

  it('write numbers without what SVG does not need', () => {
    const drawn = outlines([division('a', [box(0, 0, 100, 40)])], { width: 0.5, height: 0.5, decimals: 2, tolerance: 0, smallest: 0 })
    expect(drawn.paths[0]!.d).toBe('M0 .35l.5 0 0-.2-.5 0z')
  })

  it('write numbers that are read as they were meant', () => {
    const metre = fc.integer({ min: 0, max: 999 })
    fc.assert(fc.property(fc.array(fc.tuple(metre, metre), { minLength: 3, maxLength: 30 }), points => {
      const frame = division('frame', [box(0, 0, 1000, 1000)])
      const drawn = outlines([frame, division('any', [ring(...points)])], { width: 50, height: 50, tolerance: 0, smallest: 0, decimals: 2 })
      const read = corners(drawn.paths[1]!.d)[0]!
      const meant = points.map(([x, y]): Point => [x / 20, 50 - y / 20])
      for (const corner of read) expect(Math.min(...meant.map(([x, y]) => Math.hypot(x - corner[0], y - corner[1])))).toBeLessThan(0.05)
    }))
  })

  it('keep the largest polygon of a division, however small', () => {
    const speck = division('speck', [box(900, 900, 901, 901)])
    expect(outlines([west, speck], { width: 100 }).paths[1]!.d).not.toBe('')
  })

  it('of nothing are an empty sheet', () => {
    expect(outlines([], { width: 100 })).toEqual({ viewBox: '0 0 100 100', paths: [] })
  })
})

describe.skipIf(!data)('the map of Massachusetts', () => {
  it('is drawn with 351 towns in under 60 KB, at one pixel in 800', () => {
    const towns = layers().find(({ key }) => key === 'place')!.divisions
    const { paths } = outlines(towns, { width: 800 })
    expect(paths).toHaveLength(351)
    expect(paths.every(({ d }) => corners(d).flat().length >= 3)).toBe(true)
    expect(paths.reduce((sum, { d }) => sum + d.length, 0)).toBeLessThan(60_000)
  })

  it('has a silhouette of at most 1,500 characters for each district', () => {
    for (const { divisions } of layers()) {
      for (const shape of divisions) {
        const { d } = silhouette(shape).paths[0]!
        expect([shape.id, d.length <= 1500]).toEqual([shape.id, true])
        expect(corners(d).flat().every(([x, y]) => x > -0.1 && x < 100.1 && y > -0.1 && y < 100.1)).toBe(true)
      }
    }
  })
})
