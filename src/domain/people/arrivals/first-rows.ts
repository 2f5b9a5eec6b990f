import { type Home, pathOf } from '#domain/people/arrivals/files.ts'
import type { Import } from '#domain/people/arrivals/imports.ts'
import { openRows, Unreadable } from '#domain/people/arrivals/records.ts'

/** The first rows of a file, to show what its columns hold; none of one that cannot be read. */
export async function firstRows(home: Home, one: Import, count: number): Promise<string[][]> {
  const found: string[][] = []
  try {
    for await (const { cells } of openRows(pathOf(home, one.file ?? ''), one).rows) {
      found.push(cells)
      if (found.length === count) break
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
  }
  return found
}
