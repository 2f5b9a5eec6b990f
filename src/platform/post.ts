import { hostOf } from '#platform/host-of.ts'

/**
 * A letter as it leaves. `mark` (letter-marks.ts) makes its Message-ID, the same one whenever it is sent; `list` is the list it goes to; `byHand` says that
 * a person wrote its words.
 */
export type Post = {
  id: number; mark: string; kind: string; list?: string; byHand?: boolean; from: string; fromName?: string; replyTo?: string; unsubscribe?: string
  to: string; subject: string; text: string; html?: string; date: Date; calendar?: string
}

export const messageIdOf = ({ mark, from }: Pick<Post, 'mark' | 'from'>) => `<${mark}@${hostOf(from)}>`

/**
 * What mail programs and servers read of it: what it is (RFC 3834), which list it belongs to (RFC 2919), how to leave that with one press (RFC 8058), and
 * by which name a provider counts complaints (Feedback-ID, whose last part names the sender).
 */
export function headersOf({ kind, list, byHand, from, unsubscribe }: Pick<Post, 'kind' | 'list' | 'byHand' | 'from' | 'unsubscribe'>): Record<string, string> {
  return {
    ...(!byHand && { 'Auto-Submitted': 'auto-generated' }),
    ...(list && { 'List-Id': `<${list.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.${hostOf(from)}>` }),
    ...(unsubscribe && { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    'Feedback-ID': `${kind}:${hostOf(from)}:commonweal`,
  }
}

/** What an iCalendar text asks of whoever gets it (RFC 5546). */
export const methodOf = (calendar: string) => /^METHOD:([A-Z]+)/m.exec(calendar)?.[1] ?? 'PUBLISH'
