import { direction } from '#engines/addresses/directions.ts'
import { edits } from '#engines/addresses/edits.ts'

/** Which letters occur in a text, a bit each; an edit flips at most two, so a count of differing bits rules out most names at once. */
export function letters(text: string): number {
  let bits = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== 32) bits |= 1 << (code & 31)
  }
  return bits >>> 0
}

export function differingBits(a: number, b: number): number {
  let bits = a ^ b
  let count = 0
  for (; bits !== 0; count++) bits &= bits - 1
  return count
}

/** A hash of a name without its directions: "north main" and "main" share it. */
export function coreOf(stem: string): number {
  const core = stem.split(' ').filter((word, _, all) => all.length === 1 || !direction(word)).join(' ') || stem
  let hash = 0x811c9dc5
  for (let at = 0; at < core.length; at++) hash = Math.imul(hash ^ core.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Words that a misspelling must not touch: directions, and whatever has a digit or is a single letter. */
const fixed = (stem: string) => stem.split(' ').filter((word) => direction(word) || word.length === 1 || /\d/u.test(word)).join(' ')

/** Edits forgiven in a name of this length: none below 4 letters, one below 8, else two. */
export function forgiven(stem: string): number {
  return stem.length < 4 ? 0 : stem.length < 8 ? 1 : 2
}

/** Whether `typed` may be a misspelling of `known` (both stems): few edits, the same directions, numbers and single letters. */
export function maySpell(typed: string, known: string): boolean {
  const limit = forgiven(typed)
  return limit > 0 && fixed(typed) === fixed(known) && edits(typed, known, limit) <= limit
}
