import type { Answer, Query } from '#engines/addresses/answer.ts'
import { find } from '#engines/addresses/finding.ts'
import { openFile } from '#engines/addresses/opening.ts'

export interface Addresses {
  /** How many houses are known. */
  size: number
  find(query: Query): Answer
}

/**
 * Opens a file made by `startAddresses(…).finish()` and looks addresses up in it, without copying it and without keeping or writing
 * what is asked. (Bytes that do not begin at a multiple of four in their buffer are copied once.) Throws when the file is foreign,
 * cut short or damaged.
 *
 * `find` answers with a point that is right, or with the reason why there is none: never with a guess. Exact: the house is in the
 * file. Between: the house is not, but two neighbours on its side of the street are, at most 250 m and 50 numbers apart; the point
 * lies on the line between them, and the caller should check that both lie in the same districts. A misspelt street or a missing
 * suffix is put right only when one single street of the town can be meant, and then said in `corrected`.
 */
export function openAddresses(bytes: Uint8Array): Addresses {
  const file = openFile(bytes)
  return { size: file.number.length, find: (query) => find(file, query) }
}
