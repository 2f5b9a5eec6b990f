/** Numbers texts in the order in which they first come; the same text always has the same number. */
export function interned() {
  const numbers = new Map<string, number>()
  return {
    texts: () => [...numbers.keys()],
    get size() { return numbers.size },
    of(text: string): number {
      const known = numbers.get(text)
      if (known !== undefined) return known
      numbers.set(text, numbers.size)
      return numbers.size - 1
    }
  }
}

/** The order of texts when sorted: `sorted` and, for each number, its rank. */
export function ranked(texts: readonly string[]): { sorted: string[]; rank: Uint32Array; order: Uint32Array } {
  const order = Uint32Array.from(texts.keys()).sort((a, b) => {
    const [left = '', right = ''] = [texts[a], texts[b]]
    return left < right ? -1 : left > right ? 1 : 0
  })
  const rank = new Uint32Array(texts.length)
  for (const [at, number] of order.entries()) rank[number] = at
  return { sorted: Array.from(order, (number) => texts[number] ?? ''), rank, order }
}
