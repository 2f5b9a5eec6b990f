import { direction, leadingDirection } from '#engines/addresses/directions.ts'
import { fold, words } from '#engines/addresses/fold.ts'
import { withNumerals } from '#engines/addresses/ordinals.ts'
import { suffix } from '#engines/addresses/suffixes.ts'
import { withoutUnit } from '#engines/addresses/units.ts'

/** Short forms inside a name, where "st" is a saint and "dr" a doctor. */
const inside: Record<string, string> = {
  st: 'saint', ste: 'sainte', mt: 'mount', dr: 'doctor', ft: 'fort', pt: 'point', ave: 'avenue', av: 'avenue', blvd: 'boulevard',
  ctr: 'center', hwy: 'highway', rte: 'route', rt: 'route', pkwy: 'parkway', sq: 'square', mtn: 'mountain', brk: 'brook',
  hts: 'heights', hbr: 'harbor', hl: 'hill', gen: 'general', col: 'colonel', capt: 'captain', sgt: 'sergeant', rev: 'reverend',
  lt: 'lieutenant', gov: 'governor', pres: 'president', msgr: 'monsignor', jr: 'junior'
}

const insideName = (word: string) => (Object.hasOwn(inside, word) ? inside[word] : undefined) ?? word

/** "o brien" -> "obrien", "mc donald" -> "mcdonald". */
function withJoinedNames(all: readonly string[]): string[] {
  return all.reduceRight<string[]>((rest, word) => {
    const [next = '', ...others] = rest
    const joins = (word === 'o' || word === 'mc') && next.length > 2 && /^\p{L}+$/u.test(next) && !suffix(next) && !direction(next)
    return joins ? [word + next, ...others] : [word, ...rest]
  }, [])
}

/** "state route 9", "us rt 1" -> "route 9", "route 1". */
function withBareRoutes(all: readonly string[]): string[] {
  const [first = '', second = '', third = ''] = all
  const numbered = /^ro?u?te?$/u.test(second) && /^\d/u.test(third)
  return numbered && (first === 'state' || (/^[a-z]{2}$/u.test(first) && !direction(first))) ? withBareRoutes(all.slice(1)) : [...all]
}

/** Where the suffix stands: last, or before a direction that is last ("main street north"); -1 when the name has none. */
function suffixAt(all: readonly string[]): number {
  const last = all.length - 1
  if (last > 0 && suffix(all[last] ?? '')) return last
  return last > 1 && direction(all[last] ?? '') && suffix(all[last - 1] ?? '') ? last - 1 : -1
}

function withFullWords(all: readonly string[]): string[] {
  const at = suffixAt(all)
  return all.map((word, index) => {
    if (index === at || (index === at - 1 && index > 0 && word === 'st')) return suffix(word) ?? word
    return insideName(word)
  })
}

/** A direction is spelt out where it qualifies a name; "E Street" and "Avenue E" are letters and stay apart from "East Street". */
function withFullDirections(all: readonly string[]): string[] {
  const at = suffixAt(all)
  const core = at < 0 ? all : all.slice(0, at)
  const named = core.some((word) => !direction(word) && !suffix(word))
  return all.map((word, index) => {
    if (index === 0 && core.length > 1) return leadingDirection(word) ?? word
    return named || index !== core.length - 1 ? (direction(word) ?? word) : word
  })
}

/** The one spelling under which a street's words are compared: full words, numerals for ordinals, no unit. Repeated until it rests. */
export function streetOf(all: readonly string[]): string {
  const bare = withJoinedNames(withBareRoutes(withoutUnit(withNumerals(all))))
  const full = withFullDirections(withFullWords(bare))
  return full.join(' ') === all.join(' ') ? all.join(' ') : streetOf(full)
}

/** `streetOf` for a street as written, without its house number: "N. Main St., Apt 3" -> "north main street". Idempotent. */
export function normaliseStreet(written: string): string {
  return streetOf(words(fold(written)))
}

/** A normalised street parted into the name and its suffix ('' when it has none): "main street north" -> main north, street. */
export function partStreet(street: string): { stem: string; suffix: string } {
  const all = street.split(' ')
  const at = suffixAt(all)
  return at < 0 ? { stem: street, suffix: '' } : { stem: all.toSpliced(at, 1).join(' '), suffix: all[at] ?? '' }
}
