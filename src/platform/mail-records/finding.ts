import type { Answer } from '#platform/mail-records/asking.ts'

/** One line to publish where the domain's names are kept. */
export type Entry = { name: string; type: 'TXT'; value: string }

/** The same as a line of a zone file, in pieces of at most 255 octets (RFC 1035 3.3). */
export const zoneLine = ({ name, type, value }: Entry): string =>
  `${name}. ${type} ${(value.match(/.{1,255}/g) ?? []).map((piece) => `"${piece.replaceAll(/["\\]/g, '\\$&')}"`).join(' ')}`

export type Subject = 'Sender' | 'SPF' | 'DKIM' | 'DMARC' | 'MX'
/** `careful`: letters go out, but it could be better. `unknown`: it could not be looked up. `publish`: what mends it. */
export type Finding = { about: Subject; grade: 'right' | 'careful' | 'wrong' | 'unknown'; says: string; publish?: Entry }

export const find = (about: Subject, grade: Finding['grade'], says: string, publish?: Entry): Finding => ({ about, grade, says, ...(publish && { publish }) })

export const unanswered = (about: Subject, name: string, { why }: Extract<Answer, { is: 'away' }>): Finding =>
  find(about, 'unknown', `The name system gave no answer about ${name} (${why}). Try again later, or from a machine that may ask it.`)

/** The tags of a DKIM or DMARC record: `v=DMARC1; p=none`, their names in small letters (RFC 6376 3.2). */
export const tagsOf = (record: string): ReadonlyMap<string, string> => new Map(record.split(';').flatMap((tag) => {
  const [, name, value] = /^\s*([a-z][a-z0-9_]*)\s*=\s*([^]*?)\s*$/i.exec(tag) ?? []
  return name && value !== undefined ? [[name.toLowerCase(), value] as const] : []
}))
