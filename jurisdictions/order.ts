/** Compares by a key, code unit by code unit: the same order on every machine. */
export function by<T>(keyOf: (item: T) => string) {
  return (a: T, b: T) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0)
}

/** `2` before `10`, `2` before `2A`. */
export function naturally(label: string): string {
  return label.replace(/^\d+/, (digits) => digits.padStart(4, '0'))
}
