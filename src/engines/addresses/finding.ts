import { type Answer, nothing, type Query } from '#engines/addresses/answer.ts'
import { type Area, areasOf, groupsNamed, namesIn, type Where } from '#engines/addresses/area.ts'
import { chooseHouse } from '#engines/addresses/choosing.ts'
import { fold, words } from '#engines/addresses/fold.ts'
import { otherReadings, type Reading, readLine, withoutRegion } from '#engines/addresses/line.ts'
import { metresBetween } from '#engines/addresses/metres.ts'
import type { Opened } from '#engines/addresses/opening.ts'
import { postcodeOf } from '#engines/addresses/postcode.ts'
import { sameSpot } from '#engines/addresses/record.ts'
import { partStreet, streetOf } from '#engines/addresses/street.ts'
import { isType } from '#engines/addresses/suffixes.ts'
import { normaliseTown, townOf } from '#engines/addresses/town.ts'

/** Characters that are read of a query; anything longer is refused unread. */
export const longest = { street: 200, town: 100, postcode: 20, place: 100 }
const longestTown = 5 // words
const mostSuggestions = 5

interface Attempt extends Reading {
  areas: readonly Area[]
}

/** The names in [from, to) that streets of these areas have. */
function present(file: Opened, areas: readonly Area[], range: readonly [number, number]): number[] {
  return range[0] === range[1] ? [] : [...new Set(areas.flatMap((area) => groupsNamed(file, area, range).map(({ name }) => name)))]
}

const choicesOf = (answer: Answer) => (answer.found === 'nothing' ? answer.choices : [answer])

/** The names in these areas that may be meant by one without a type: "Ivy" by "Ivy Street", "Winter Hill" by "Winter Hill Avenue". */
function longer(file: Opened, areas: readonly Area[], street: string): number[] {
  return isType(partStreet(street).suffix) ? [] : present(file, areas, file.names.withStem(street))
}

/** The street as typed, unless a longer name that may be meant has the house as well. */
function exactly(file: Opened, { house, street, areas }: Attempt): Answer | undefined {
  const typed = streetOf(street)
  const [name] = present(file, areas, file.names.exactly(typed))
  if (name === undefined) return undefined
  const answer = chooseHouse(file, areas, name, house)
  const others = longer(file, areas, typed).filter((other) => other !== name)
  const choices = others.flatMap((other) => choicesOf(chooseHouse(file, areas, other, house)))
  return choices.length === 0 ? answer : nothing('ambiguous', [], [...choicesOf(answer), ...choices])
}

function suggestionsFor(file: Opened, { street, areas }: Attempt): string[] {
  const similar = [...new Set(file.names.similar(streetOf(street), namesIn(file, areas)))]
  return similar.filter((name) => present(file, areas, [name, name + 1]).length > 0).slice(0, mostSuggestions).map(file.names.shown)
}

/**
 * A street without its suffix, or misspelt: taken only when one single street of the areas can be meant and has the house. What is
 * the name of some street elsewhere is no misspelling, but more likely a street of another town.
 */
function loosely(file: Opened, attempt: Attempt): Answer {
  const { house, areas } = attempt
  const street = streetOf(attempt.street)
  const bare = longer(file, areas, street)
  const meant = bare.length > 0 || file.names.isStem(partStreet(street).stem) ? bare
    : [...new Set(file.names.misspelt(street, namesIn(file, areas)))].filter((name) => present(file, areas, [name, name + 1]).length > 0)
  const [name] = meant
  if (name === undefined) return nothing('unknown-street', suggestionsFor(file, attempt))
  if (meant.length > 1) {
    return nothing(bare.length > 0 ? 'ambiguous' : 'unknown-street', meant.slice(0, mostSuggestions).map(file.names.shown))
  }
  const answer = chooseHouse(file, areas, name, house)
  if (answer.found !== 'nothing') return { ...answer, corrected: answer.street }
  return answer.reason === 'ambiguous' ? answer : nothing(bare.length > 0 ? answer.reason : 'unknown-street', [file.names.shown(name)])
}

/** Every way to part words without commas into a street and a known town, the longest town first. */
function splits(file: Opened, { house, street }: Reading, where: Where): Attempt[] {
  const attempts: Attempt[] = []
  for (let at = Math.max(1, street.length - longestTown); at < street.length; at++) {
    const areas = areasOf(file, { ...where, names: [...where.names, townOf(street.slice(at))] })
    if (typeof areas !== 'string') attempts.push({ house, street: street.slice(0, at), areas })
  }
  return attempts
}

const withOthers = (attempts: readonly Attempt[]) =>
  attempts.flatMap((attempt) => [attempt, ...otherReadings(attempt).map((reading) => ({ ...attempt, ...reading }))])

/** The one answer that several readings of the same words give, or 'ambiguous'. */
function agreed(answers: readonly Answer[]): Answer | undefined {
  const [first] = answers
  if (!first || answers.length === 1) return first
  const same = first.found !== 'nothing'
    && answers.every((answer) => answer.found !== 'nothing' && metresBetween(answer, first) <= sameSpot)
  return same ? first : nothing('ambiguous', [], answers.flatMap(choicesOf))
}

function whereOf(file: Opened, query: Query, towns: readonly string[][], postcodes: readonly string[]): Where | 'ambiguous' {
  const field = withoutRegion(words(fold(query.town ?? '')), file.regions)
  const said = new Set([postcodeOf(query.postcode ?? ''), field.postcode, ...postcodes].filter(Boolean))
  if (said.size > 1) return 'ambiguous'
  const names = [townOf(field.name), ...towns.map(townOf)].filter(Boolean)
  return { place: query.place, names: [...new Set(names)], postcode: [...said][0] ?? '' }
}

/** `find` of `openAddresses`. */
export function find(file: Opened, query: Query): Answer {
  const { street, place = '', town = '', postcode = '', postal = '' } = query
  if (street.length > longest.street || town.length > longest.town || postal.length > longest.town) return nothing('too-long')
  if (postcode.length > longest.postcode || place.length > longest.place) return nothing('too-long')
  const line = readLine(street, file.regions)
  if (typeof line === 'string') return nothing(line)
  const where = whereOf(file, query, line.towns, [line.postcode])
  if (where === 'ambiguous') return nothing(where)
  const wide = areasOf(file, where)
  const postalTown = postal === '' ? undefined : file.townAt.get(normaliseTown(postal)) ?? -1
  const areas = typeof wide === 'string' || postalTown === undefined ? wide
    : wide.map((area): Area => ({ ...area, town: postalTown, only: 'town' }))

  const plain = typeof areas === 'string' ? [] : [{ ...line, areas }]
  const parted = line.towns.length > 0 ? [] : splits(file, line, where)
  for (const attempt of withOthers(plain)) {
    const answer = exactly(file, attempt)
    if (answer) return answer
  }
  const answer = agreed(withOthers(parted).flatMap((attempt) => exactly(file, attempt) ?? []))
  if (answer) return answer
  const [attempt] = parted.length === 1 ? parted : plain
  if (!attempt) return nothing(typeof areas === 'string' ? areas : 'unknown-town')
  return attempt.street.length === 0 ? nothing('unknown-street') : loosely(file, attempt)
}
