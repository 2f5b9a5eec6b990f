import { inflateRawSync } from 'node:zlib'
import type { Reader } from '#engines/files/reader.ts'

export type Entry = { name: string; method: number; packed: number; at: number }

const end = Buffer.from('PK\u0005\u0006')
const entry = Buffer.from('PK\u0001\u0002')
const local = Buffer.from('PK\u0003\u0004')
const longestEnd = 22 + 0xFFFF
const mostBytes = 4 * 1024 * 1024
const mostEntries = 20_000

/**
 * What an archive says it holds (APPNOTE 4.3), nothing of it unpacked: `undefined` when the file is no archive from its first byte to its last
 * or holds more than can be looked through. ZIP64 is not read: no document needs it.
 */
export async function entriesOf(file: Reader): Promise<Entry[] | undefined> {
  if (!(await file.read(0, 4)).equals(local)) return undefined
  const from = Math.max(0, file.size - longestEnd)
  const tail = await file.read(from, longestEnd)
  const at = tail.lastIndexOf(end)
  if (at < 0 || at + 22 > tail.length || at + 22 + tail.readUInt16LE(at + 20) !== tail.length) return undefined
  const [count, length, start] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)]
  if (count > mostEntries || length > mostBytes || start + length > from + at) return undefined
  return entriesIn(await file.read(start, length), count)
}

function entriesIn(directory: Buffer, count: number): Entry[] | undefined {
  const entries: Entry[] = []
  let at = 0
  while (entries.length < count) {
    if (at + 46 > directory.length || !directory.subarray(at, at + 4).equals(entry)) return undefined
    const [name, extra, comment] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30), directory.readUInt16LE(at + 32)]
    entries.push({ name: directory.toString('utf8', at + 46, at + 46 + name), method: directory.readUInt16LE(at + 10), packed: directory.readUInt32LE(at + 20), at: directory.readUInt32LE(at + 42) })
    at += 46 + name + extra + comment
  }
  return at === directory.length ? entries : undefined
}

/** The text of one entry, if it is at most `most` bytes packed and unpacked: whatever claims to be more is not unpacked further. */
export async function textOf(file: Reader, { at, packed, method }: Entry, most: number): Promise<string | undefined> {
  if (packed > most || (method !== 0 && method !== 8)) return undefined
  const head = await file.read(at, 30)
  if (head.length < 30 || !head.subarray(0, 4).equals(local)) return undefined
  const bytes = await file.read(at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28), packed)
  if (bytes.length < packed) return undefined
  try {
    return (method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: most })).toString('utf8')
  } catch {
    return undefined
  }
}
