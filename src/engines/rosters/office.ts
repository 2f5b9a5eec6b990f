import type { Office } from '#engines/rosters/roster.ts'

type Contact = { classification: string; address?: string | null; voice?: string | null; fax?: string | null; email?: string | null }

/**
 * An office as sources give it, or nothing when it holds no way to reach anybody. Every classification but `capitol` is a district
 * office. An address without a digit or a comma (a bare state) is none; `Room 109-B` is also given on its own.
 */
export function office(contact: Contact): Office | undefined {
  const address = clean(contact.address)
  const known = {
    ...(address && /[\d,]/.test(address) && { address }),
    ...(address && roomOf(address) && { room: roomOf(address) }),
    ...(clean(contact.voice) && { voice: clean(contact.voice) }),
    ...(clean(contact.fax) && { fax: clean(contact.fax) }),
    ...(clean(contact.email) && { email: clean(contact.email) }),
  }
  if (Object.keys(known).length === 0) return undefined
  return { classification: contact.classification === 'capitol' ? 'capitol' : 'district', ...known }
}

/** `109-B` of `Room 109-B, State House`; `337` of `State House Rm 337`. */
export function roomOf(address: string): string | undefined {
  return /\b(?:Room|Rm\.?)\s+#?(\d{1,4}[A-Z]?(?:-[A-Z0-9]{1,3})?)\b/i.exec(address)?.[1]?.toUpperCase()
}

function clean(value: string | null | undefined): string | undefined {
  return value?.replace(/\s+/g, ' ').replace(/\s*;\s*/g, ', ').trim() || undefined
}
