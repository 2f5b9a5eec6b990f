/** The least of 2, 4, 10, 20, 40, 100 … that holds `most`: a scale whose half is a whole number too. */
export function topOf(most: number): number {
  for (let ten = 1; ; ten *= 10) {
    const top = [2, 4, 10].map((step) => step * ten).find((step) => step >= most)
    if (top !== undefined) return top
  }
}
