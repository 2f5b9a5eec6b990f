import { z } from 'zod'
import type { CustomField } from '#domain/people/custom-fields.ts'
import type { Asked } from '#domain/people/matching.ts'
import { numberShape } from '#office/number-shape.ts'

const text = z.string().trim().max(200).default('').catch('')
const number = numberShape.optional().catch(undefined)
const day = z.iso.date().optional().catch(undefined)

/** The filters as they stand in an address. Whatever cannot be meant counts as left out. */
export const filtersShape = z.object({ q: text, tag: text, town: text, district: number, since: day, language: text, source: text, field: text, value: text, segment: number })
export type Filters = z.output<typeof filtersShape>

/** The filters as a question; a custom field only with a value that it can have. */
export function askedFor({ q, town, field, value, segment: _segment, ...rest }: Filters, fields: readonly CustomField[]): Asked {
  const known = fields.find(({ key }) => key === field)
  const meant = known && value ? valueOf(known, value) : undefined
  return { ...rest, words: q, placeId: town, ...(known && meant !== undefined ? { field: { key: known.key, value: meant } } : {}) }
}

/** What was typed for a custom field as it is kept; `undefined` when that cannot be. */
export function valueOf({ kind, choices }: Pick<CustomField, 'kind' | 'choices'>, typed: string): string | number | boolean | undefined {
  if (kind === 'number') return /^-?\d{1,15}([.,]\d{1,6})?$/.test(typed) ? Number(typed.replace(',', '.')) : undefined
  if (kind === 'yes-no') return { yes: true, no: false }[typed.toLowerCase()]
  if (kind === 'date') return z.iso.date().safeParse(typed).data
  return kind === 'choice' && !choices.includes(typed) ? undefined : typed
}

/** The filters as an address says them. */
export const inAddress = (filters: Filters): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, value === undefined || value === '' ? undefined : String(value)]))

/** Whether anything narrows the list. */
export const narrows = (filters: Filters) => Object.values(inAddress(filters)).some((value) => value !== undefined)
