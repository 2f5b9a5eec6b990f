import { describe, expect, it } from 'vitest'
import { openDistricts } from '#engines/districts/districts.ts'
import { packDistricts } from '#engines/districts/pack.ts'
import { box, division, layer, place } from './shapes.ts'

// Metres, accuracy 10. West and east meet at x = 2000; beyond lie the sea, an island with a lake, a gap, an overlap and an enclave.
const district = openDistricts(packDistricts([
  layer('squares', 10,
    division('west', [box(0, 0, 2000, 2000)], [box(-1000, 5000, 0, 6000), box(-700, 5300, -300, 5700)]),
    division('east', [box(2000, 0, 4000, 2000)]),
    division('over', [box(0, 1994, 2000, 4000)]),
    division('gap', [box(4006, 0, 6000, 2000)]),
    division('ring', [box(8000, 0, 10000, 2000), box(8800, 800, 9200, 1200)]),
    division('pip', [box(8800, 800, 9200, 1200)])),
  layer('far', 5, division('far', [box(500_000, 0, 501_000, 1000)])),
]))

const at = (x: number, y: number) => {
  const { layer: key, status, candidates, border } = district.at(...place(x, y))[0]!
  return { key, status, candidates: candidates.join(' '), border: Math.round(border * 10) / 10 }
}

describe('a point and its district', () => {
  it.each([
    ['deep inside', 1000, 1000, 'inside', 'west', Infinity],
    ['inside, a border in sight', 1900, 1000, 'inside', 'west', 100],
    ['just farther from the border than the accuracy', 1989, 1000, 'inside', 'west', 11],
    ['just nearer to the border than the accuracy', 1991, 1000, 'near', 'west east', 9],
    ['on the other side of the same border', 2004, 1000, 'near', 'east west', 4],
    ['at the open coast', 3, 1000, 'inside', 'west', 3],
    ['at a corner on the coast', 1998, 2, 'near', 'west east', 2],
    ['where two districts overlap', 1000, 1998, 'near', 'over west', 2],
    ['where three districts meet', 1996, 1998, 'near', 'over west east', 2],
    ['in a narrow gap', 4002, 1000, 'near', 'east gap', 2],
    ['beside a narrow gap, the neighbour too far', 3995, 1000, 'inside', 'east', 5],
    ['in the lake of an island', -500, 5550, 'shore', 'west', 150],
    ['at the shore of the lake', -690, 5500, 'shore', 'west', 10],
    ['on the island', -500, 5850, 'inside', 'west', 150],
    ['in the ring around another', 8400, 1000, 'inside', 'ring', Infinity],
    ['in the enclave', 9000, 1010, 'inside', 'pip', 190],
    ['at the border of the enclave', 8795, 1000, 'near', 'ring pip', 5],
    ['off the coast', -150, 1000, 'shore', 'west', 150],
    ['far off the coast', -499, 1000, 'shore', 'west', Infinity],
    ['too far off the coast', -501, 1000, 'outside', '', Infinity],
    ['off the coast before two', 2004, -100, 'shore', 'east west', 100],
    ['off the coast, one clearly nearer', 2100, -100, 'shore', 'east', 100],
  ])('%s', (_, x, y, status, candidates, border) => {
    expect(at(x, y)).toEqual({ key: 'squares', status, candidates, border })
  })

  it('is answered for every layer in the order of the file', () => {
    const placements = district.at(...place(1000, 1000)).map(({ layer: key, status }) => [key, status])
    expect(placements).toEqual([['squares', 'inside'], ['far', 'outside']])
  })

  it('is outside when it is no longitude and latitude', () => {
    const odd = [NaN, Infinity, -Infinity, 181, -181, 1e308]
    for (const [lon, lat] of odd.flatMap((n): [number, number][] => [[n, 42], [-71, n], [n, n]])) {
      expect(district.at(lon, lat)).toEqual([
        { layer: 'squares', status: 'outside', candidates: [], border: Infinity },
        { layer: 'far', status: 'outside', candidates: [], border: Infinity },
      ])
    }
  })

  it('is outside at the poles and at the ends of the map', () => {
    for (const [lon, lat] of [[0, 90], [0, -90], [180, 0], [-180, 0], [-71, 90]] as const) {
      expect(district.at(lon, lat).map(({ status }) => status)).toEqual(['outside', 'outside'])
    }
  })

  it('is found with an accuracy beyond the reach of the border', () => {
    const [a, b] = [division('a', [box(0, 0, 5000, 5000)]), division('b', [box(5000, 0, 9000, 5000)])]
    const coarse = openDistricts(packDistricts([layer('coarse', 600, a, b)]))
    expect(coarse.at(...place(4450, 2500))).toEqual([{ layer: 'coarse', status: 'near', candidates: ['a', 'b'], border: Infinity }])
    expect(coarse.at(...place(-550, 2500))).toEqual([{ layer: 'coarse', status: 'shore', candidates: ['a'], border: Infinity }])
  })

  it('is judged by its own layer when another is coarser', () => {
    const square = division('a', [box(0, 0, 5000, 5000)])
    const both = openDistricts(packDistricts([layer('coarse', 600, square), layer('fine', 10, square)]))
    expect(both.at(...place(-550, 2500)).map(({ status }) => status)).toEqual(['shore', 'outside'])
  })
})

describe('a districts file', () => {
  it('lists its layers and their divisions', () => {
    expect(district.layers).toEqual([{ key: 'squares', accuracy: 10, count: 6 }, { key: 'far', accuracy: 5, count: 1 }])
    const bbox = [...place(500_000, 0), ...place(501_000, 1000)]
    expect(district.divisions('far')).toEqual([{ id: 'far', name: 'The far district', bbox }])
    expect(district.divisions('nowhere')).toEqual([])
  })

  it('gives the outlines back as they came', () => {
    const island = [box(-1000, 5000, 0, 6000), box(-700, 5300, -300, 5700)]
    expect(district.rings('squares', 'west')).toEqual([[box(0, 0, 2000, 2000)], island])
    expect(district.rings('squares', 'nobody')).toBeUndefined()
    expect(district.rings('nowhere', 'west')).toBeUndefined()
  })

  it('knows a point far from the border of each division', () => {
    for (const { id } of district.divisions('squares')) {
      const [lon, lat] = district.pointInside('squares', id)!
      expect(district.at(lon, lat)[0]).toMatchObject({ status: 'inside', candidates: [id] })
    }
    expect(district.at(...district.pointInside('squares', 'east')!)[0]!.border).toBe(Infinity)
    expect(district.pointInside('squares', 'nobody')).toBeUndefined()
  })
})
