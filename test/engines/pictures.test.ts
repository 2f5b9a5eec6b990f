import { expect, test } from 'vitest'
import { kindOf } from '#engines/pictures/kind.ts'
import { nameOf, readName, widthsOf } from '#engines/pictures/sizes.ts'

const box = (brands: string, length = 8 + brands.length) => Buffer.concat([Buffer.from([0, 0, 0, length]), Buffer.from(`ftyp${brands}`)])

test.each<[string, Uint8Array, string | undefined]>([
  ['JPEG', Buffer.from([0xFF, 0xD8, 0xFF, 0xE0]), 'jpeg'], ['PNG', Buffer.from('\u0089PNG\r\n\u001A\n', 'latin1'), 'png'], ['GIF', Buffer.from('GIF87a'), 'gif'], ['WebP', Buffer.from('RIFF\0\0\0\0WEBPVP8 '), 'webp'],
  ['AVIF', box('avif\0\0\0\0mif1'), 'avif'], ['AVIF of a general brand', box('mif1\0\0\0\0mif1avifmiaf'), 'avif'], ['HEIC', box('heic\0\0\0\0mif1heic'), 'heic'], ['a film', box('isom\0\0\0\0mp42'), undefined],
  ['a brand that stands behind the box', box('isom\0\0\0\0avif', 16), undefined], ['sound in RIFF', Buffer.from('RIFF\0\0\0\0WAVE'), undefined], ['SVG', Buffer.from('<svg'), undefined], ['nothing', Buffer.alloc(0), undefined], ['four bytes', Buffer.from('\0\0\0\0ftyp').subarray(0, 6), undefined],
])('%s is known by its first bytes', (_name, head, kind) => {
  expect(kindOf(head)).toBe(kind)
})

test('a picture is kept in three widths, never wider than it is and no two nearly the same', () => {
  expect([5000, 1600, 1200, 1000, 600, 500, 1].map(widthsOf)).toEqual([[480, 960, 1600], [480, 960, 1600], [480, 960, 1200], [480, 1000], [480, 600], [500], [1]])
})

test('a name is read as it is written, and nothing else is a name', () => {
  const hash = '0123456789abcdef'.repeat(2)
  expect(readName(nameOf(hash, 480, 'webp'))).toEqual({ hash, type: 'image/webp' })
  for (const odd of [`${hash}-480.svg`, `${hash}-0.jpg`, `${hash}-16000.jpg`, `x${hash}-480.jpg`, `${hash}-480.jpg\n`, `${hash}.jpg`, `../${hash}-480.jpg`, '']) expect(readName(odd), odd).toBeUndefined()
})
