export interface Texts {
  size: number
  at(index: number): string
}

/** Texts as one run of UTF-8 bytes and the offset at which each begins (one more than there are texts). */
export function joinTexts(texts: readonly string[]): { bytes: Uint8Array; starts: Uint32Array } {
  const encoded = texts.map((text) => new TextEncoder().encode(text))
  const starts = new Uint32Array(texts.length + 1)
  for (const [at, text] of encoded.entries()) starts[at + 1] = (starts[at] ?? 0) + text.length
  const bytes = new Uint8Array(starts.at(-1) ?? 0)
  for (const [at, text] of encoded.entries()) bytes.set(text, starts[at])
  return { bytes, starts }
}

/** Reads joined texts one at a time; nothing is decoded before it is asked for. */
export function openTexts(bytes: Uint8Array, starts: Uint32Array): Texts {
  const decoder = new TextDecoder()
  return { size: starts.length - 1, at: (index) => decoder.decode(bytes.subarray(starts[index], starts[index + 1])) }
}

/** The first index whose text is not before `key`, in sorted texts. */
export function lowerBound(texts: Texts, key: string): number {
  let low = 0
  let high = texts.size
  while (low < high) {
    const middle = (low + high) >>> 1
    if (texts.at(middle) < key) low = middle + 1
    else high = middle
  }
  return low
}
