import { fold } from '#engines/addresses/fold.ts'

const capital = (word: string) => word.replace(/^\p{L}/u, (letter) => letter.toUpperCase())

/** How a normalised name is shown: its full words with capitals, and words of mixed case or with apostrophes as they were written. */
export function spelling(normalised: string, written: string): string {
  const own = new Map(written.split(/[\s,]+/u).filter((word) => /\p{Ll}\p{Lu}|['’]/u.test(word)).map((word) => [fold(word), word]))
  return normalised.split(' ').map((word) => own.get(word) ?? capital(word)).join(' ')
}
