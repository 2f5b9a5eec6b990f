import type { FileKind } from '#engines/files/kinds.ts'
import type { Reader } from '#engines/files/reader.ts'

const films = /^(isom|iso[2-9]|mp4[12]|avc1|dash|M4V |MSNV)$/
const sounds = /^M4[AB] $/

/** A film or sound of ISO 14496-12 whose boxes follow one another to its end and hold both what is played and how; 'quicktime' is known but not taken. */
export async function isoKindOf(file: Reader): Promise<'mp4' | 'm4a' | 'quicktime' | undefined> {
  const head = await file.read(0, 12)
  if (head.length < 12 || head.toString('latin1', 4, 8) !== 'ftyp') return undefined
  const brand = head.toString('latin1', 8, 12)
  if (brand === 'qt  ') return 'quicktime'
  if (!films.test(brand) && !sounds.test(brand)) return undefined
  const seen = await boxesOf(file)
  if (!seen?.has('moov') || !(seen.has('mdat') || seen.has('moof'))) return undefined
  return sounds.test(brand) ? 'm4a' : 'mp4'
}

async function boxesOf(file: Reader): Promise<Set<string> | undefined> {
  const seen = new Set<string>()
  for (let at = 0, boxes = 0; at < file.size; boxes++) {
    const head = await file.read(at, 16)
    if (head.length < 8 || boxes > 20_000) return undefined
    const short = head.readUInt32BE(0)
    const length = short === 0 ? file.size - at : short === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : short
    if (length < 8 || at + length > file.size) return undefined
    seen.add(head.toString('latin1', 4, 8))
    at += length
  }
  return seen
}

/** A WebM: EBML (RFC 8794) that says so among its first bytes. */
export const isWebm = (head: Buffer) => head.readUInt32BE(0) === 0x1A45DFA3 && /\u0042\u0082[^]webm/.test(head.toString('latin1', 0, 64))

const bitrates = { 1: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320], 2: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160] } as const
const rates = [44_100, 48_000, 32_000] as const

/** Two frames of MPEG audio, layer III (ISO 11172-3), one behind the other, behind the words that ID3 puts before them. */
export async function mp3KindOf(file: Reader): Promise<Extract<FileKind, 'mp3'> | undefined> {
  const head = await file.read(0, 10)
  if (head.length < 10) return undefined
  const words = head.toString('latin1', 0, 3) === 'ID3' ? 10 + head.subarray(6, 10).reduce((length, byte) => (length << 7) | (byte & 0x7F), 0) : 0
  const sound = await file.read(words, 8_192)
  const start = words ? sound.findIndex((byte) => byte !== 0) : 0
  const length = start >= 0 ? frameAt(sound, start) : undefined
  return length && frameAt(sound, start + length) ? 'mp3' : undefined
}

/** How long the frame is that begins there, in bytes. */
function frameAt(sound: Buffer, at: number): number | undefined {
  if (at + 4 > sound.length || sound[at] !== 0xFF) return undefined
  const [, second = 0, third = 0] = sound.subarray(at, at + 3)
  const version = (second >> 3) & 3
  if ((second & 0xE0) !== 0xE0 || version === 1 || ((second >> 1) & 3) !== 1) return undefined
  const first = version === 3
  const kilobits = bitrates[first ? 1 : 2][(third >> 4) - 1]
  const rate = rates[(third >> 2) & 3]
  if (!kilobits || !rate) return undefined
  const divided = first ? 1 : version === 2 ? 2 : 4
  return Math.floor(((first ? 144 : 72) * kilobits * 1000) / (rate / divided)) + ((third >> 1) & 1)
}
