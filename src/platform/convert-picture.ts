import { createHash } from 'node:crypto'
import { join } from 'node:path'
import sharp from 'sharp'
import { formats, nameOf, widest, widthsOf } from '#engines/pictures/sizes.ts'

/**
 * A program of its own, run by `platform/pictures.ts`: decodes a picture from outside where a fault of a decoder ends nothing but this, and writes it anew
 * from its pixels alone. Says in a line of JSON what came of it.
 */
const [file = '', kind = '', into = '', most = '0'] = process.argv.slice(2)
const tallest = 5
const loaders: Record<string, string> = {
  jpeg: 'VipsForeignLoadJpegFile', png: 'VipsForeignLoadPngFile', gif: 'VipsForeignLoadNsgifFile', webp: 'VipsForeignLoadWebpFile', avif: 'VipsForeignLoadHeifFile',
}
const written = { avif: { quality: 50, effort: 3 }, webp: { quality: 78 }, jpg: { quality: 80, mozjpeg: true } } as const

sharp.cache(false)
sharp.concurrency(1)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: [loaders[kind] ?? ''] })

async function convert() {
  const options = { limitInputPixels: Number(most), failOn: 'error', sequentialRead: true, pages: 1 } as const
  const { autoOrient } = await sharp(file, options).metadata()
  if (autoOrient.height > autoOrient.width * tallest) return { unfit: 'too tall' }
  const { data, info } = await sharp(file, options)
    .autoOrient()
    .resize({ width: widest, withoutEnlargement: true })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const hash = createHash('sha256').update(`${width} ${channels} `).update(data).digest('hex').slice(0, 32)
  let bytes = 0
  for (const narrow of widthsOf(width)) {
    for (const format of formats) {
      const small = sharp(data, { raw: { width, height, channels } }).resize({ width: narrow })
      const encoded = format === 'jpg' ? small.flatten({ background: '#fff' }).jpeg(written.jpg) : format === 'webp' ? small.webp(written.webp) : small.avif(written.avif)
      bytes += (await encoded.toFile(join(into, nameOf(hash, narrow, format)))).size
    }
  }
  return { hash, width, height, bytes }
}

const said = await convert().catch((error: Error) => ({ unfit: /pixel limit/.test(error.message) ? 'too many pixels' : 'unreadable' }))
process.stdout.write(JSON.stringify(said))
