import { coreOf, differingBits, forgiven, letters, maySpell } from '#engines/addresses/likeness.ts'
import { partStreet } from '#engines/addresses/street.ts'
import { joinTexts, lowerBound, openTexts } from '#engines/addresses/texts.ts'
import type { openSections } from '#engines/addresses/sections.ts'

/** The key under which a normalised street is sorted: its stem first, so that all suffixes of one stem lie together. */
export function nameKey(street: string): string {
  const { stem, suffix } = partStreet(street)
  return `${stem}|${suffix}`
}

const stemOf = (key: string) => key.slice(0, key.indexOf('|'))
const suffixOf = (key: string) => key.slice(key.indexOf('|') + 1)

/** The sections of a table of names: keys (sorted), spellings to show, letters, cores and the length of the stems. */
export function nameSections(keys: readonly string[], shown: readonly string[]) {
  const stems = keys.map(stemOf)
  return [
    joinTexts(keys), joinTexts(shown),
    Uint32Array.from(stems, letters), Uint32Array.from(stems, coreOf), Uint8Array.from(stems, (stem) => Math.min(stem.length, 255))
  ]
}

export type Names = ReturnType<typeof openNames>

export function openNames(read: ReturnType<typeof openSections>) {
  const [keys, shown] = [openTexts(read.bytes()), openTexts(read.bytes())]
  const [bits, cores, lengths] = [read.words(), read.words(), read.bytes()]
  const near = (name: number, stem: string, stemBits: number, limit: number) =>
    Math.abs((lengths[name] ?? 0) - stem.length) <= limit && differingBits(bits[name] ?? 0, stemBits) <= 2 * limit

  return {
    shown: (name: number) => shown[name] ?? '',

    /** The names whose key is exactly this street's: [from, to), empty or one. */
    exactly(street: string): [number, number] {
      const key = nameKey(street)
      const at = lowerBound(keys, key)
      return [at, keys[at] === key ? at + 1 : at]
    },

    /** The names with this stem and any suffix: [from, to). */
    withStem(stem: string): [number, number] {
      return [lowerBound(keys, `${stem}|`), lowerBound(keys, `${stem}}`)]
    },

    /** Whether any street, anywhere, has this stem. */
    isStem: (stem: string) => keys[lowerBound(keys, `${stem}|`)]?.startsWith(`${stem}|`) ?? false,

    /** Those of `among` that this street may be a misspelling of: the same suffix, or none typed. */
    misspelt(street: string, among: Iterable<number>): number[] {
      const { stem, suffix } = partStreet(street)
      const [stemBits, limit] = [letters(stem), forgiven(stem)]
      return [...among].filter((name) => {
        if (!near(name, stem, stemBits, limit)) return false
        const key = keys[name] ?? ''
        return (suffix === '' || suffixOf(key) === suffix) && maySpell(stem, stemOf(key))
      })
    },

    /** Those of `among` worth a "did you mean": the same name with another suffix or direction, or a similar spelling. */
    similar(street: string, among: Iterable<number>): number[] {
      const { stem } = partStreet(street)
      const [stemBits, core, limit] = [letters(stem), coreOf(stem), Math.max(1, forgiven(stem))]
      return [...among].filter((name) =>
        cores[name] === core || (near(name, stem, stemBits, limit) && maySpell(stem, stemOf(keys[name] ?? ''))))
    }
  }
}
