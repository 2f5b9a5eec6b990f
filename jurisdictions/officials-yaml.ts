import { stringify } from 'yaml'
import { normaliseName } from '#engines/divisions/names.ts'
import type { RosterPerson } from '#engines/rosters/roster.ts'

/** Officials in the order of their posts and districts, without what is empty and without superseded identifiers. */
export function officialsYaml(officials: RosterPerson[], posts: string[]): string {
  const order = ({ roles: [role], name }: RosterPerson) =>
    `${String(posts.indexOf(role?.post ?? '')).padStart(3, '0')}|${padded(normaliseName(role?.district ?? ''))}|${name}`
  const sorted = officials.map((person) => ({ person, key: order(person) })).toSorted((a, b) => (a.key < b.key ? -1 : 1))
  return stringify(sorted.map(({ person }) => terse(person)), { lineWidth: 0, indentSeq: false })
}

function terse(person: RosterPerson) {
  const { ids, name, givenName, familyName, party, gender, email, image, roles, offices, links, otherNames } = person
  return {
    name, givenName, familyName, party, gender, email, image, roles,
    ids: ids.filter(({ scheme }) => !scheme.startsWith('legacy')),
    ...(offices.length > 0 && { offices }),
    ...(links.length > 0 && { links }),
    ...(otherNames.length > 0 && { otherNames }),
  }
}

function padded(name: string): string {
  return name.replace(/\d+/, (digits) => digits.padStart(3, '0'))
}
