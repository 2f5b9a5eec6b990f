export type Difference<Row> = { added: Row[]; changed: Row[]; gone: Row[]; same: number }

/** What has to happen to the known rows that they become the wanted ones. Only the columns of the wanted rows are compared. */
export function difference<Row extends object>(known: readonly Row[], wanted: readonly Row[], keyOf: (row: Row) => string): Difference<Row> {
  const before = new Map(known.map((row) => [keyOf(row), new Map(Object.entries(row))]))
  const after = new Set(wanted.map(keyOf))
  const found: Difference<Row> = { added: [], changed: [], gone: known.filter((row) => !after.has(keyOf(row))), same: 0 }
  for (const row of wanted) {
    const was = before.get(keyOf(row))
    if (!was) found.added.push(row)
    else if (Object.entries(row).some(([column, value]) => was.get(column) !== value)) found.changed.push(row)
    else found.same++
  }
  return found
}
