export type Kind = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif'

/**
 * What a picture is, by its first 64 bytes and by nothing that was said about it: the signatures of JPEG (ITU T.81), PNG (W3C), GIF (87a, 89a),
 * WebP (RFC 9649) and of ISO 14496-12 files with the brand of AVIF. 'heic' is known but cannot be read; anything else is no picture.
 */
export function kindOf(head: Uint8Array): Kind | 'heic' | undefined {
  const text = Buffer.from(head.subarray(0, 64)).toString('latin1')
  if (text.startsWith('\u00FF\u00D8\u00FF')) return 'jpeg'
  if (text.startsWith('\u0089PNG\r\n\u001A\n')) return 'png'
  if (/^GIF8[79]a/.test(text)) return 'gif'
  if (/^RIFF[^]{4}WEBP/.test(text)) return 'webp'
  if (text.slice(4, 8) !== 'ftyp') return undefined
  const brands = text.slice(8, Math.min(64, Buffer.from(head).readUInt32BE(0)))
  return /avi[fs]/.test(brands) ? 'avif' : /hei[cxms]|hev[cxms]|mif1|msf1/.test(brands) ? 'heic' : undefined
}
