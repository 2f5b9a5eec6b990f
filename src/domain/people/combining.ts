import type { JsonObject, JsonValue } from '#platform/schema.ts'
import type { Person } from '#domain/people/person.ts'

/** A person's row as the database says it in JSON, with instants to the microsecond. */
export type Portrait = { [Column in Exclude<keyof Person, 'id' | 'search'>]: Person[Column] extends Date ? string : Person[Column] }
export type Side = 'survivor' | 'loser'

/** Whose value lives on: by the name of a unit, or `field:` and the key of a custom field. Of e-mails and phones, whose come first. */
export type Choices = Record<string, Side>

/** What belongs together and is chosen together. */
export const units = {
  name: ({ name, given_name, family_name }: Portrait) => ({ name, given_name, family_name }),
  pronouns: ({ pronouns }: Portrait) => ({ pronouns }),
  address: ({ street, locality, region, postcode, place_id, districts }: Portrait) => ({ street, locality, region, postcode, place_id, districts }),
  language: ({ language }: Portrait) => ({ language }),
  source: ({ source }: Portrait) => ({ source }),
}
const unitNames = ['name', 'pronouns', 'address', 'language', 'source'] as const
const most = { emails: 10, phones: 10, tags: 200, identifiers: 20 }

/** Two rows as one: of each unit the chosen value, and all e-mails, phones, tags and custom fields that either has. */
export function combine(survivor: Portrait, loser: Portrait, choices: Choices): Portrait {
  const chosen = (unit: string) => (choices[unit] === 'loser' ? loser : survivor)
  const both = (list: keyof typeof most) => {
    const first = chosen(list)
    return [...new Set([...first[list], ...(first === survivor ? loser : survivor)[list]])].slice(0, most[list])
  }
  return {
    ...survivor,
    ...units.name(chosen('name')),
    ...units.pronouns(chosen('pronouns')),
    ...units.address(chosen('address')),
    ...units.language(chosen('language')),
    ...units.source(chosen('source')),
    emails: both('emails'),
    phones: both('phones'),
    tags: both('tags').toSorted(),
    identifiers: both('identifiers'),
    fields: Object.fromEntries([...keysOf(survivor, loser)].map((key) => {
      const [one, other] = [fieldsOf(survivor)[key], fieldsOf(loser)[key]]
      return [key, one === undefined || (other !== undefined && choices[`field:${key}`] === 'loser') ? other : one]
    })),
    created_at: survivor.created_at < loser.created_at ? survivor.created_at : loser.created_at,
  }
}

/** What somebody changed between `from` and `to`, done to `onto`: a value that stayed is left as it is there, of lists only what came or went. */
export function carry(from: Portrait, to: Portrait, onto: Portrait): Portrait {
  const kept = <Value>(value: (portrait: Portrait) => Value) => (isSame(value(from), value(to)) ? value(onto) : value(to))
  const list = (name: keyof typeof most) => {
    if (isSame(from[name], onto[name])) return to[name]
    return [...new Set([...onto[name].filter((one) => to[name].includes(one) || !from[name].includes(one)), ...to[name].filter((one) => !from[name].includes(one))])]
  }
  return {
    ...kept(units.name),
    ...kept(units.pronouns),
    ...kept(units.address),
    ...kept(units.language),
    ...kept(units.source),
    emails: list('emails'),
    phones: list('phones'),
    tags: list('tags'),
    identifiers: list('identifiers'),
    fields: Object.fromEntries([...keysOf(from, to, onto)].flatMap((key) => {
      const value = kept((portrait) => fieldsOf(portrait)[key])
      return value === undefined ? [] : [[key, value] satisfies [string, JsonValue]]
    })),
    created_at: kept(({ created_at }) => created_at),
    updated_at: kept(({ updated_at }) => updated_at),
  }
}

/** Which value lives on when nobody chooses: the fuller one, and of two as full the one changed last. */
export function weigh(survivor: Portrait, loser: Portrait): Choices {
  const newer: Side = loser.updated_at > survivor.updated_at ? 'loser' : 'survivor'
  const fuller = (value: (portrait: Portrait) => unknown): Side => {
    const [one, other] = [fullness(value(survivor)), fullness(value(loser))]
    return one === other ? newer : one > other ? 'survivor' : 'loser'
  }
  const keys = [...keysOf(survivor, loser)]
  return {
    ...Object.fromEntries(unitNames.map((unit) => [unit, fuller(units[unit])])),
    emails: survivor.emails.length ? 'survivor' : 'loser',
    phones: survivor.phones.length ? 'survivor' : 'loser',
    ...Object.fromEntries(keys.map((key) => [`field:${key}`, fuller((portrait) => ({ key: fieldsOf(portrait)[key] ?? '' }))])),
  }
}

export const fieldsOf = ({ fields }: Pick<Portrait, 'fields'>): JsonObject => (fields && typeof fields === 'object' && !Array.isArray(fields) ? fields : {})

const keysOf = (...portraits: Portrait[]) => new Set(portraits.flatMap((portrait) => Object.keys(fieldsOf(portrait))))
const fullness = (value: unknown) => Object.values(value ?? {}).filter((part) => part !== '' && part !== null && !(Array.isArray(part) && part.length === 0)).length
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
