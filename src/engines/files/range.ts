export type Range = { from: number; to: number }

/**
 * Which part of `size` bytes is asked for (RFC 9110, 14.1.2), the last byte included. `undefined` for all of it: nothing was asked, or several
 * parts at once, or in words nobody knows. 'beyond' when there is no such part.
 */
export function rangeOf(asked: string | undefined, size: number): Range | 'beyond' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(asked?.trim() ?? '') ?? []
  if (first === '' && last === '') return undefined
  if (first === '') return Number(last) === 0 || size === 0 ? 'beyond' : { from: Math.max(0, size - Number(last)), to: size - 1 }
  if (last !== '' && Number(last) < Number(first)) return undefined
  if (Number(first) >= size) return 'beyond'
  return { from: Number(first), to: last === '' ? size - 1 : Math.min(Number(last), size - 1) }
}
