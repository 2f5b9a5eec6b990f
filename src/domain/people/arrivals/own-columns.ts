import { texts } from '#domain/people/arrivals/plan.ts'

/** The columns of our own files that are always there, in order; those of fields, consents and groups follow. */
export const ownColumns = ['id', ...texts, 'emails', 'phones', 'tags', 'identifiers', 'place', 'districts', 'created_at'] as const

export const fieldColumn = (key: string) => `fields.${key}`
export const consentColumn = (channel: string, list: string) => `consents.${channel} ${list}`

/** What a column of our own file means; undefined for one that is only there to be read. */
export function ownMeaning(column: string): string | undefined {
  if (ownColumns.some((known) => known === column)) return column
  const [, kind, rest = ''] = /^(fields|consents)\.(.+)$/s.exec(column) ?? []
  if (kind === 'fields') return `field:${rest}`
  const [, channel, list] = /^(\w+) (.+)$/s.exec(rest) ?? []
  return kind === 'consents' && channel && list ? `consent:${channel}:${list}` : undefined
}

/** A number of ours that another installation cannot mistake for its own. `house`: this installation's mark. */
export const writeOwnId = (house: string, id: number) => `${house}-${id}`
export function readOwnId(house: string, text: string): number | undefined {
  const [, number] = text.startsWith(`${house}-`) ? /-(\d{1,15})$/.exec(text) ?? [] : []
  return number ? Number(number) : undefined
}

const separator = ' · '
type Stated = { given: boolean; statedAt: string; wording: string }

/** A statement in a cell: "given · 2026-03-01T09:00:00.000Z · Yes, write to me." */
export const writeStatement = ({ given, statedAt, wording }: Stated) => [given ? 'given' : 'withdrawn', statedAt, wording].join(separator)
export function readStatement(cell: string): Stated | undefined {
  const [, word, statedAt = '', wording = ''] = /^(given|withdrawn) · (\S+) · (.*)$/s.exec(cell) ?? []
  return word && !Number.isNaN(Date.parse(statedAt)) ? { given: word === 'given', statedAt, wording } : undefined
}
