import { describe, expect, it } from 'vitest'
import { openAddresses } from '#engines/addresses/addresses.ts'
import { packAddresses, startAddresses } from '#engines/addresses/builder.ts'
import { gazetteer, rows, smallWorld } from './small-world.ts'

const good = { LON: '-71', LAT: '42', NUMBER: '1', STREET: 'Main St' }

describe('a row that cannot be used', () => {
  it.each([
    [{ ...good, NUMBER: '' }, 'no-number'], [{ ...good, NUMBER: '0' }, 'no-number'], [{ ...good, NUMBER: 'rear' }, 'no-number'],
    [{ ...good, NUMBER: '12BIS' }, 'no-number'], [{ ...good, NUMBER: '1'.repeat(1_000_000) }, 'no-number'],
    [{ ...good, STREET: '' }, 'no-street'], [{ ...good, STREET: ' - ' }, 'no-street'], [{ ...good, STREET: 'x'.repeat(1_000_000) }, 'no-street'],
    [{ ...good, STREET: 'PO BOX 7' }, 'po-box'], [{ ...good, NUMBER: 'PO Box 7', STREET: 'Main St' }, 'po-box'],
    [{ ...good, LON: '' }, 'no-coordinates'], [{ ...good, LAT: 'north' }, 'no-coordinates'], [{ ...good, LON: '0', LAT: '0' }, 'no-coordinates'],
    [{ ...good, LAT: Infinity }, 'no-coordinates'], [{ ...good, LON: '181' }, 'outside-the-world'], [{ ...good, LAT: '-90.1' }, 'outside-the-world']
  ])('is refused with its reason', (row, reason) => {
    const builder = startAddresses(gazetteer)
    expect(builder.add(row, 'harbor')).toBe(reason)
    expect(builder.size).toBe(0)
  })

  it('is refused in a place nobody knows', () => {
    const builder = startAddresses(gazetteer)
    expect([builder.add(good, 'atlantis'), builder.add(good, undefined)]).toEqual(['unknown-place', 'unknown-place'])
  })

  it('is counted by the reason when rows come as a stream', async () => {
    async function* stream() {
      yield* rows
      yield { row: { ...good, NUMBER: '' }, place: 'harbor' }
      yield { row: good, place: undefined }
    }
    const { bytes, kept, refused } = await packAddresses(gazetteer, stream())
    expect({ kept, refused }).toEqual({ kept: rows.length, refused: { 'no-number': 1, 'unknown-place': 1 } })
    expect(bytes).toEqual(smallWorld().bytes)
  })
})

describe('the file', () => {
  const { bytes } = smallWorld()

  it('is the same for the same rows, and one byte at any place of it matters', () => {
    expect(smallWorld().bytes).toEqual(bytes)
    for (let at = 0; at < bytes.length; at += 7) {
      const damaged = bytes.slice()
      damaged[at] = (damaged[at] ?? 0) ^ 0x10
      expect(() => openAddresses(damaged)).toThrow(/address file/u)
    }
  })

  it('is refused when it is cut short, too long, empty or something else', () => {
    for (const length of [0, 1, 3, 4, 19, 20, 100, bytes.length - 4, bytes.length - 1]) {
      expect(() => openAddresses(bytes.slice(0, length))).toThrow(/address file/u)
    }
    expect(() => openAddresses(Uint8Array.from([...bytes, 0, 0, 0, 0]))).toThrow(/cut short/u)
    expect(() => openAddresses(new TextEncoder().encode('LON,LAT,NUMBER,STREET\n'))).toThrow(/not an address file/u)
  })

  it('opens at any offset of a larger buffer', () => {
    for (const offset of [0, 1, 2, 3, 4]) {
      const buffer = new Uint8Array(bytes.length + 8)
      buffer.set(bytes, offset)
      const addresses = openAddresses(buffer.subarray(offset, offset + bytes.length))
      expect(addresses.find({ street: '1 Main St', place: 'harbor' })).toMatchObject({ found: 'exact' })
    }
  })

  it('without a single address knows its towns and nothing else', () => {
    const empty = openAddresses(startAddresses(gazetteer).finish())
    expect(empty.size).toBe(0)
    expect(empty.find({ street: '1 Main St', town: 'Harborton' })).toMatchObject({ reason: 'unknown-street' })
    expect(empty.find({ street: '1 Main St', town: 'Atlantis' })).toMatchObject({ reason: 'unknown-town' })
  })

  it('keeps one house for its many units, and two for points too far apart', () => {
    const builder = startAddresses(gazetteer)
    for (let unit = 0; unit < 50; unit++) builder.add({ ...good, LON: -71 + unit * 1e-6 }, 'harbor')
    for (let unit = 0; unit < 50; unit++) builder.add({ ...good, NUMBER: '3', LON: -71 + unit * 1e-4 }, 'harbor')
    const addresses = openAddresses(builder.finish())
    expect(addresses.size).toBe(3)
    expect(addresses.find({ street: '1 Main St', place: 'harbor' })).toMatchObject({ found: 'exact' })
    expect(addresses.find({ street: '3 Main St', place: 'harbor' })).toMatchObject({ reason: 'ambiguous' })
  })
})
