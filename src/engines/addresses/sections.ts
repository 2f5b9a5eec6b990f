const magic = [0x52444157, 0x00000001] as const // "WADR", version 1
const headWords = 5 // magic, version, bytes in all, checksum, number of sections
type View = Int32Array | Uint32Array | Uint8Array

/** FNV-1a over 32-bit words: any single changed word changes it. */
function checksum(words: Uint32Array): number {
  let hash = 0x811c9dc5
  for (let at = 4; at < words.length; at++) hash = Math.imul(hash ^ (words[at] ?? 0), 0x01000193)
  return hash >>> 0
}

const padded = (bytes: number) => (bytes + 3) & ~3

/** Lays views one behind the other into one file: a head with the length of each, then each at a multiple of four bytes. */
export function joinSections(sections: readonly View[]): Uint8Array<ArrayBuffer> {
  const head = (headWords + sections.length) * 4
  const total = sections.reduce((sum, view) => sum + padded(view.byteLength), head)
  const bytes = new Uint8Array(total)
  const words = new Uint32Array(bytes.buffer)
  words.set([...magic, total, 0, sections.length, ...sections.map((view) => view.byteLength)])
  let at = head
  for (const view of sections) {
    bytes.set(new Uint8Array(view.buffer, view.byteOffset, view.byteLength), at)
    at += padded(view.byteLength)
  }
  words[3] = checksum(words)
  return bytes
}

/** Reads the sections of a file in their order, without copying. Throws when the file is foreign, cut short or altered. */
export function openSections(file: Uint8Array) {
  const bytes = file.byteOffset % 4 === 0 ? file : file.slice()
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2)
  if (words[0] !== magic[0]) throw new Error('This is not an address file')
  if (words[1] !== magic[1]) throw new Error(`This address file has version ${words[1]}; version ${magic[1]} is read here`)
  if (words[2] !== bytes.byteLength) throw new Error(`This address file is cut short: ${bytes.byteLength} of ${words[2]} bytes`)
  if (words[3] !== checksum(words)) throw new Error('This address file is damaged')
  let section = 0
  let offset = (headWords + (words[4] ?? 0)) * 4
  const next = () => {
    const length = words[headWords + section++] ?? 0
    const start = bytes.byteOffset + offset
    offset += padded(length)
    return { start, length }
  }
  return {
    bytes: () => { const { start, length } = next(); return new Uint8Array(bytes.buffer, start, length) },
    words: () => { const { start, length } = next(); return new Uint32Array(bytes.buffer, start, length / 4) },
    integers: () => { const { start, length } = next(); return new Int32Array(bytes.buffer, start, length / 4) }
  }
}
