import type { Reader } from '#engines/files/reader.ts'

/** Whether it is a picture from its signature to where its pixels begin. */
export async function pictureKindOf(file: Reader, head: Buffer): Promise<'png' | 'jpg' | 'webp' | undefined> {
  const text = head.toString('latin1')
  if (text.startsWith('\u0089PNG\r\n\u001A\n\0\0\0\rIHDR')) return 'png'
  if (/^RIFF[^]{4}WEBPVP8[ LX]/.test(text)) return head.readUInt32LE(4) + 8 <= file.size ? 'webp' : undefined
  return text.startsWith('\u00FF\u00D8\u00FF') && await isJpeg(file) ? 'jpg' : undefined
}

/** ITU T.81, annex B: segments that each say their length, up to the scan. */
async function isJpeg(file: Reader): Promise<boolean> {
  for (let at = 2, segments = 0; segments < 500; segments++) {
    const head = await file.read(at, 4)
    if (head.length < 4 || head[0] !== 0xFF) return false
    const [, marker = 0] = head
    if (marker === 0xDA) return true
    if (marker === 0xFF) at += 1
    else if (marker < 0xC0 || head.readUInt16BE(2) < 2) return false
    else at += 2 + head.readUInt16BE(2)
  }
  return false
}
