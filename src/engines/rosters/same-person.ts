import { fold, normaliseName } from '#engines/divisions/names.ts'
import { memberCode } from '#engines/rosters/member-code.ts'
import type { Role, RosterPerson } from '#engines/rosters/roster.ts'

/**
 * Whether two roster entries are one human: they share an identifier, or they hold the same post for the same district under the same
 * family name (accents, case, punctuation and Jr. aside). One seat is never held by two people of one name at a time, so Kim and
 * Kimberly Driscoll, both Lieutenant Governor, are one. A legislature gives a member's code to somebody else years later, so a code
 * counts only together with the family name or the seat.
 */
export function samePerson(one: RosterPerson, other: RosterPerson): boolean {
  const keys = new Set(keysOf(one))
  return keysOf(other).some((key) => keys.has(key))
}

/** What a person is recognised by, identifiers first: for an index of those already known. */
export function keysOf(person: RosterPerson): string[] {
  const family = foldedFamily(person.familyName)
  const seats = person.roles.map(seatKey)
  return [
    ...person.ids.flatMap(({ scheme, identifier }) => {
      const id = `${scheme}:${identifier}`
      return scheme === memberCode ? [family, ...seats].map((owner) => `${id}|${owner}`) : [id]
    }),
    ...seats.map((seat) => `${seat}|${family}`),
  ]
}

/** Everybody once. The first entry of a person leads; later ones fill its gaps and add identifiers, links, offices and names. */
export function mergePeople(people: RosterPerson[]): RosterPerson[] {
  const byKey = new Map<string, number>()
  const merged: RosterPerson[] = []
  for (const person of people) {
    const at = keysOf(person).map((key) => byKey.get(key)).find((known) => known !== undefined) ?? merged.length
    const known = merged[at]
    merged[at] = known ? mergePerson(known, person) : person
    for (const key of keysOf(person)) if (!byKey.has(key)) byKey.set(key, at)
  }
  return merged
}

/** `base` enriched by the entries of `more` that are the same people; the rest of `more` comes back as `unmatched`. */
export function enrich(base: RosterPerson[], more: RosterPerson[]): { people: RosterPerson[]; unmatched: RosterPerson[] } {
  const byKey = new Map(base.toReversed().flatMap((person) => keysOf(person).map((key): [string, RosterPerson] => [key, person])))
  const found = new Map<RosterPerson, RosterPerson>()
  const unmatched: RosterPerson[] = []
  for (const person of more) {
    const match = keysOf(person).map((key) => byKey.get(key)).find((known) => known !== undefined)
    if (match) found.set(match, mergePerson(found.get(match) ?? match, person))
    else unmatched.push(person)
  }
  return { people: base.map((person) => found.get(person) ?? person), unmatched }
}

/**
 * One entry from two of the same human: `base` is believed, `more` fills what it leaves open. Roles are never mixed: an older list may
 * still name the seat that somebody has since left for another.
 */
export function mergePerson(base: RosterPerson, more: RosterPerson): RosterPerson {
  return {
    ...base,
    givenName: base.givenName ?? more.givenName,
    party: base.party ?? more.party,
    gender: base.gender ?? more.gender,
    email: base.email ?? more.email,
    image: base.image ?? more.image,
    ids: union(base.ids, more.ids, ({ scheme, identifier }) => `${scheme}:${identifier}`),
    links: union(base.links, more.links, ({ url }) => url.toLowerCase().replace(/\/$/, '')),
    offices: union(base.offices, more.offices, (office) => `${office.classification}|${office.voice ?? office.address ?? office.email}`),
    roles: base.roles.length > 0 ? base.roles : more.roles,
    otherNames: [...new Set([...base.otherNames, more.name, ...more.otherNames])].filter((name) => name !== base.name),
  }
}

function seatKey({ post, district }: Role): string {
  const name = normaliseName(district ?? '')
  return `${post}|${/^\D*(\d{1,3})\D{0,2}$/.test(name) && !/ .* /.test(name) ? name.replace(/\D/g, '') : name}`
}

function foldedFamily(name: string): string {
  return fold(name).replace(/,?\s+(?:jr|sr|ii|iii|iv)\.?$/, '').replace(/[^a-z]/g, '')
}

function union<T>(one: T[], other: T[], keyOf: (item: T) => string): T[] {
  return [...new Map([...other, ...one].map((item) => [keyOf(item), item])).values()].toSorted(
    (a, b) => rank(one, a) - rank(one, b),
  )
}

function rank<T>(items: T[], item: T): number {
  const at = items.indexOf(item)
  return at < 0 ? items.length : at
}
