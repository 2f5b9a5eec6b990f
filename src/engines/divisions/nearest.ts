/** Up to three of `items` whose key is within a third of the wanted key's length in single-letter edits, nearest first. */
export function nearest<T>(items: T[], wanted: string, keyOf: (item: T) => string): T[] {
  const limit = Math.max(2, Math.floor(wanted.length / 3))
  return items
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => Math.abs(key.length - wanted.length) <= limit)
    .map(({ item, key }) => ({ item, away: distance(wanted, key) }))
    .filter(({ away }) => away <= limit)
    .sort((a, b) => a.away - b.away)
    .slice(0, 3)
    .map(({ item }) => item)
}

/** Levenshtein's distance, one row at a time. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const swap = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
