/** The formats a picture is kept in, the smallest first: what a browser understands first is what it takes. */
export const formats = ['avif', 'webp', 'jpg'] as const
export type Format = (typeof formats)[number]

export const widest = 1600
const narrower = [480, 960]

/** The widths, in pixels, that a picture `width` wide is kept in: never wider than it is, and no two nearly the same. */
export const widthsOf = (width: number): number[] => [...narrower.filter((one) => one <= width * 0.8), Math.min(width, widest)]

export const nameOf = (hash: string, width: number, format: Format) => `${hash}-${width}.${format}`

const shape = /^([0-9a-f]{32})-([1-9]\d{0,3})\.(avif|webp|jpg)$/
const types: Record<string, string> = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' }

/** Whose file it is and of which type, or undefined for what is no such name. */
export function readName(name: string): { hash: string; type: string } | undefined {
  const [, hash, , format = ''] = shape.exec(name) ?? []
  const type = types[format]
  return hash && type ? { hash, type } : undefined
}
