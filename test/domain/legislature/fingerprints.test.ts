import { expect, test } from 'vitest'
import * as fingerprints from '#domain/legislature/arrivals/fingerprints.ts'

type Row = { number: string; street?: string; unit?: string; town?: string; postcode?: string; lon?: number; place?: string }
const listOf = (rows: Row[]) => {
  const list = fingerprints.gathering()
  for (const { number, street = 'Main Street', unit = '', town = 'Ashby', postcode = '01431', lon = -71.5, place = 'ashby' } of rows) {
    list.add({ LON: lon, LAT: '42.5', NUMBER: number, STREET: street, UNIT: unit, CITY: town, POSTCODE: postcode }, place)
  }
  return list.finish()
}
const houses = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => ({ number: String(from + at) }))
const [before, nothing] = [listOf(houses(1, 101)), { added: 0, changed: 0, unchanged: 0, ended: 0 }]

test('the same rows in another order are the same', () => {
  expect(fingerprints.compare(before, listOf(houses(1, 101).toReversed()))).toEqual({ ...nothing, unchanged: 100 })
})

test('a new row is added, a missing one ended, a moved one changed', () => {
  const moved = houses(1, 111).map((row) => (row.number === '7' ? { ...row, lon: -71.5000001 } : row)).filter(({ number }) => number !== '9')
  expect(fingerprints.compare(before, listOf(moved))).toEqual({ added: 10, changed: 1, unchanged: 98, ended: 1 })
})

test('every part of its name makes another row of it', () => {
  const [one] = [listOf([{ number: '1' }])]
  for (const other of [{ number: '2' }, { number: '1', street: 'Main St' }, { number: '1', unit: '3' }, { number: '1', town: 'Ash' }, { number: '1', postcode: '' }, { number: '1', place: 'shirley' }]) {
    expect({ other, ...fingerprints.compare(one, listOf([other])) }).toEqual({ other, ...nothing, added: 1, ended: 1 })
  }
})

test('what stood twice and stands once has ended once', () => {
  const twice = listOf([{ number: '1' }, { number: '1' }, { number: '1', lon: -71.6 }])
  expect(fingerprints.compare(twice, listOf([{ number: '1' }]))).toEqual({ ...nothing, unchanged: 1, ended: 2 })
  expect(fingerprints.compare(listOf([{ number: '1' }]), twice)).toEqual({ ...nothing, unchanged: 1, added: 2 })
})

test('a file gives back what was put into it, and a damaged one nothing', () => {
  const bytes = fingerprints.pack(before, 'of this file')
  expect(fingerprints.unpack(bytes)).toEqual({ basis: 'of this file', rows: before })
  expect(bytes.length).toBeLessThan(100 * 16 + 100)
  for (const at of [0, 40, bytes.length - 3]) {
    const damaged = bytes.slice()
    damaged[at]! ^= 1
    expect(fingerprints.unpack(damaged)).toBeUndefined()
  }
  expect(fingerprints.unpack(bytes.slice(0, 1000))).toBeUndefined()
})

test('half a million neighbours have half a million fingerprints', () => {
  const list = fingerprints.gathering()
  for (let at = 0; at < 500_000; at++) {
    list.add({ LON: -71.5, LAT: 42.5, NUMBER: String(at % 1000), STREET: `${Math.floor(at / 1000)} Street`, UNIT: '', CITY: '', POSTCODE: '' }, 'ashby')
  }
  const { names, whole } = list.finish()
  for (const all of [names, whole]) expect(all.every((one, at) => at === 0 || one !== all[at - 1])).toBe(true)
})
