import type { Match } from '#engines/divisions/matcher.ts'
import type { PackError } from '#engines/jurisdictions/jurisdiction.ts'

/** Finds a division by layer key and name. */
export type Finder = (layer: string, name: string) => Match

/** The id of what was found, or an error in its place. */
export function idOf(match: Match, file: string, line: number, errors: PackError[]): string[] {
  if (match.found) return [match.found.id]
  errors.push({ file, line, reason: match.reason })
  return []
}
