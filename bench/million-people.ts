import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Precinct } from '#engines/jurisdictions/jurisdiction.ts'
import * as atlases from '#domain/legislature/atlases.ts'
import { mulberry } from './chance.ts'
import { familyNames, givenNames, languages, sources, streetKinds, streets, tags } from './names.ts'

/** Somebody made up, as a file of people would tell of them: cells of text, and where their address lies. `phone` is in E.164. */
export type MadeUp = {
  number: number
  given_name: string
  family_name: string
  email: string
  phone: string
  street: string
  locality: string
  postcode: string
  tags: string[]
  language: string
  source: string
  fields: { shirt?: string; children?: number; union_member?: boolean; met_on?: string; employer?: string }
  created: Date
  precinct: Precinct
  /** The `number` of somebody earlier who is the same person. Households, who share an e-mail and are several people, have none. */
  duplicateOf?: number
  alike?: 'email' | 'phone' | 'address'
}

/** The end of the two years about which everything is told. */
export const lastDay = new Date('2026-11-01T00:00:00Z')
const twoYears = 730 * 24 * 3600 * 1000
const remembered = 5_000

/**
 * People of Massachusetts, the same for the same seed: towns by the number of their precincts, a few names often and many seldom. One in
 * twenty was told of before, with the same e-mail, the same phone, or the same address and a name that is spelt differently; one in
 * thirty shares the e-mail and the address of somebody else.
 */
export async function generatePeople(seed: number, count: number): Promise<Iterable<MadeUp>> {
  const { precincts, places } = await atlases.jurisdictionNamed('massachusetts')
  const names = new Map(places.map(({ id, name }) => [id, name]))
  return people(seed, count, precincts.map((precinct) => homeIn(precinct, names.get(precinct.place) ?? '')))
}

type Home = { precinct: Precinct; town: string; postcode: string }
/** Each town has one made-up postcode. */
const homeIn = (precinct: Precinct, town: string): Home => ({ precinct, town, postcode: `0${1001 + [...town].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1700, 7)}` })
const nowhere = homeIn({ place: '', precinct: '', divisions: {} }, '')

function* people(seed: number, count: number, homes: Home[]): Iterable<MadeUp> {
  const chance = mulberry(seed)
  const whole = (below: number) => Math.floor(chance() * below)
  const pick = <T>(from: readonly T[], fallback: T): T => from[whole(from.length)] ?? fallback
  const common = (from: readonly string[]) => from[Math.floor(from.length * chance() ** 2.2)] ?? ''
  const areas = areaCodes()
  const earlier: MadeUp[] = []

  const somebody = (number: number): MadeUp => {
    const [given_name, family_name] = [common(givenNames), common(familyNames)]
    const home = pick(homes, nowhere)
    const fields: MadeUp['fields'] = {}
    if (chance() < 0.2) fields.shirt = pick(['S', 'M', 'L', 'XL'], 'M')
    if (chance() < 0.15) fields.children = whole(5)
    if (chance() < 0.25) fields.union_member = chance() < 0.3
    if (chance() < 0.1) fields.met_on = day(new Date(lastDay.getTime() - whole(twoYears)))
    if (chance() < 0.1) fields.employer = `${common(familyNames)} ${pick(['Schools', 'Hospital', 'Bakery', 'Works', 'University'], 'Works')}`
    return {
      number, given_name, family_name, fields,
      email: chance() < 0.9 ? address(given_name, family_name, number) : '',
      phone: chance() < 0.5 ? phoneNumber(areas, number) : '',
      street: chance() < 0.7 ? `${1 + whole(400)} ${pick(streets, 'Main')} ${pick(streetKinds, 'Street')}` : '',
      locality: home.town,
      postcode: home.postcode,
      tags: [...new Set(Array.from({ length: Math.floor(chance() ** 2 * 5) }, () => common(tags)))].toSorted(),
      language: pick(languages, ''),
      source: pick(sources, ''),
      created: new Date(lastDay.getTime() - Math.floor(twoYears * chance() ** 1.5)),
      precinct: home.precinct,
    }
  }

  for (let number = 1; number <= count; number++) {
    const fresh = somebody(number)
    const known = pick<MadeUp | undefined>(earlier, undefined)
    const dice = chance()
    const person = !known ? fresh : dice < 0.05 ? sameAgain(known, fresh, whole) : dice < 0.085 && known.email && known.street ? { ...fresh, ...homeOf(known), email: known.email } : fresh
    earlier[number % remembered] = person
    yield person
  }
}

const homeOf = ({ family_name, street, locality, postcode, precinct }: MadeUp) => ({ family_name, street, locality, postcode, precinct })

/** The same person told of a second time. */
function sameAgain(known: MadeUp, fresh: MadeUp, whole: (below: number) => number): MadeUp {
  const told = { email: known.email, phone: known.phone, address: known.street }
  const ways = (['email', 'phone', 'address'] as const).filter((way) => told[way])
  const alike = ways[whole(ways.length)] ?? 'address'
  const again = { ...fresh, given_name: known.given_name, family_name: known.family_name, duplicateOf: known.duplicateOf ?? known.number, alike } satisfies MadeUp
  if (alike === 'email') return { ...again, email: known.email }
  if (alike === 'phone') return { ...again, phone: known.phone }
  return { ...again, ...homeOf(known), street: known.street || '1 Main Street', family_name: misspelt(known.family_name, whole) }
}

/** Two letters change places, or one is lost. */
function misspelt(name: string, whole: (below: number) => number): string {
  const at = 1 + whole(Math.max(1, name.length - 2))
  const [left, middle, right] = [name.slice(0, at), name.slice(at, at + 2), name.slice(at + 2)]
  return whole(2) ? left + [...middle].toReversed().join('') + right : left + middle.slice(1) + right
}

const address = (given: string, family: string, number: number) => `${plain(given)}.${plain(family)}${number.toString(36)}@mail${number % 23}.example`
const plain = (name: string) => name.normalize('NFD').toLowerCase().replace(/[^a-z]/g, '')
const day = (at: Date) => at.toISOString().slice(0, 10)

/** No two numbers share one. All begin with 555, which is given to nobody. */
const phoneNumber = (areas: readonly string[], number: number) => `+1${areas[Math.floor(number / 10_000) % areas.length] ?? '617'}555${String(number % 10_000).padStart(4, '0')}`

const areaCodes = () =>
  Array.from({ length: 790 }, (_, at) => String(at + 201)).filter((area) => parsePhoneNumberFromString(`+1${area}5550123`)?.isValid())
