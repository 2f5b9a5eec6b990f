import type { Person } from '#domain/people/person.ts'
import type { FieldValue } from '#domain/people/arrivals/arrival.ts'

/** What a file can set of a person's row. */
export const keptNames = [
  'name', 'given_name', 'family_name', 'pronouns', 'emails', 'phones', 'street', 'locality', 'region', 'postcode', 'place_id', 'districts', 'language', 'tags', 'source', 'identifiers',
] as const

export type Fields = Record<string, FieldValue>
export type Kept = Pick<Person, (typeof keptNames)[number]> & { fields: Fields }
export type Values = Partial<Kept>

export const blank: Kept = {
  name: '', given_name: '', family_name: '', pronouns: '', emails: [], phones: [], street: '', locality: '', region: '', postcode: '', place_id: null, districts: [],
  language: '', tags: [], source: '', identifiers: [], fields: {},
}
