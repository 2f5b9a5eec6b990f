import { strToU8, zipSync } from 'fflate'

const types = (part: string) => `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="${part}"/></Types>`
const main = (part: string) => `application/vnd.openxmlformats-officedocument.${part}.main+xml`

/** Small files of every kind, true to their bytes. */
export const pdf = () => Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
export const parts = (part: string, more: Record<string, Uint8Array> = {}) => Buffer.from(zipSync({ '[Content_Types].xml': strToU8(types(part)), 'main.xml': strToU8('<x/>'), ...more }))
export const docx = (more?: Record<string, Uint8Array>) => parts(main('wordprocessingml.document'), more)
export const pptx = () => parts(main('presentationml.presentation'))
export const xlsx = () => parts(main('spreadsheetml.sheet'))
export const openDocument = (kind: 'text' | 'presentation' | 'spreadsheet', more: Record<string, Uint8Array> = {}) =>
  Buffer.from(zipSync({ mimetype: [strToU8(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }], 'content.xml': strToU8('<x/>'), ...more }))

export function box(type: string, content: Uint8Array = Buffer.alloc(0)) {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + content.length)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, content])
}
export const film = (brand = 'isom') => Buffer.concat([box('ftyp', Buffer.from(`${brand}\0\0\u0002\0isommp41`, 'latin1')), box('moov', Buffer.alloc(32)), box('mdat', Buffer.alloc(3000, 7))])
export const webm = () => Buffer.concat([Buffer.from([0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x84]), Buffer.from('webm'), Buffer.alloc(100)])

/** Frames of 128 kbit/s at 44.1 kHz, 417 bytes each, behind words of that many bytes. */
export function mp3(frames = 3, words?: number) {
  const sound = Buffer.alloc(417 * frames)
  for (let at = 0; at < frames; at++) sound.set([0xFF, 0xFB, 0x90, 0], at * 417)
  const id3 = words === undefined ? Buffer.alloc(0) : Buffer.concat([Buffer.from('ID3\u0004\0\0', 'latin1'), Buffer.from([0, 0, words >> 7, words & 0x7F]), Buffer.alloc(words)])
  return Buffer.concat([id3, sound])
}
