import type { Portrait } from '#domain/people/combining.ts'
import type { Comparison } from '#domain/people/duplicates.ts'

/** A value of two records beside each other. Without a `key` there is nothing to choose. */
export type Line = { label: string; key?: string; survivor: string; loser: string; chosen?: string; differs: boolean }

const values: { label: string; key?: string; of: (portrait: Portrait) => string }[] = [
  { label: 'Name', key: 'name', of: ({ name, given_name, family_name }) => [name, [given_name, family_name].filter(Boolean).join(' ')].filter((part, at, all) => part && all.indexOf(part) === at).join(' · ') },
  { label: 'Pronouns', key: 'pronouns', of: ({ pronouns }) => pronouns },
  { label: 'Address', key: 'address', of: ({ street, locality, region, postcode }) => [street, locality, [region, postcode].filter(Boolean).join(' ')].filter(Boolean).join(', ') },
  { label: 'E-mail to use first', key: 'emails', of: ({ emails }) => emails.join(', ') },
  { label: 'Phone to use first', key: 'phones', of: ({ phones }) => phones.join(', ') },
  { label: 'Language', key: 'language', of: ({ language }) => language },
  { label: 'Source', key: 'source', of: ({ source }) => source },
  { label: 'Tags', of: ({ tags }) => tags.join(', ') },
  { label: 'Known since', of: ({ created_at }) => created_at.slice(0, 10) },
]

export function linesOf({ survivor, loser, weighed }: Comparison): Line[] {
  const line = (label: string, key: string | undefined, one: string, other: string): Line => ({ label, key, survivor: one, loser: other, chosen: key && weighed[key], differs: one !== other })
  const fields = [...new Set([survivor, loser].flatMap(({ portrait }) => Object.keys(portrait.fields ?? {})))].toSorted()
  return [
    ...values.map(({ label, key, of }) => line(label, key, of(survivor.portrait), of(loser.portrait))).filter(({ survivor: one, loser: other }) => one || other),
    ...fields.map((key) => line(key.replaceAll('_', ' '), `field:${key}`, fieldOf(survivor.portrait, key), fieldOf(loser.portrait, key))),
  ]
}

function fieldOf({ fields }: Portrait, key: string): string {
  const value = new Map(Object.entries(fields ?? {})).get(key)
  return value === undefined || value === null ? '' : value === true ? 'yes' : value === false ? 'no' : String(value)
}
