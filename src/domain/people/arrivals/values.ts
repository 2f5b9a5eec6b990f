import type { Row } from '#platform/row.ts'
import type { FieldValue } from '#domain/people/arrivals/arrival.ts'

export type Field = Row<'custom_fields'>

const yes = new Set(['true', 'yes', 'y', '1', 't', 'x', 'on', 'subscribed', 'opted in', 'active'])
const no = new Set(['false', 'no', 'n', '0', 'f', 'off', 'unsubscribed', 'opted out', 'inactive', 'bouncing', 'previous bounce', 'spam complaint', 'previous spam complaint'])

/** Yes or no, as the files of other programs say it; undefined when it is neither. */
export function readYes(text: string): boolean | undefined {
  const word = text.trim().toLowerCase()
  return yes.has(word) ? true : no.has(word) ? false : undefined
}

/** The value of a custom field; undefined when it cannot be one. Dates are read as 2026-11-22 and as 11/22/2026. */
export function readField({ kind, choices }: Pick<Field, 'kind' | 'choices'>, text: string): FieldValue | undefined {
  switch (kind) {
    case 'text': return text.length <= 10_000 ? text : undefined
    case 'number': return /^-?\d[\d,]*(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? finite(Number(text.replaceAll(',', ''))) : undefined
    case 'date': return readDay(text)
    case 'choice': return choices.find((choice) => choice === text) ?? choices.find((choice) => choice.toLowerCase() === text.trim().toLowerCase())
    case 'yes-no': return readYes(text)
  }
}

const finite = (number: number) => (Number.isFinite(number) ? number : undefined)

function readDay(text: string): string | undefined {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
  const date = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : undefined
  return date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}

const address = /^[^\s@,;:<>()[\]\\"]+@[^\s@,;:<>()[\]\\"]+\.[^\s@,;:<>()[\]\\".]+$/

/** An e-mail address as the database keeps it: in small letters. Undefined when it cannot be one. */
export function readEmail(text: string): string | undefined {
  const email = text.trim().toLowerCase().replace(/^mailto:/, '')
  return email.length <= 320 && address.test(email) ? email : undefined
}
