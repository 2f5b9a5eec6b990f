/** Whose action it is: everybody's, or theirs who live in one of these districts; with `unplaced` also theirs of whose district on these layers we know nothing. */
export type Constituents = 'everybody' | { districts: ReadonlySet<string>; layers: readonly string[]; unplaced: boolean }

/** Whether somebody with these districts, by layer, is one of them. */
export function isConstituent(constituents: Constituents, districts: Readonly<Record<string, string>>): boolean {
  if (constituents === 'everybody') return true
  const known = constituents.layers.flatMap((layer) => districts[layer] ?? [])
  return known.some((id) => constituents.districts.has(id)) || (constituents.unplaced && known.length === 0)
}
