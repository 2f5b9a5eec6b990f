type Numbers = Int32Array | Uint32Array | Uint8Array

/** A column of numbers that grows by half when it is full. */
export function column<T extends Numbers>(allocate: (length: number) => T) {
  let values = allocate(1024)
  let length = 0
  return {
    get length() { return length },
    at: (index: number) => values[index] ?? 0,
    push(value: number) {
      if (length === values.length) {
        const larger = allocate(Math.ceil(length * 1.5))
        larger.set(values)
        values = larger
      }
      values[length++] = value
    }
  }
}
