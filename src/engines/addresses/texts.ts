/** Texts without line ends as one run of UTF-8 bytes. */
export function joinTexts(texts: readonly string[]): Uint8Array {
  return new TextEncoder().encode(texts.join('\n'))
}

export function openTexts(bytes: Uint8Array): string[] {
  return bytes.length === 0 ? [] : new TextDecoder().decode(bytes).split('\n')
}

/** The first index whose text is not before `key`, in sorted texts. */
export function lowerBound(texts: readonly string[], key: string): number {
  let low = 0
  let high = texts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((texts[middle] ?? '') < key) low = middle + 1
    else high = middle
  }
  return low
}
