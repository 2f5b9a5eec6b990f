import { suffix } from '#engines/addresses/suffixes.ts'

const designators = new Set(
  'apt apartment apmt unit ste suite fl flr floor rm room bldg building lot trlr trailer ph penthouse spc space dept'.split(' ')
)
const floors = new Set(['fl', 'flr', 'floor'])
const alone = new Set('rear front basement bsmt lower upper lobby penthouse ph side'.split(' '))
const mark = /^(?:\d{1,5}[a-z]{0,2}|[a-z]\d{0,5}[a-z]?)$/u

const isMark = (word: string | undefined) => word !== undefined && mark.test(word)
const isDesignator = (word: string | undefined) => word !== undefined && designators.has(word)

function trailing(words: readonly string[]): number {
  const [third = '', second = '', last = ''] = [words.at(-3), words.at(-2), words.at(-1)]
  if (words.length > 2 && isDesignator(second) && isMark(last)) return 2
  if (words.length > 3 && isDesignator(third) && isMark(second) && isMark(last)) return 3
  if (words.length > 2 && floors.has(last) && /^\d+(?:st|nd|rd|th)$/u.test(second)) return 2
  return words.length > 2 && alone.has(last) && suffix(second) ? 1 : 0
}

/** The words of a street without the flat, floor or room in front of or behind it; something always remains. */
export function withoutUnit(words: readonly string[]): string[] {
  let rest = [...words]
  for (let cut = trailing(rest); cut > 0; cut = trailing(rest)) rest = rest.slice(0, -cut)
  while (rest.length > 3 && isDesignator(rest[0]) && isMark(rest[1])) rest = rest.slice(2)
  return rest.length === words.length ? rest : withoutUnit(rest)
}

/** Whether these words are a unit and nothing else: "apt 3", "2nd floor", "rear". */
export function isUnit(words: readonly string[]): boolean {
  return words.length > 0 && withoutUnit(['x', 'street', ...words]).length === 2
}
