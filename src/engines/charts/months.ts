/** Months as in "2026-11". The last `count` of them up to `last`, oldest first; what is not known of one is `empty`. */
export function everyMonth<Known extends { month: string }>(known: readonly Known[], last: string, count: number, empty: Omit<Known, 'month'>): (Omit<Known, 'month'> & { month: string })[] {
  const byMonth = new Map(known.map((one) => [one.month, one]))
  const [year = 0, month = 1] = last.split('-').map(Number)
  return Array.from({ length: count }, (_, at) => {
    const name = new Date(Date.UTC(year, month - count + at, 1)).toISOString().slice(0, 7)
    return byMonth.get(name) ?? { ...empty, month: name }
  })
}
