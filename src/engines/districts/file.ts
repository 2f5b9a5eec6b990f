import { crc32 } from 'node:zlib'
import { Directory, type Tables } from '#engines/districts/tables.ts'

const magic = 'CWDISTR\n'
const version = 1
const header = 24
const width = { Float64Array: 8, Uint32Array: 4, Uint8Array: 1 }
const aligned = (n: number) => Math.ceil(n / 8) * 8

const order = ['vertices', 'rings', 'parts', 'owners', 'slices', 'bands', 'edges', 'heads', 'tree'] as const satisfies (keyof Tables)[]

/** A file that is not one of ours, or no longer whole. */
export class BadDistrictsFile extends Error {
  override name = 'BadDistrictsFile'
}

/**
 * One little-endian file: magic (8 bytes), version, CRC-32 of all behind the header, length of the file, length of the directory.
 * Then the lengths of the nine tables in bytes, the directory as JSON, and the tables, each beginning at a multiple of eight.
 */
export function seal(directory: Directory, tables: Tables): Uint8Array {
  const words = new TextEncoder().encode(JSON.stringify(directory))
  const lengths = order.map(name => tables[name].byteLength)
  const first = aligned(header + order.length * 4 + words.length)
  const length = lengths.reduce((sum, each) => sum + aligned(each), first)

  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode(magic))
  lengths.forEach((each, n) => view.setUint32(header + n * 4, each, true))
  bytes.set(words, header + order.length * 4)

  let at = first
  for (const name of order) {
    const table = tables[name]
    bytes.set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength), at)
    at += aligned(table.byteLength)
  }
  view.setUint32(8, version, true)
  view.setUint32(12, crc32(bytes.subarray(header)), true)
  view.setUint32(16, length, true)
  view.setUint32(20, words.length, true)
  return bytes
}

/** The directory, and the tables as views of the same memory (copied once if `bytes` does not begin at a multiple of eight). */
export function unseal(given: Uint8Array): { directory: Directory; tables: Tables } {
  const bytes = given.byteOffset % 8 === 0 ? given : new Uint8Array(given)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  check(view, bytes)

  const words = header + order.length * 4
  const wordsEnd = words + view.getUint32(20, true)
  const directory = Directory.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(words, wordsEnd))))

  const starts = new Map<keyof Tables, [start: number, length: number]>()
  let at = aligned(wordsEnd)
  for (const [n, name] of order.entries()) {
    const length = view.getUint32(header + n * 4, true)
    starts.set(name, [bytes.byteOffset + at, length])
    at += aligned(length)
  }

  const table = <View>(kind: new (buffer: ArrayBufferLike, at: number, length: number) => View, name: keyof Tables, size: number) => {
    const [start, length] = starts.get(name) ?? [0, 0]
    return new kind(bytes.buffer, start, length / size)
  }
  const numbers = (name: keyof Tables) => table(Float64Array, name, width.Float64Array)
  const counts = (name: keyof Tables) => table(Uint32Array, name, width.Uint32Array)

  return {
    directory,
    tables: {
      vertices: numbers('vertices'),
      rings: counts('rings'),
      parts: counts('parts'),
      owners: counts('owners'),
      slices: numbers('slices'),
      bands: counts('bands'),
      edges: counts('edges'),
      heads: counts('heads'),
      tree: table(Uint8Array, 'tree', width.Uint8Array),
    },
  }
}

function check(view: DataView, bytes: Uint8Array) {
  if (new TextDecoder().decode(bytes.subarray(0, magic.length)) !== magic) throw new BadDistrictsFile('This is not a districts file')
  if (bytes.length < header) throw new BadDistrictsFile('This districts file is cut off in its header')

  const found = view.getUint32(8, true)
  if (found !== version) throw new BadDistrictsFile(`This districts file has version ${found}; this program reads version ${version}`)

  const length = view.getUint32(16, true)
  if (bytes.length !== length) throw new BadDistrictsFile(`This districts file has ${bytes.length} bytes and should have ${length}`)
  if (crc32(bytes.subarray(header)) !== view.getUint32(12, true)) throw new BadDistrictsFile('This districts file is damaged')
}
