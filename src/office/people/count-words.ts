import type { Count } from '#domain/people/searching.ts'

/** "3 people", "about 52,000 people": an estimate is said with two figures. */
export function countWords({ number, about }: Count): string {
  if (!about) return number === 1 ? '1 person' : `${number.toLocaleString('en-US')} people`
  const step = 10 ** Math.max(0, Math.floor(Math.log10(number)) - 1)
  return `about ${(Math.round(number / step) * step).toLocaleString('en-US')} people`
}
