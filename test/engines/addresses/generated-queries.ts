import type { Answer, Query } from '#engines/addresses/answer.ts'
import { metresBetween } from '#engines/addresses/metres.ts'
import { type House, housesOf, pick, type Point, randomFrom, type Street, type Town, type World, writeStreet } from './generated.ts'
import { bases, suffixes } from './street-words.ts'

export type Kind =
  | 'plain' | 'spelt otherwise' | 'with a unit' | 'noisy' | 'misspelt' | 'by postal name' | 'one line' | 'one line, no commas' | 'without suffix'
  | 'wrong suffix' | 'end of a range' | 'house not in the data' | 'street not in the data' | 'number far off' | 'wrong town'

/** `truth` is where the asked house stands, whether it is in the data or not; undefined when there is no such house. */
export interface Asked { kind: Kind; query: Query; truth?: Point; place: string }

const kinds: [Kind, number][] = [
  ['plain', 20], ['spelt otherwise', 10], ['with a unit', 10], ['noisy', 10], ['misspelt', 8], ['by postal name', 10], ['one line', 8],
  ['one line, no commas', 6], ['without suffix', 4], ['wrong suffix', 2], ['end of a range', 2], ['house not in the data', 8],
  ['street not in the data', 3], ['number far off', 3], ['wrong town', 4]
]
const deck = kinds.flatMap(([kind, weight]) => Array.from({ length: weight }, () => kind))
const known = new Set(bases.map((base) => base.toLowerCase()))

type Random = () => number

function noisy(text: string, random: Random): string {
  const cased = [text.toUpperCase(), text.toLowerCase(), text][Math.floor(random() * 3)]!
  return cased.replaceAll(' ', () => pick(random, [' ', '  ', ' ', '\t'])).replace(/$/u, () => pick(random, ['', '.', ' ,', ' ']))
}

/** One or two slips of the finger inside a long name; undefined when the name is short, has no plain letters, or another name comes out. */
function misspelt(base: string, random: Random): string | undefined {
  if (base.length < 5 || !/^[A-Za-z]+$/u.test(base)) return undefined
  let text = base
  for (let slips = base.length > 9 && random() < 0.3 ? 2 : 1; slips > 0; slips--) {
    const at = 1 + Math.floor(random() * (text.length - 2))
    const letter = pick(random, [...'aeionrst'])
    text = pick(random, [
      text.slice(0, at) + text.slice(at + 1), text.slice(0, at) + letter + text.slice(at), text.slice(0, at) + letter + text.slice(at + 1),
      text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
    ])
  }
  return known.has(text.toLowerCase()) ? undefined : text
}

const units = ['Apt 3', '#3', 'Unit B', 'Fl 2', ', Suite 200', 'apt. 12-C', '2nd floor', '# 1A', 'UNIT 4 BLDG 2']

function ask(world: World, kind: Kind, town: Town, street: Street, house: House, random: Random): Asked | undefined {
  const village = town.villages[street.village]!
  const twin = world.hasTwin(street)
  const short = writeStreet(street, town.long)
  const asked = (text: string, where: Partial<Query> = {}, truth: Point | undefined = house): Asked =>
    ({ kind, query: { street: text, town: town.name, ...where }, truth, place: town.id })
  const number = house.written
  const one = `${number} ${short}`
  const here = random() < 0.5 ? { town: undefined, place: town.id } : {}
  const otherStreet = (other: Partial<Street>) => ({ ...street, ...other })
  const taken = (base: string, suffix?: number) =>
    town.streets.some((other) => other.base === base && (suffix === undefined || other.suffix === suffix))

  switch (kind) {
    case 'plain': return asked(one, here)
    case 'spelt otherwise': return asked(`${number} ${writeStreet(street, !town.long)}`, here)
    case 'with a unit': return asked(`${one} ${pick(random, units)}`, here)
    case 'noisy': return asked(noisy(one, random), { town: noisy(town.name, random) })
    case 'by postal name': return asked(one, { town: village.name.replace(/^East /u, 'E. '), postcode: random() < 0.5 ? village.postcode : undefined })
    case 'one line': return asked(`${one} ${random() < 0.3 ? pick(random, units) : ''}, ${village.name}, MA ${village.postcode}`, { town: undefined })
    case 'one line, no commas': return asked(`${one} ${village.name} MA ${random() < 0.5 ? village.postcode : ''}`, { town: undefined })
    case 'house not in the data': return house.written.includes('-') ? undefined : asked(one, here)
    case 'street not in the data':
      // Nobody can tell it from a street that is in the data when nothing said of it differs, or when it is the other's name cut short.
      if (twin && (street.village === 0 || town.onePostalName)) return undefined
      if (!suffixes[street.suffix]![0] && town.streets.some((other) => other !== street && other.base === street.base)) return undefined
      return asked(one, twin ? { town: village.name, postcode: village.postcode } : here)
    case 'number far off': return asked(`${9000 + Math.floor(random() * 900)} ${short}`, here, undefined)
    case 'end of a range': return asked(`${house.number + 2} ${short}`, here)
    case 'without suffix': return suffixes[street.suffix]![0] && asked(`${number} ${writeStreet(otherStreet({ suffix: suffixes.length - 1 }), false)}`) || undefined
    case 'misspelt': {
      const base = misspelt(street.base, random)
      return base && asked(`${number} ${writeStreet(otherStreet({ base }), town.long)}`) || undefined
    }
    case 'wrong suffix': {
      const suffix = (street.suffix + 1) % (suffixes.length - 1)
      return taken(street.base, suffix) ? undefined : asked(`${number} ${writeStreet(otherStreet({ suffix }), town.long)}`)
    }
    case 'wrong town': {
      const wrong = pick(random, world.towns)
      return wrong.streets.some(({ base }) => base === street.base) ? undefined : { ...asked(one, { town: wrong.name }), truth: undefined }
    }
  }
}

/** Questions about the world with known truth; the same for the same seed. */
export function* askedOf(world: World, seed: number, count: number): Generator<Asked> {
  const random = randomFrom(seed)
  for (let done = 0; done < count;) {
    const kind = pick(random, deck)
    const town = pick(random, world.towns)
    const streets = town.streets.filter(({ listed }) => listed !== (kind === 'street not in the data'))
    if (streets.length === 0) continue
    const street = pick(random, streets)
    const houses = housesOf(town, street).filter(({ listed, written }) =>
      kind === 'end of a range' ? listed && written.includes('-') : listed !== (kind === 'house not in the data' || !street.listed))
    if (houses.length === 0) continue
    const house = pick(random, houses)
    const asked = ask(world, kind, town, street, house, random)
    if (!asked) continue
    done++
    yield asked
  }
}

export type Verdict = 'right' | 'refused' | 'wrong'

/** Exact has to be within a metre of the truth, between within the span of its neighbours of it (5 m for the curve of a street). */
export function judge(answer: Answer, { truth, place }: Asked): Verdict {
  if (answer.found === 'nothing') return 'refused'
  if (!truth || answer.place !== place) return 'wrong'
  const off = metresBetween(answer, truth)
  const allowed = answer.found === 'exact' ? 1 : metresBetween(...answer.neighbours) + 5
  return off <= allowed ? 'right' : 'wrong'
}
