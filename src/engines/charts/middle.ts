/** The median of ordered classes by their counts, the lower of two; undefined when nothing was counted. */
export function middleOf<Class>(counts: readonly (readonly [Class, number])[]): Class | undefined {
  const half = counts.reduce((sum, [, count]) => sum + count, 0) / 2
  if (half === 0) return undefined
  let sum = 0
  return counts.find(([, count]) => (sum += count) >= half)?.[0]
}
