import sharp from 'sharp'

type Shape = { width?: number; height?: number; format?: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif'; orientation?: number; blue?: number }

/** Where a picture was taken, as a telephone writes it down; none of it may come out again. */
const whereabouts = { IFD0: { Make: 'Tattletale', Copyright: 'Tattletale' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '42/1 21/1 29/1', GPSLongitudeRef: 'W', GPSLongitude: '71/1 3/1 49/1' } }

/** A picture: red above, blue below, and told where it was taken. */
export async function picture({ width = 64, height = 48, format = 'jpeg', orientation, blue = 255 }: Shape = {}): Promise<Buffer<ArrayBuffer>> {
  const half = { create: { width, height: Math.ceil(height / 2), channels: 3 as const, background: { r: 0, g: 0, b: blue } } }
  const whole = sharp({ create: { width, height, channels: 3, background: { r: 255, g: 0, b: 0 } } }).composite([{ input: half, gravity: 'south' }])
  const told = format === 'gif' ? whole : whole.withExif(whereabouts).withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><Tattletale/></x:xmpmeta>')
  return Buffer.from(await (orientation ? told.withMetadata({ orientation }) : told).toFormat(format).toBuffer())
}

/** Everything that a file says of itself besides its pixels. */
export async function tales(file: string | Buffer): Promise<string[]> {
  const { exif, xmp, iptc, icc, comments } = await sharp(file).metadata()
  return Object.entries({ exif, xmp, iptc, icc, comments }).flatMap(([name, value]) => (value ? [name] : []))
}

/** Something to look at: a hill before an evening sky. */
export async function landscape(width: number, height: number): Promise<Buffer> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 70 46"><rect width="70" height="46" fill="#f0b27a"/><circle cx="50" cy="14" r="6" fill="#fdf2e0"/><path d="M0 30Q20 14 40 28T70 24V46H0Z" fill="#3d5a4a"/></svg>`
  return sharp(Buffer.from(drawing)).resize(width, height).jpeg().toBuffer()
}
