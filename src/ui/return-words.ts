import type { Row } from '#platform/row.ts'

type Return = Row<'returns'>

/** What a message that came back says. */
export const reasonWords: Record<Return['reason'], string> = {
  'unknown user': 'The server says that nobody is there.',
  'unknown host': 'There is no such mail server.',
  disabled: 'The mailbox is switched off.',
  refused: 'The server refused it for good, without saying why.',
  letter: 'The server refused the letter or our server, not the address.',
  full: 'The mailbox is full.',
  expired: 'It could not be delivered in time.',
  delayed: 'The server asks to try again later.',
  unsaid: 'It came back without a reason that we understand.',
  abuse: 'They marked a letter as spam.',
  fraud: 'They reported a letter as fraud.',
  unsubscribe: 'They asked their mail program for no more letters.',
  authentication: 'Their provider could not tell that the letter was ours.',
  'other complaint': 'They complained of a letter to their mail provider.',
}

/** What was decided, and why. */
export function decisionWords({ decision, verdict, reason, email }: Pick<Return, 'decision' | 'verdict' | 'reason' | 'email'>): string {
  if (decision === 'undeliverable') return verdict === 'permanent' ? 'Letters to many stopped going there at once.' : 'It was the second within 30 days: letters to many stopped going there.'
  if (decision === 'undeliverable before') return 'Letters to many had stopped going there before.'
  if (decision === 'first of two') return 'Nothing was decided yet: a second within 30 days, on another day and for another letter, stops letters to many.'
  if (decision === 'withdrawn') return 'That counts as no longer agreeing; it stands under what they agreed to.'
  if (decision === 'unmatched') return 'Nothing was decided: it bears no mark of ours, so anybody may have written it.'
  if (reason === 'authentication') return 'Nothing was decided: that is about our server, not about them.'
  if (verdict === 'complaint') return 'Nothing was left to take back: they agreed to none of these letters any more.'
  if (verdict === 'temporary') return 'Nothing was decided: it may pass by itself.'
  return email === '' ? 'Nothing was decided: it names no address of theirs.' : 'Nothing was decided: it says nothing of the address.'
}
