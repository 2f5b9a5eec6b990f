import { describe, expect, it } from 'vitest'
import { openDistricts } from '#engines/districts/districts.ts'
import { BadDistrictsFile } from '#engines/districts/file.ts'
import { packDistricts } from '#engines/districts/pack.ts'
import type { Ring } from '#engines/districts/polygons.ts'
import { box, division, layer, place } from './shapes.ts'

const squares = Array.from({ length: 60 }, (_, n) => division(`d${n}`, [box(n * 1000, 0, (n + 1) * 1000, 900)]))
const bytes = packDistricts([layer('squares', 10, ...squares)])

describe('opening a districts file', () => {
  it('refuses one that is cut off, wherever', () => {
    for (let length = 0; length < bytes.length; length += 997) {
      expect(() => openDistricts(bytes.slice(0, length)), `at ${length}`).toThrow(BadDistrictsFile)
    }
    for (let length = 0; length < 64; length++) expect(() => openDistricts(bytes.slice(0, length))).toThrow(BadDistrictsFile)
    expect(() => openDistricts(bytes.subarray(0, -1))).toThrow(`has ${bytes.length - 1} bytes and should have ${bytes.length}`)
  })

  it('refuses one with bytes added', () => {
    expect(() => openDistricts(Buffer.concat([bytes, Buffer.alloc(8)]))).toThrow(BadDistrictsFile)
  })

  it('refuses one with any byte changed', () => {
    for (let at = 0; at < bytes.length; at += 61) {
      const damaged = bytes.slice()
      damaged[at] = damaged[at]! ^ 0x20
      expect(() => openDistricts(damaged), `at ${at}`).toThrow(BadDistrictsFile)
    }
  })

  it('refuses what is something else', () => {
    expect(() => openDistricts(new TextEncoder().encode('{"type":"FeatureCollection","features":[]}'))).toThrow('not a districts file')
    const newer = bytes.slice()
    newer[8] = 2
    expect(() => openDistricts(newer)).toThrow('version 2; this program reads version 1')
  })

  it('reads from any position in memory', () => {
    for (let shift = 0; shift < 8; shift++) {
      const memory = new Uint8Array(bytes.length + 16)
      memory.set(bytes, shift)
      for (const part of [memory.subarray(shift, shift + bytes.length), Buffer.from(memory.buffer, shift, bytes.length)]) {
        expect(openDistricts(part).at(...place(1500, 450))[0]!.candidates).toEqual(['d1'])
      }
    }
  })
})

const metres: Ring = [[230000, 900000], [230000, 910000], [240000, 910000], [230000, 900000]]
const square = [box(0, 0, 9, 9)]

describe('packing districts', () => {
  it.each([
    ['a corner that is not a number', [division('odd', [[place(0, 0), [NaN, 42], place(9, 9), place(0, 0)]])], 'a corner at NaN, 42'],
    ['a corner in metres', [division('odd', [metres])], 'no longitude and latitude'],
    ['a ring of two corners', [division('odd', [[place(0, 0), place(9, 9), place(0, 0)]])], 'fewer than three corners'],
    ['an empty ring', [division('odd', [[]])], 'fewer than three corners'],
    ['a division without shape', [division('odd')], 'odd has no shape'],
    ['an empty polygon', [division('odd', [])], 'odd has no shape'],
    ['an id that comes twice', [division('odd', square), division('odd', square)], 'division of squares odd comes twice'],
    ['nothing', [], 'no divisions to pack'],
  ])('refuses %s', (_, divisions, words) => {
    expect(() => packDistricts([{ key: 'squares', accuracy: 10, divisions }])).toThrow(words)
  })

  it('refuses an accuracy that is no distance, and a layer that comes twice', () => {
    for (const accuracy of [-1, NaN, Infinity]) {
      expect(() => packDistricts([layer('a', accuracy, division('d', square))])).toThrow('no distance')
    }
    const twice = layer('a', 1, division('d', square))
    expect(() => packDistricts([twice, twice])).toThrow('layer a comes twice')
  })

  it('closes an open ring', () => {
    const open = packDistricts([layer('a', 1, division('d', [box(0, 0, 900, 900).slice(0, -1)]))])
    expect(openDistricts(open).rings('a', 'd')).toEqual([[box(0, 0, 900, 900)]])
  })
})
