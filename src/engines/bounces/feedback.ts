import { type Finding, nothing, type Reason } from '#engines/bounces/finding.ts'
import { addressIn } from '#engines/bounces/delivery-status.ts'

/** What a feedback report means (RFC 5965, 6591; the types of its registry). A report that something is no spam complains of nothing. */
export function readFeedback(report: string): Finding {
  const value = (name: string) => new RegExp(`^${name}[ \\t]*:[ \\t]*(.{0,500})`, 'im').exec(report)?.[1]?.trim() ?? ''
  const recipient = addressIn(value('original-rcpt-to'))
  const type = value('feedback-type').toLowerCase()
  if (type === 'not-spam') return { ...nothing, verdict: 'not a bounce', reason: 'no report', recipient, words: 'not-spam' }
  return { ...nothing, verdict: 'complaint', reason: complaints[type] ?? 'other complaint', recipient, words: [type, value('user-agent')].filter(Boolean).join(', ').slice(0, 500) }
}

/** By the names that RFC 5965 gives and Amazon uses. */
export const complaints: Record<string, Reason> = {
  abuse: 'abuse', fraud: 'fraud', 'opt-out': 'unsubscribe', 'opt-out-list': 'unsubscribe', 'auth-failure': 'authentication', dmarc: 'authentication',
}
