import { joinSections, openSections } from '#engines/addresses/sections.ts'
import type { OpenAddress } from '#engines/addresses/row.ts'
import { unitsPerDegree } from '#engines/addresses/record.ts'

/** Of every row its name in 64 bits, and its name and point together in 64 bits; each sorted. Equal rows stand in it as often as they came. */
export type Fingerprints = { names: BigUint64Array; whole: BigUint64Array }

export type Difference = { added: number; changed: number; unchanged: number; ended: number }
type Named = OpenAddress & { UNIT?: string }

export const none: Fingerprints = { names: new BigUint64Array(), whole: new BigUint64Array() }

/** Gathers fingerprints: 16 bytes a row, half as much again while it grows. */
export function gathering() {
  let names = new BigUint64Array(1024)
  let whole = new BigUint64Array(1024)
  let count = 0
  const words = () => ({ name: new Uint32Array(names.buffer), both: new Uint32Array(whole.buffer) })
  let view = words()
  return {
    /** A row's name is its town, number, street, unit, postal town and postcode as they are written. */
    add({ NUMBER, STREET, UNIT = '', CITY = '', POSTCODE = '', LON, LAT }: Named, place: string) {
      if (count === names.length) {
        names = larger(names)
        whole = larger(whole)
        view = words()
      }
      const [high, low] = fingerprint(`${place}\n${NUMBER}\n${STREET}\n${UNIT}\n${CITY}\n${POSTCODE}`)
      const at = count++ * 2
      view.name[at] = low
      view.name[at + 1] = high
      view.both[at] = low ^ Math.round(Number(LON) * unitsPerDegree)
      view.both[at + 1] = high ^ Math.round(Number(LAT) * unitsPerDegree)
    },
    finish: (): Fingerprints => ({ names: names.subarray(0, count).sort(), whole: whole.subarray(0, count).sort() }),
  }
}

/** What became of the rows of one list in another: a row with the same name and another point has changed. */
export function compare(before: Fingerprints, after: Fingerprints): Difference {
  const [stayed, unchanged] = [shared(before.names, after.names), shared(before.whole, after.whole)]
  return { added: after.names.length - stayed, changed: stayed - unchanged, unchanged, ended: before.names.length - stayed }
}

/** As a file. `basis` says of what it is the list. */
export function pack({ names, whole }: Fingerprints, basis: string): Uint8Array {
  return joinSections([new TextEncoder().encode(basis), wordsOf(names), wordsOf(whole)])
}

/** Undefined when the file is damaged. */
export function unpack(bytes: Uint8Array): { basis: string; rows: Fingerprints } | undefined {
  try {
    const read = openSections(bytes)
    return { basis: new TextDecoder().decode(read.bytes()), rows: { names: longsOf(read.words()), whole: longsOf(read.words()) } }
  } catch {
    return undefined
  }
}

/** Two mixes of 32 bits with their own seeds and factors; a million addresses give a million fingerprints. */
function fingerprint(text: string): [number, number] {
  let [one, other] = [0x2545f491, 0x9e3779b9]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    one = Math.imul(one ^ unit, 0x5bd1e995)
    one ^= one >>> 15
    other = Math.imul(other + unit, 0x27d4eb2f)
    other ^= other >>> 13
  }
  return [Math.imul(one ^ (other >>> 16), 0x85ebca6b) >>> 0, Math.imul(other ^ (one >>> 11), 0xc2b2ae35) >>> 0]
}

/** How many entries two sorted lists have in common, counting equal ones as often as both have them. */
function shared(one: BigUint64Array, other: BigUint64Array): number {
  let [left, right, count] = [0, 0, 0]
  while (left < one.length && right < other.length) {
    const [here = 0n, there = 0n] = [one[left], other[right]]
    if (here === there) count++
    if (here <= there) left++
    if (there <= here) right++
  }
  return count
}

function larger(values: BigUint64Array<ArrayBuffer>) {
  const fresh = new BigUint64Array(Math.ceil(values.length * 1.5))
  fresh.set(values)
  return fresh
}

const wordsOf = (longs: BigUint64Array) => new Uint32Array(longs.buffer, longs.byteOffset, longs.length * 2)
const longsOf = (words: Uint32Array) => new BigUint64Array(words.slice().buffer)
