import type { Refusal } from '#engines/rosters/roster.ts'

/** What became of what was read. `passed` are records left out on purpose; `notes` are sentences for whoever ran the import. */
export type Tally = {
  read: number
  added: number
  changed: number
  unchanged: number
  ended: number
  passed: number
  refused: Refusal[]
  notes: string[]
}

export const nothingYet = (): Tally => ({ read: 0, added: 0, changed: 0, unchanged: 0, ended: 0, passed: 0, refused: [], notes: [] })

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((all, one) => ({
    read: all.read + one.read,
    added: all.added + one.added,
    changed: all.changed + one.changed,
    unchanged: all.unchanged + one.unchanged,
    ended: all.ended + one.ended,
    passed: all.passed + one.passed,
    refused: [...all.refused, ...one.refused],
    notes: [...all.notes, ...one.notes],
  }), nothingYet())
}

export const hasChanged = ({ added, changed, ended }: Tally) => added + changed + ended > 0
