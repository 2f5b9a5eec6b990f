import type { Office, RosterPerson } from '#engines/rosters/roster.ts'

export const factNames = ['name', 'given_name', 'family_name', 'party', 'gender', 'email', 'website', 'profile_url'] as const

export type Facts = Record<(typeof factNames)[number], string>
export type OfficeRow = { classification: 'capitol' | 'district'; ordinal: number; address: string; room: string; voice: string; fax: string }

/** What is known of somebody, and for each fact the list that says so: the day on which it was true, and its title. */
export type Known = { facts: Facts; offices: OfficeRow[]; asOf: Record<string, string> }

type List = { asOf: string; title: string }

/**
 * `known` and what a list says: newer facts replace older ones, blanks replace nothing, an older list fills blanks only. Of two lists of
 * one day the first is believed, unless it is the same list again.
 */
export function learn(known: Known, told: { facts: Facts; offices: OfficeRow[] }, list: List): Known {
  const learnt: Known = { facts: { ...known.facts }, offices: [], asOf: { ...known.asOf } }
  const said = `${list.asOf} ${list.title}`
  const isNews = (fact: string) => list.asOf > (known.asOf[fact] ?? '').split(' ', 1).join() || known.asOf[fact] === said
  for (const name of factNames) {
    if (!told.facts[name] || (known.facts[name] && !isNews(name))) continue
    learnt.facts[name] = told.facts[name]
    learnt.asOf[name] = said
  }
  for (const classification of ['capitol', 'district'] as const) {
    const before = known.offices.filter((office) => office.classification === classification)
    const now = told.offices.filter((office) => office.classification === classification)
    const replaces = now.length > 0 && (before.length === 0 || isNews(classification))
    learnt.offices.push(...(replaces ? completed(now, before) : completed(before, now)))
    if (replaces) learnt.asOf[classification] = said
  }
  return learnt
}

/** The offices, their blanks filled from the entry of the same office in another list. */
function completed(offices: OfficeRow[], others: OfficeRow[]): OfficeRow[] {
  return offices.map((office) => {
    const other = offices.length === 1 && others.length === 1 ? others[0] : others.find((one) => isSame(one, office))
    return {
      ...office,
      address: office.address || other?.address || '',
      room: office.room || other?.room || '',
      voice: office.voice || other?.voice || '',
      fax: office.fax || other?.fax || '',
    }
  })
}

const isSame = (one: OfficeRow, other: OfficeRow) =>
  (one.voice !== '' && one.voice === other.voice) || (one.address !== '' && one.address === other.address)

/** `legislature` is the address of its own pages: a link there is the official's profile, the first other one their website. */
export function toldBy(person: RosterPerson, legislature = ''): { facts: Facts; offices: OfficeRow[] } {
  const urls = person.links.filter(({ note }) => !note || note === 'homepage').map(({ url }) => url)
  const host = legislature && new URL(legislature).host
  const profile = urls.find((url) => host && new URL(url).host === host)
  const ordinals = { capitol: 0, district: 0 }
  return {
    facts: {
      name: person.name,
      given_name: person.givenName ?? '',
      family_name: person.familyName,
      party: person.party ?? '',
      gender: person.gender ?? '',
      email: person.email ?? '',
      website: urls.find((url) => !host || new URL(url).host !== host) ?? '',
      profile_url: profile ?? '',
    },
    offices: person.offices.filter(isReachable).map((office) => ({
      classification: office.classification,
      ordinal: ordinals[office.classification]++,
      address: office.address ?? '',
      room: office.room ?? '',
      voice: office.voice ?? '',
      fax: office.fax ?? '',
    })),
  }
}

const isReachable = ({ address, voice, fax }: Office) => !!(address || voice || fax)
