import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Db } from '#platform/database.ts'
import { secret } from '#platform/secrets.ts'

/** Which letter: one of a mailing to a person, or one that was written by itself. */
export type Marked = { mailing: number; person: number } | { letter: number }

/**
 * Makes marks by which a letter is known again when it comes back: the left half of its Message-ID, and what follows the plus sign of the address
 * it returns to. Only this installation can make one; nothing is kept for it. Letters, digits and dots, of which case says nothing (RFC 5321 2.4 lets
 * servers on the way change it).
 */
export async function marker(db: Db): Promise<(marked: Marked) => string> {
  const key = await secret(db, 'letter-marks')
  return (marked) => {
    const said = 'letter' in marked ? `l${marked.letter}` : `m${marked.mailing}.${marked.person}`
    return `${said}.${sealOf(key, said)}`
  }
}

/** The address a letter returns to when it cannot be delivered: `bounces+MARK@example.org` for `bounces@example.org`. */
export const returnAddress = (bounces: string, mark: string): string => bounces.replace('@', `+${mark}@`)

/** The first letter of ours that a text names, in an address or a Message-ID; `undefined` when it names none that we made. */
export async function markedIn(db: Db, text: string): Promise<Marked | undefined> {
  const key = await secret(db, 'letter-marks')
  for (const [, said = '', letter, mailing, person, given = ''] of text.toLowerCase().matchAll(/\b((?:l(\d{1,15}))|(?:m(\d{1,15})\.(\d{1,15})))\.([0-9a-f]{20})\b/g)) {
    if (timingSafeEqual(Buffer.from(sealOf(key, said)), Buffer.from(given))) {
      return letter ? { letter: Number(letter) } : { mailing: Number(mailing), person: Number(person) }
    }
  }
  return undefined
}

/** 80 bits. */
const sealOf = (key: string, said: string) => createHmac('sha256', key).update(said).digest('hex').slice(0, 20)
